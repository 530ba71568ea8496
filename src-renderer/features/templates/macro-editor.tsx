import { ActionIcon, Button, Modal, Select, TextInput } from '@mantine/core';
import IconArchive from '@tabler/icons-react/dist/esm/icons/IconArchive.mjs';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useState } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { macroText, templateText } from '#shared/text/template-text.ts';
import { useAction } from '../../state/actions.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { useTemplatesView } from './library-filter.ts';
import { type MacroFieldProblem, macroScopes } from './macro-fields.ts';
import { MacroSteps } from './macro-steps.tsx';
import classes from './templates.module.css';
import { type MacroState, useMacroEditor } from './use-macro-editor.ts';
import { useTemplateWords } from './use-template-words.ts';

const close = () => useTemplatesView.setState({ macroId: null });

const problemWords = {
  name: macroText.problemName,
  noSteps: macroText.problemSteps,
  incomplete: macroText.problemStep,
  afterTransfer: macroText.problemStepAfter,
  twice: macroText.problemTwice,
  tagBoth: macroText.problemTagBoth,
  transferClaim: macroText.problemTransferClaim,
  snoozeResolved: macroText.problemSnoozeResolved,
} as const satisfies Record<MacroFieldProblem['kind'], Sentence>;

/** One macro: its name, for whom it is, and its steps. */
export function MacroEditor({ macroId }: { macroId: string }) {
  const text = useText();
  const state = useMacroEditor(macroId);
  function back(): void {
    state?.forgetEmpty();
    close();
  }
  useAction({ id: 'templates.back', label: templateText.keyBack, keys: 'u', run: back });
  return (
    <main className={classes.screen}>
      <header className={classes.top}>
        <ActionIcon size="lg" aria-label={text(templateText.back)} title={`${text(templateText.back)} (U)`} data-focus-home onClick={back}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <h1 className={classes.title}>{state?.fields.name.trim() || text(state?.macro === null ? templateText.newMacro : templateText.untitled)}</h1>
        {state !== null && (state.dirty || state.macro === null) && (
          <span className={classes.badge} data-status="unsaved">
            {text(templateText.unsaved)}
          </span>
        )}
        <div className={classes.spring} />
        {state?.mayEdit === true && <Actions state={state} onBack={back} />}
      </header>
      {state === null ? <EmptyState title={text(macroText.goneTitle)} hint={text(templateText.goneHint)} /> : <Body state={state} />}
    </main>
  );
}

function Actions({ state, onBack }: { state: MacroState; onBack: () => void }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const { macro, fields, problems, dirty, saving } = state;
  const canSave = problems.length === 0 && (dirty || macro === null) && !saving;
  const save = () => canSave && void state.save(macro?.archived ?? false);
  useAction({ id: 'templates.save', label: templateText.keySave, keys: 'Mod+Enter', enabled: canSave, run: save });
  return (
    <>
      {(dirty || macro === null) && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            state.discard();
            if (macro === null) onBack();
          }}
        >
          {text(templateText.discard)}
        </Button>
      )}
      {macro !== null && (
        <>
          <ActionIcon
            size="lg"
            variant="default"
            aria-label={text(macro.archived ? templateText.unarchive : templateText.archive)}
            title={text(macro.archived ? templateText.unarchive : templateText.archive)}
            disabled={saving || problems.length > 0}
            onClick={() => void state.save(!macro.archived)}
          >
            <IconArchive size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon size="lg" variant="default" aria-label={text(macroText.remove)} title={text(macroText.remove)} onClick={() => setAsking(true)}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </>
      )}
      <Button disabled={!canSave} loading={saving} onClick={save}>
        {text(templateText.saveOwn)}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={text(macroText.remove)}
        closeButtonProps={{ 'aria-label': text(templateText.close) }}
      >
        <div className={classes.form}>
          <p>{text(macroText.removeSure, { name: fields.name })}</p>
          <Button
            color="red"
            data-autofocus
            onClick={() => {
              setAsking(false);
              void state.remove().then((gone) => gone && close());
            }}
          >
            {text(macroText.remove)}
          </Button>
        </div>
      </Modal>
    </>
  );
}

function Body({ state }: { state: MacroState }) {
  const text = useText();
  const words = useTemplateWords();
  const { me, teams } = useDirectory();
  const { fields, problems, macro, mayEdit } = state;
  const scopes = macroScopes(
    me,
    teams.map((team) => team.id),
  );
  const offered = scopes.includes(fields.scope) ? scopes : [...scopes, fields.scope];
  // What is missing is said once something was begun.
  const begun = fields.steps.length > 0 || macro !== null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.editor} tabIndex={0} aria-label={fields.name.trim() || text(templateText.newMacro)}>
      <div className={classes.form}>
        <div role="status" className={state.saved === null ? 'tg-hidden' : classes.savedLine}>
          {state.saved ?? ''}
        </div>
        {state.problem !== null && <Message tone="danger">{state.problem}</Message>}
        {!mayEdit && <div className={classes.banner}>{text(macroText.readOnly)}</div>}
        {state.behind && (
          <div className={classes.behind} role="alert">
            <p>{text(macroText.behind)}</p>
            <div className={classes.buttons}>
              <Button size="compact-sm" variant="default" onClick={state.keepMine}>
                {text(templateText.keepMine)}
              </Button>
              <Button size="compact-sm" variant="default" onClick={state.discard}>
                {text(templateText.takeNewest)}
              </Button>
            </div>
          </div>
        )}
        <div className={classes.pair}>
          <TextInput
            label={text(macroText.fieldName)}
            placeholder={text(macroText.fieldNameHint)}
            value={fields.name}
            maxLength={LIMITS.name}
            readOnly={!mayEdit}
            autoFocus={macro === null}
            required
            onChange={(event) => state.change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={text(templateText.fieldShortcut)}
            value={fields.shortcut}
            maxLength={40}
            readOnly={!mayEdit}
            onChange={(event) => state.change({ shortcut: event.currentTarget.value })}
          />
          <Select
            label={text(templateText.scope)}
            data={offered.map((value) => ({ value, label: words.scope(value) }))}
            value={fields.scope}
            allowDeselect={false}
            openOnFocus={false}
            readOnly={!mayEdit}
            onChange={(value) => state.change({ scope: offered.find((scope) => scope === value) ?? fields.scope })}
          />
        </div>
        <MacroSteps steps={fields.steps} scope={fields.scope} readOnly={!mayEdit} onChange={(steps) => state.change({ steps })} />
        {begun && problems.length > 0 && (
          <ul className={classes.problems} aria-live="polite">
            {problems.map((problem) => (
              <li key={JSON.stringify(problem)}>{text(problemWords[problem.kind], { number: 'step' in problem ? problem.step + 1 : 0 })}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
