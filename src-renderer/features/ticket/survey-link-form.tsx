import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { SurveyTarget } from '#shared/contract/survey-schemas.ts';
import type { SurveyKind } from '#shared/domain/survey/survey.ts';
import { surveySettingsOf } from '#shared/domain/survey/survey-rules.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { surveyKindText, surveyLinkText as words } from '#shared/text/survey-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useMirror } from '../../state/mirror.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Message } from '../../ui/message.tsx';

const KINDS = ['csat', 'ces', 'nps'] as const satisfies readonly SurveyKind[];
type Made = { readonly url: string; readonly expiresAt: number };

/** Makes a link that the agent sends by hand. */
export function SurveyLinkForm({ ticket }: { ticket: Ticket }) {
  const text = useText();
  const format = useFormat();
  const host = useHost();
  const errors = useErrorText();
  const { workspace } = useDirectory();
  const offline = useMirror((mirror) => mirror.sync !== null && mirror.sync.connection.state !== 'online');
  const [chosen, setChosen] = useState<SurveyKind | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { data: on } = useHostQuery({
    key: `surveys ${workspace.id}`,
    load: async (client) => {
      const rows = (await client.config.list({ kind: 'survey' })).flatMap((config) => (config.kind === 'survey' ? [config.row] : []));
      const settings = surveySettingsOf(workspace.id, rows);
      return KINDS.filter((kind) => settings[kind].on);
    },
    affectedBy: (batch) => batch.topics.includes('directory'),
  });
  const kind = chosen ?? on?.[0] ?? null;

  async function create(): Promise<void> {
    if (kind === null) return;
    const target: SurveyTarget = kind === 'nps' ? { kind, contactId: ticket.contactId } : { kind, ticketId: ticket.id };
    setBusy(true);
    setFailure(null);
    try {
      setMade(await host.survey.link(target));
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  }

  if (on === undefined) return null;
  if (on.length === 0) return <p className="tk-quiet">{text(words.off)}</p>;
  return (
    <div className="tk-form">
      <p className="tk-quiet">{text(words.hint)}</p>
      {offline && (
        <Message tone="warn" quiet>
          {text(words.offline)}
        </Message>
      )}
      <NativeSelect
        label={text(words.kind)}
        value={kind ?? ''}
        onChange={({ currentTarget: { value } }) => {
          setChosen(on.find((one) => one === value) ?? null);
          setMade(null);
          setFailure(null);
        }}
        data={on.map((value) => ({ value, label: text(surveyKindText[value]) }))}
      />
      {failure !== null &&
        (errorCodeOf(failure) === 'SURVEY_NOT_RESOLVED' ? (
          // Here it is resolved; the command has not reached the server, or waits for its undo to pass.
          <Message tone="info">{text(words.notYet)}</Message>
        ) : (
          <Message tone="danger">{text(words.failed, { reason: errors.error(failure) })}</Message>
        ))}
      {made === null ? (
        <Button loading={busy} disabled={offline} onClick={() => void create()}>
          {text(words.create)}
        </Button>
      ) : (
        <div role="status">
          <Group gap="xs" wrap="nowrap">
            <input className="tk-input" aria-label={text(words.link)} readOnly value={made.url} onFocus={(event) => event.currentTarget.select()} />
            <CopyButton value={made.url} label={text(words.copy)} doneLabel={text(words.copied)} />
          </Group>
          <p className="tk-quiet">{text(words.until, { time: format.dateTime(made.expiresAt) })}</p>
        </div>
      )}
    </div>
  );
}
