import { Combobox, Pill, TextInput, UnstyledButton, useCombobox } from '@mantine/core';
import IconTag from '@tabler/icons-react/dist/esm/icons/IconTag.mjs';
import { useState } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import { ticketText } from '#shared/text/ticket-text.ts';
import { useText } from '../../state/use-text.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

type Props = { tags: readonly string[]; known: readonly string[]; onChange: (change: { add: string[]; remove: string[] }) => void };

/** Tags as pills; a field with suggestions adds one. A new tag is lower case without spaces around it. */
export function TagsEditor({ tags, known, onChange }: Props) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { button, byKey } = useReturnFocus(combobox.dropdownOpened);
  const wanted = normal(typed);
  const choices = known.filter((tag) => !tags.includes(tag) && tag.includes(wanted)).slice(0, 8);
  const isNew = wanted !== '' && !known.includes(wanted) && !tags.includes(wanted);

  function add(tag: string) {
    onChange({ add: [tag], remove: [] });
    setTyped('');
  }
  return (
    // Before the drop-down's own Escape, which takes the field away at once.
    <fieldset className="tk-tags" aria-label={text(ticketText.tags)} onKeyDownCapture={(event) => event.key === 'Escape' && byKey()}>
      {tags.map((tag) => (
        <Pill
          key={tag}
          size="sm"
          withRemoveButton
          removeButtonProps={{ 'aria-label': text(ticketText.removeTag, { tag }), tabIndex: 0, 'aria-hidden': false }}
          onRemove={() => onChange({ add: [], remove: [tag] })}
        >
          {tag}
        </Pill>
      ))}
      <Combobox store={combobox} width={220} position="bottom-start" withinPortal onOptionSubmit={add}>
        <Combobox.DropdownTarget>
          <UnstyledButton ref={button} className="tk-chip" onClick={() => combobox.toggleDropdown()} aria-expanded={combobox.dropdownOpened}>
            <IconTag size={14} aria-hidden />
            {text(ticketText.addTag)}
          </UnstyledButton>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown>
          {combobox.dropdownOpened && (
            <Combobox.EventsTarget>
              <TextInput
                size="xs"
                p={4}
                autoFocus
                value={typed}
                maxLength={LIMITS.tag}
                aria-label={text(ticketText.addTag)}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  combobox.selectFirstOption();
                }}
              />
            </Combobox.EventsTarget>
          )}
          <Combobox.Options aria-label={text(ticketText.tags)}>
            {choices.map((tag) => (
              <Combobox.Option key={tag} value={tag}>
                {tag}
              </Combobox.Option>
            ))}
            {isNew && <Combobox.Option value={wanted}>{text(ticketText.addThisTag, { tag: wanted })}</Combobox.Option>}
            {choices.length === 0 && !isNew && <Combobox.Empty>{text(ticketText.noTagFound)}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </fieldset>
  );
}

function normal(typed: string): string {
  return typed.trim().replace(/\s+/g, '-').toLocaleLowerCase().slice(0, LIMITS.tag);
}
