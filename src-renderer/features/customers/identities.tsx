import { ActionIcon, Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useState } from 'react';
import type { ContactIdentity } from '#shared/domain/contact/contact.ts';
import { writtenIdentity } from '#shared/domain/contact/written-identity.ts';
import { contextText, identityText } from '#shared/text/context-text.ts';
import { useText } from '../../state/use-text.ts';
import { ChannelIcon } from '../../ui/channel-icon.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { parseIdentity, type TypedIdentity } from './parse-identity.ts';

type Props = { identities: readonly ContactIdentity[]; onAdd: (identity: TypedIdentity) => Promise<boolean>; onRemove: (id: string) => void };

/** How the customer can be reached. Only what an agent can add, an agent can remove. */
export function Identities({ identities, onAdd, onRemove }: Props) {
  const text = useText();
  return (
    <>
      {identities.length === 0 && <p className="cx-quiet">{text(contextText.identitiesEmpty)}</p>}
      <ul className="cx-list">
        {identities.map((identity) => (
          <IdentityRow key={identity.id} identity={identity} onRemove={onRemove} />
        ))}
      </ul>
      <AddIdentity onAdd={onAdd} />
    </>
  );
}

function IdentityRow({ identity, onRemove }: { identity: ContactIdentity; onRemove: (id: string) => void }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const { kind, value } = identity;
  const removable = kind === 'phone' || kind === 'email';
  // A web chat visitor's id tells nobody anything.
  const words = kind === 'webchat' ? text(contextText.webchatVisitor) : writtenIdentity(identity);
  return (
    <li className="cx-identity">
      <ChannelIcon kind={kind} label={text(identityText[kind])} size={16} />
      <bdi className="cx-value tg-numbers">{words}</bdi>
      {kind !== 'webchat' && (
        <CopyButton className="cx-on-hover" value={value} label={text(contextText.copy, { value: words })} doneLabel={text(contextText.copied)} />
      )}
      {removable && (
        <Popover opened={asking} onChange={setAsking} position="bottom-end" trapFocus returnFocus width={260}>
          <Popover.Target>
            <ActionIcon
              size="xs"
              className="cx-on-hover"
              aria-label={text(contextText.removeIdentity, { value: words })}
              onClick={() => setAsking(true)}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <p className="cx-ask">{text(contextText.removeIdentityAsk, { value: words })}</p>
            <div className="cx-buttons">
              <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
                {text(contextText.cancel)}
              </Button>
              <Button
                size="compact-sm"
                onClick={() => {
                  setAsking(false);
                  onRemove(identity.id);
                }}
              >
                {text(contextText.remove)}
              </Button>
            </div>
          </Popover.Dropdown>
        </Popover>
      )}
    </li>
  );
}

function AddIdentity({ onAdd }: { onAdd: (identity: TypedIdentity) => Promise<boolean> }) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const { button, byKey } = useReturnFocus(typed !== null);
  async function add() {
    const identity = parseIdentity(typed ?? '');
    setWrong(identity === null);
    if (identity === null || !(await onAdd(identity))) return;
    byKey();
    setTyped(null);
  }
  if (typed === null) {
    return (
      <UnstyledButton ref={button} className="cx-add" onClick={() => setTyped('')}>
        <IconPlus size={14} aria-hidden />
        {text(contextText.addIdentity)}
      </UnstyledButton>
    );
  }
  return (
    <form
      className="cx-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        byKey();
        setTyped(null);
      }}
    >
      <TextInput
        size="xs"
        autoFocus
        aria-label={text(contextText.phoneOrEmail)}
        placeholder={text(contextText.phoneOrEmail)}
        value={typed}
        maxLength={254}
        error={wrong ? text(contextText.identityInvalid) : null}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        }}
      />
      <div className="cx-buttons">
        <Button size="compact-sm" variant="default" onClick={() => setTyped(null)}>
          {text(contextText.cancel)}
        </Button>
        <Button size="compact-sm" type="submit">
          {text(contextText.add)}
        </Button>
      </div>
    </form>
  );
}
