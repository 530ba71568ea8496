import { Autocomplete, Button, Menu, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import IconBraces from '@tabler/icons-react/dist/esm/icons/IconBraces.mjs';
import IconBrackets from '@tabler/icons-react/dist/esm/icons/IconBrackets.mjs';
import { useRef } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import { templateLanguageText, templateText } from '#shared/text/template-text.ts';
import { usePlaceholderName } from '../../state/placeholder-names.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import type { FieldProblem, Scope } from './template-fields.ts';
import { TemplateFiles } from './template-files.tsx';
import classes from './templates.module.css';
import { useShortcutTaken } from './use-shortcut-taken.ts';
import type { EditorState } from './use-template-editor.ts';
import { useTemplateWords } from './use-template-words.ts';

/** What a template is made of. A problem is said once the agent has written something there. */
export function EditorFields({ templateId, state, problems }: { templateId: string; state: EditorState; problems: readonly FieldProblem[] }) {
  const text = useText();
  const words = useTemplateWords();
  const { me, teams } = useDirectory();
  const { fields, change, ways, template, takenShortcut } = state;
  const taken = useShortcutTaken(templateId, fields);
  const { data: topics } = useHostQuery({
    key: 'topics',
    load: async (host) =>
      (await host.template.library({ query: '', topic: null, language: null, scope: 'all', status: null, offset: 0, limit: 1 })).topics,
    affectedBy: () => false,
  });
  const readOnly = !ways.change;
  // A field that was never touched needs no reproach.
  const begun = template !== null || fields.title !== '' || fields.body !== '';
  const problemOf = (field: FieldProblem['field']) => problems.find((problem) => problem.field === field);
  const titleEmpty = begun && fields.body !== '' && problemOf('title') !== undefined;
  const shortcutProblem =
    problemOf('shortcut') !== undefined
      ? text(templateText.problemShortcut)
      : taken !== null
        ? text(templateText.problemShortcutTaken, { title: taken })
        : takenShortcut !== null
          ? text(templateText.problemShortcutTaken, { title: `/${takenShortcut}` })
          : null;
  const shown = me.role === 'admin' ? teams : teams.filter((team) => me.teamIds.includes(team.id));
  const scopes: Scope[] = ['personal', ...shown.map((team): Scope => `team:${team.id}`), 'workspace'];
  if (!scopes.includes(fields.scope)) scopes.push(fields.scope);

  return (
    <>
      <div className={classes.pair}>
        <TextInput
          label={text(templateText.fieldTitle)}
          placeholder={text(templateText.fieldTitleHint)}
          value={fields.title}
          maxLength={LIMITS.name}
          readOnly={readOnly}
          autoFocus={template === null}
          required
          error={titleEmpty ? text(templateText.problemTitle) : null}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <TextInput
          label={text(templateText.fieldShortcut)}
          placeholder={text(templateText.fieldShortcutHint)}
          leftSection="/"
          value={fields.shortcut}
          maxLength={40}
          readOnly={readOnly}
          error={shortcutProblem}
          onChange={(event) => change({ shortcut: event.currentTarget.value })}
        />
      </div>
      <div className={classes.pair}>
        <Autocomplete
          label={text(templateText.fieldTopic)}
          data={(topics ?? []).filter((topic) => topic !== '')}
          value={fields.topic}
          maxLength={80}
          readOnly={readOnly}
          openOnFocus={false}
          onChange={(topic) => change({ topic })}
        />
        <Select
          label={text(templateText.scope)}
          data={scopes.map((value) => ({ value, label: words.scope(value) }))}
          value={fields.scope}
          allowDeselect={false}
          openOnFocus={false}
          readOnly={readOnly}
          onChange={(value) => change({ scope: scopes.find((scope) => scope === value) ?? fields.scope })}
        />
        <div className={classes.labelled}>
          <span id="template-language">{text(templateText.language)}</span>
          <SegmentedControl
            aria-labelledby="template-language"
            value={fields.language}
            disabled={readOnly}
            onChange={(value) => change({ language: value === 'en' ? 'en' : 'id' })}
            data={(['id', 'en'] as const).map((value) => ({ value, label: text(templateLanguageText[value]) }))}
          />
        </div>
      </div>
      <BodyField state={state} problem={begun && fields.body !== '' ? problemOf('body') : undefined} />
      <TemplateFiles attachments={fields.attachments} readOnly={readOnly} onChange={(attachments) => change({ attachments })} />
    </>
  );
}

/** The words, with everything that may be put into them. */
function BodyField({ state: { fields, change, ways }, problem }: { state: EditorState; problem: FieldProblem | undefined }) {
  const text = useText();
  const format = useFormat();
  const nameOf = usePlaceholderName();
  const field = useRef<HTMLTextAreaElement>(null);
  const { data: placeholders } = useHostQuery({
    key: `placeholders:${fields.language}`,
    load: (host) => host.template.placeholders({ language: fields.language }),
    affectedBy: () => false,
  });

  /** As if typed where the caret is, so that the field's own undo takes it back. `chosen` counts from the end of what was put in. */
  function insert(words: string, chosen: { from: number; to: number } | null): void {
    const area = field.current;
    if (area === null) return;
    area.focus();
    const at = area.selectionStart;
    if (!area.ownerDocument.execCommand('insertText', false, words))
      change({ body: fields.body.slice(0, at) + words + fields.body.slice(area.selectionEnd) });
    if (chosen !== null) requestAnimationFrame(() => area.setSelectionRange(at + chosen.from, at + chosen.to));
  }
  const blank = text(templateText.blankName);
  const error =
    problem === undefined
      ? null
      : problem.kind === 'unknown'
        ? text(templateText.problemUnknown, { names: problem.names.join(', ') })
        : problem.kind === 'long'
          ? text(templateText.problemLong, { count: format.number(problem.count) })
          : text(templateText.problemBody);

  return (
    <div>
      <Textarea
        ref={field}
        label={text(templateText.fieldBody)}
        description={text(templateText.fieldBodyHint)}
        value={fields.body}
        autosize
        minRows={7}
        maxRows={16}
        dir="auto"
        required
        readOnly={!ways.change}
        error={error}
        onChange={(event) => change({ body: event.currentTarget.value.replaceAll('\u0000', '') })}
      />
      {ways.change && (
        <div className={classes.buttons}>
          <Menu position="bottom-start" returnFocus={false}>
            <Menu.Target>
              <Button size="compact-sm" variant="default" leftSection={<IconBraces size={14} aria-hidden />}>
                {text(templateText.insertValue)}
              </Button>
            </Menu.Target>
            <Menu.Dropdown className={classes.values ?? ''}>
              {(placeholders ?? []).map(({ name, example }) => (
                <Menu.Item key={name} onClick={() => requestAnimationFrame(() => insert(`{{${name}}}`, null))}>
                  <span className={classes.valueName}>{nameOf(name)}</span>
                  <span className={classes.quiet}>{text(templateText.exampleOf, { example })}</span>
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconBrackets size={14} aria-hidden />}
            onClick={() => insert(`[[${blank}]]`, { from: 2, to: 2 + blank.length })}
          >
            {text(templateText.insertBlank)}
          </Button>
        </div>
      )}
    </div>
  );
}
