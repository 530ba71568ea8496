import { ActionIcon, Button } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import IconMessageOff from '@tabler/icons-react/dist/esm/icons/IconMessageOff.mjs';
import { useState } from 'react';
import { templateStatusText, templateText } from '#shared/text/template-text.ts';
import { useAction } from '../../state/actions.ts';
import { newId } from '../../state/new-id.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { WordDiff } from './diff-view.tsx';
import { EditorActions } from './editor-actions.tsx';
import { EditorFields } from './editor-fields.tsx';
import { EditorPreview } from './editor-preview.tsx';
import { dropEdit, keepEdit } from './template-edits.ts';
import { problemsOf } from './template-fields.ts';
import classes from './templates.module.css';
import { type EditorState, useTemplateEditor } from './use-template-editor.ts';
import { useTemplateWords } from './use-template-words.ts';
import { Versions } from './versions.tsx';

/** One template: its words, how they will read, how it does, and what it was before. */
export function TemplateEditor({ templateId }: { templateId: string }) {
  const text = useText();
  const errors = useErrorText();
  const { me } = useDirectory();
  const openTemplate = useView((view) => view.openTemplate);
  const { state, error, reload } = useTemplateEditor(templateId);
  function back(): void {
    // Begun and left empty: nothing worth keeping.
    if (state?.template === null && state.fields.title.trim() === '' && state.fields.body.trim() === '') dropEdit(me.id, templateId);
    openTemplate(null);
  }
  useAction({ id: 'templates.back', label: templateText.keyBack, keys: 'u', run: back });

  return (
    <main className={classes.screen}>
      <header className={classes.top}>
        <ActionIcon size="lg" aria-label={text(templateText.back)} title={`${text(templateText.back)} (U)`} data-focus-home onClick={back}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <h1 className={classes.title}>
          {state?.fields.title.trim() || text(state?.template === null ? templateText.newTemplate : templateText.untitled)}
        </h1>
        {state !== null && <Marks state={state} />}
        <div className={classes.spring} />
        {state !== null && <EditorActions state={state} onBack={back} />}
      </header>
      {state !== null ? (
        <Body state={state} />
      ) : error === null ? (
        <AfterPause className={classes.padded ?? ''}>{text(templateText.loading)}</AfterPause>
      ) : (
        <EmptyState
          icon={<IconMessageOff size={32} stroke={1.25} aria-hidden />}
          title={text(templateText.goneTitle)}
          hint={errorCodeOf(error) === 'NOT_FOUND' ? text(templateText.goneHint) : errors.error(error)}
        >
          <Button onClick={errorCodeOf(error) === 'NOT_FOUND' ? back : reload}>
            {text(errorCodeOf(error) === 'NOT_FOUND' ? templateText.back : templateText.tryAgain)}
          </Button>
        </EmptyState>
      )}
    </main>
  );
}

function Marks({ state: { template, dirty } }: { state: EditorState }) {
  const text = useText();
  return (
    <>
      {template !== null && (
        <span className={classes.badge} data-status={template.status}>
          {text(templateStatusText[template.status])}
        </span>
      )}
      {(dirty || template === null) && (
        <span className={classes.badge} data-status="unsaved">
          {text(templateText.unsaved)}
        </span>
      )}
    </>
  );
}

function Body({ state }: { state: EditorState }) {
  const text = useText();
  const { template, fields, ways, problem, saved } = state;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.editor} tabIndex={0} aria-label={fields.title.trim() || text(templateText.untitled)}>
      <div className={classes.form}>
        <div role="status" className={saved === null ? 'tg-hidden' : classes.savedLine}>
          {saved ?? ''}
        </div>
        {problem !== null && <Message tone="danger">{problem}</Message>}
        {template !== null && !ways.change && <ReadOnly state={state} />}
        {template?.status === 'proposed' && <ProposedBy state={state} />}
        {state.behind && template !== null && <Behind state={state} />}
        <EditorFields templateId={template?.id ?? ''} state={state} problems={problemsOf(fields)} />
      </div>
      <div className={classes.side}>
        <EditorPreview fields={fields} />
        <Figures state={state} />
        {template !== null && <Versions template={template} onRestore={ways.change ? state.change : null} />}
      </div>
    </section>
  );
}

/** For a template of others: a copy of one's own can be proposed. */
function ReadOnly({ state: { fields } }: { state: EditorState }) {
  const text = useText();
  const { me } = useDirectory();
  const openTemplate = useView((view) => view.openTemplate);
  function copy(): void {
    const id = newId();
    keepEdit(me.id, id, { fields: { ...fields, shortcut: '' }, baseRev: null });
    openTemplate(id);
  }
  return (
    <div className={classes.banner}>
      <span>{text(templateText.notMine)}</span>
      <Button size="compact-sm" variant="default" onClick={copy}>
        {text(templateText.copy)}
      </Button>
    </div>
  );
}

function ProposedBy({ state: { template, ways } }: { state: EditorState }) {
  const text = useText();
  const format = useFormat();
  const { me, agentName } = useDirectory();
  if (template === null) return null;
  const agent = agentName(template.agentId ?? template.updatedById) || text(templateText.system);
  return (
    <div className={classes.banner}>
      <span>
        {text(templateText.proposedBy, { agent, time: format.dateTime(template.updatedAt) })}
        {template.agentId === me.id && ways.main === 'propose' && `. ${text(templateText.proposeHint)}`}
      </span>
    </div>
  );
}

/** Somebody saved it meanwhile: what differs, and whose words go on. */
function Behind({ state }: { state: EditorState }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { template, fields } = state;
  if (template === null) return null;
  return (
    <div className={classes.behind} role="alert">
      <p>{text(templateText.behind)}</p>
      {open && (
        <>
          <p className={classes.quiet}>{text(templateText.newestHint)}</p>
          <WordDiff before={template.title} after={fields.title} strong />
          <WordDiff before={template.body} after={fields.body} />
        </>
      )}
      <div className={classes.buttons}>
        {!open && (
          <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
            {text(templateText.compareNewest)}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={state.keepMine}>
          {text(templateText.keepMine)}
        </Button>
        <Button size="compact-sm" variant="default" onClick={state.discard}>
          {text(templateText.takeNewest)}
        </Button>
      </div>
    </div>
  );
}

function Figures({ state: { template, figures } }: { state: EditorState }) {
  const text = useText();
  const words = useTemplateWords();
  if (template === null || figures === null) return null;
  return (
    <section aria-label={text(templateText.figuresTitle)}>
      <h2 className={classes.sideTitle}>{text(templateText.figuresTitle)}</h2>
      <ul className={classes.plainList}>
        {words.figures(figures).map((line) => (
          <li key={line}>{line.charAt(0).toLocaleUpperCase() + line.slice(1)}</li>
        ))}
      </ul>
    </section>
  );
}
