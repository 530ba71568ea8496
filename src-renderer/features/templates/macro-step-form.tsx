import { NumberInput, Select, TagsInput, Textarea } from '@mantine/core';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { MacroStep } from '#shared/domain/template/macro.ts';
import { PRIORITIES } from '#shared/domain/ticket/ticket.ts';
import { macroText } from '#shared/text/template-text.ts';
import { priorityText, statusText } from '#shared/text/ticket-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import { ReplyTemplateSelect } from './reply-template-select.tsx';
import type { Scope } from './template-fields.ts';
import classes from './templates.module.css';

const statuses = ['open', 'waiting', 'resolved'] as const;

type Props = { step: MacroStep; scope: Scope; readOnly: boolean; onChange: (step: MacroStep) => void };

/** What one step needs to know; taking the ticket needs nothing. */
export function MacroStepForm({ step, scope, readOnly, onChange }: Props) {
  const text = useText();
  const { queues, teams, tags } = useDirectory();
  switch (step.type) {
    case 'claim':
      return null;
    case 'reply':
      return (
        <ReplyTemplateSelect scope={scope} readOnly={readOnly} value={step.templateId} onChange={(templateId) => onChange({ ...step, templateId })} />
      );
    case 'note':
      return (
        <Textarea
          aria-label={text(macroText.note)}
          value={step.text}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={LIMITS.noteText}
          readOnly={readOnly}
          onChange={(event) => onChange({ ...step, text: event.currentTarget.value })}
        />
      );
    case 'tags':
      return (
        <div className={classes.pair}>
          {(['add', 'remove'] as const).map((side) => (
            <TagsInput
              key={side}
              label={text(side === 'add' ? macroText.addTags : macroText.removeTags)}
              data={[...tags]}
              value={[...step[side]]}
              maxTags={LIMITS.tagsPerTicket}
              openOnFocus={false}
              readOnly={readOnly}
              onChange={(value) => onChange({ ...step, [side]: value.map((tag) => tag.trim().slice(0, LIMITS.tag)).filter((tag) => tag !== '') })}
            />
          ))}
        </div>
      );
    case 'priority':
      return (
        <Select
          aria-label={text(macroText.priority)}
          data={PRIORITIES.map((value) => ({ value, label: text(priorityText[value]) }))}
          value={step.priority}
          allowDeselect={false}
          openOnFocus={false}
          readOnly={readOnly}
          onChange={(value) => onChange({ ...step, priority: PRIORITIES.find((priority) => priority === value) ?? step.priority })}
        />
      );
    case 'status':
      return (
        <Select
          aria-label={text(macroText.status)}
          data={statuses.map((value) => ({ value, label: text(statusText[value]) }))}
          value={step.status}
          allowDeselect={false}
          openOnFocus={false}
          readOnly={readOnly}
          onChange={(value) => onChange({ ...step, status: statuses.find((status) => status === value) ?? step.status })}
        />
      );
    case 'snooze':
      return (
        <NumberInput
          label={text(macroText.hours)}
          value={step.hours}
          min={1}
          max={24 * 60}
          allowDecimal={false}
          allowNegative={false}
          readOnly={readOnly}
          onChange={(value) => onChange({ ...step, hours: typeof value === 'number' ? value : 0 })}
        />
      );
    case 'transfer':
      return (
        <div className={classes.form}>
          <Select
            aria-label={text(macroText.queue)}
            placeholder={text(macroText.queue)}
            data={teams
              .map((team) => ({
                group: team.name,
                items: queues.filter((queue) => queue.teamId === team.id).map((queue) => ({ value: queue.id, label: queue.name })),
              }))
              .filter((group) => group.items.length > 0)}
            value={step.queueId === '' ? null : step.queueId}
            searchable
            allowDeselect={false}
            openOnFocus={false}
            readOnly={readOnly}
            onChange={(queueId) => onChange({ ...step, queueId: queueId ?? '' })}
          />
          <Textarea
            label={text(macroText.transferNote)}
            value={step.note}
            autosize
            minRows={1}
            maxRows={6}
            maxLength={LIMITS.noteText}
            readOnly={readOnly}
            onChange={(event) => onChange({ ...step, note: event.currentTarget.value })}
          />
        </div>
      );
  }
}
