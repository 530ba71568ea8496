import { MultiSelect, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Calendar, SlaPolicy } from '#shared/domain/sla/sla.ts';
import { SLA_KINDS } from '#shared/domain/sla/sla-timer.ts';
import { CHANNELS, type ChannelKind, PRIORITIES, type Priority } from '#shared/domain/ticket/ticket.ts';
import { policyText, slaKindText, slaProblemText, slaSettingsText } from '#shared/text/sla-text.ts';
import { channelText, priorityText } from '#shared/text/ticket-text.ts';
import { newId } from '../../state/new-id.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import { EditorFrame } from './editor-frame.tsx';
import { newPolicyDraft, type PolicyDraft, policyDraftOf, policyDraftProblems, policyOf } from './policy-draft.ts';
import classes from './sla-settings.module.css';
import { TimeField } from './time-field.tsx';
import { useSaving } from './use-config-rows.ts';

type Props = {
  policy: SlaPolicy | null;
  policies: readonly SlaPolicy[];
  calendars: readonly Calendar[];
  editable: boolean;
  put(policy: SlaPolicy, baseRev: number): Promise<void>;
  onClose(): void;
};

export function PolicyForm({ policy, policies, calendars, editable, put, onClose }: Props) {
  const t = useText();
  const { queues } = useDirectory();
  const [id] = useState(() => policy?.id ?? newId());
  const [draft, setDraft] = useState<PolicyDraft>(() => (policy === null ? newPolicyDraft() : policyDraftOf(policy)));
  const [tried, setTried] = useState(false);
  const saving = useSaving();
  const problems = policyDraftProblems(draft, calendars);
  const problem = (name: 'name' | 'noTarget' | 'warnTooEarly' | 'calendarGone') => (tried && problems.has(name) ? t(slaProblemText[name]) : null);
  const patch = (changes: Partial<PolicyDraft>) => setDraft({ ...draft, ...changes });
  const match = (changes: Partial<PolicyDraft['match']>) => patch({ match: { ...draft.match, ...changes } });
  const newest = policies.find((other) => other.id === id);
  const [begun] = useState(newest?.rev ?? 0);
  const save = async () => {
    setTried(true);
    if (problems.size > 0) return;
    const position = newest?.position ?? Math.max(-1, ...policies.map((other) => other.position)) + 1;
    // What a colleague changed meanwhile is not overwritten unread: only the try after CONFIG_CHANGED stands on the newest row.
    const rev = saving.stale ? (newest?.rev ?? 0) : begun;
    if (await saving.run(() => put(policyOf(draft, id, position, rev), rev))) onClose();
  };

  return (
    <EditorFrame
      title={policy === null ? t(policyText.newTitle) : policy.name}
      editable={editable}
      saving={saving}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label={t(slaSettingsText.name)}
        maxLength={120}
        autoComplete="off"
        data-autofocus
        value={draft.name}
        error={problem('name')}
        onChange={(event) => patch({ name: event.currentTarget.value })}
      />
      <fieldset className={classes.part}>
        <legend className={classes.legend}>{t(policyText.match)}</legend>
        <p className={classes.hint}>{t(policyText.matchHint)}</p>
        <div className={classes.two}>
          <MultiSelect
            label={t(policyText.queues)}
            searchable
            data={queues.map((queue) => ({ value: queue.id, label: queue.name }))}
            placeholder={draft.match.queueIds.length === 0 ? t(policyText.any) : ''}
            value={[...draft.match.queueIds]}
            onChange={(queueIds) => match({ queueIds })}
          />
          <MultiSelect
            label={t(policyText.priorities)}
            data={PRIORITIES.map((value) => ({ value, label: t(priorityText[value]) }))}
            placeholder={draft.match.priorities.length === 0 ? t(policyText.any) : ''}
            value={[...draft.match.priorities]}
            onChange={(priorities) => match({ priorities: priorities as Priority[] })}
          />
          <MultiSelect
            label={t(policyText.channels)}
            data={CHANNELS.map((value) => ({ value, label: t(channelText[value]) }))}
            placeholder={draft.match.channels.length === 0 ? t(policyText.any) : ''}
            value={[...draft.match.channels]}
            onChange={(channels) => match({ channels: channels as ChannelKind[] })}
          />
          <TagsInput
            label={t(policyText.contactTags)}
            maxTags={100}
            placeholder={draft.match.contactTags.length === 0 ? t(policyText.any) : ''}
            value={[...draft.match.contactTags]}
            onChange={(contactTags) => match({ contactTags })}
          />
        </div>
      </fieldset>
      <fieldset className={classes.part}>
        <legend className={classes.legend}>{t(policyText.targets)}</legend>
        <p className={classes.hint}>{t(policyText.targetsHint)}</p>
        {SLA_KINDS.map((kind) => (
          <TimeField
            key={kind}
            label={t(slaKindText[kind])}
            unitLabel={t(policyText.unitOf, { kind: t(slaKindText[kind]) })}
            time={draft.targets[kind]}
            tried={tried}
            onChange={(time) => patch({ targets: { ...draft.targets, [kind]: time } })}
          />
        ))}
        {problem('noTarget') !== null && (
          <p className={classes.problem} role="alert">
            {problem('noTarget')}
          </p>
        )}
        <TimeField
          label={t(policyText.warn)}
          unitLabel={t(policyText.warnUnit)}
          time={draft.warn}
          tried={tried}
          problem={problem('warnTooEarly')}
          onChange={(warn) => patch({ warn })}
        />
      </fieldset>
      <Select
        label={t(policyText.calendar)}
        allowDeselect={false}
        data={[
          { value: '', label: t(policyText.ownCalendar) },
          { value: 'always', label: t(policyText.always) },
          ...calendars.map((calendar) => ({ value: calendar.id, label: calendar.name })),
        ]}
        value={draft.calendarId ?? ''}
        error={problem('calendarGone')}
        onChange={(value) => patch({ calendarId: value === '' ? null : value })}
      />
      <Switch
        label={t(policyText.pause)}
        checked={draft.pauseWhileWaiting}
        onChange={(event) => patch({ pauseWhileWaiting: event.currentTarget.checked })}
      />
    </EditorFrame>
  );
}
