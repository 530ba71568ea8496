import { useState } from 'react';
import { mayEditConfig } from '#shared/domain/config/config.ts';
import type { Macro } from '#shared/domain/template/macro.ts';
import { macroText, templateText } from '#shared/text/template-text.ts';
import { type HostClient, useHost } from '../../host-client/host-context.tsx';
import { useDirectory } from '../../state/use-directory.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { dropMacro, keepMacro, macroNow, useMacroEdit } from './macro-edits.ts';
import { type MacroFieldProblem, type MacroFields, macroOf, macroProblems, macroScope } from './macro-fields.ts';
import { useMacros } from './use-macros.ts';

type PutInput = Parameters<HostClient['config']['put']>[0];

export type MacroState = {
  /** As it is here; null: it was never saved. */
  readonly macro: Macro | null;
  readonly fields: MacroFields;
  readonly problems: readonly MacroFieldProblem[];
  readonly mayEdit: boolean;
  readonly dirty: boolean;
  readonly behind: boolean;
  readonly saving: boolean;
  readonly problem: string | null;
  readonly saved: string | null;
  change(patch: Partial<MacroFields>): void;
  save(archived: boolean): Promise<boolean>;
  remove(): Promise<boolean>;
  discard(): void;
  keepMine(): void;
  /** Begun and left empty: nothing worth keeping. */
  forgetEmpty(): void;
};

/** One macro in the editor; null while it is not known here. */
export function useMacroEditor(macroId: string): MacroState | null {
  const text = useText();
  const errors = useErrorText();
  const host = useHost();
  const { me } = useDirectory();
  const { data } = useMacros();
  const edit = useMacroEdit(me.id, macroId);
  const [fresh, setFresh] = useState<Macro | null>(null);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);

  const known = data?.find((macro) => macro.id === macroId) ?? null;
  const macro = fresh !== null && fresh.rev > (known?.rev ?? -1) ? fresh : known;
  if (macro === null && edit === undefined) return null;
  const fields = edit?.fields ?? fieldsOf(macro as Macro);
  const baseRev = edit?.baseRev ?? macro?.rev ?? 0;
  const actor = { agentId: me.id, role: me.role, teamIds: me.teamIds };

  /** `call` answers the revision that was written; null: the macro is gone. */
  async function ask(call: () => Promise<number | null>): Promise<boolean> {
    setSaving(true);
    setProblem(null);
    setSaved(null);
    const sent = macroNow(me.id, macroId);
    try {
      const rev = await call();
      const now = macroNow(me.id, macroId);
      // What was changed while the answer was on its way is not saved yet.
      if (rev === null || now === sent || now === undefined) dropMacro(me.id, macroId);
      else keepMacro(me.id, macroId, { ...now, baseRev: rev });
      return true;
    } catch (error) {
      const code = errorCodeOf(error);
      const offline = code === 'NEEDS_NETWORK' || code === 'SERVER_UNREACHABLE';
      setProblem(offline ? text(templateText.notSavedOffline) : text(templateText.notSaved, { reason: errors.error(error) }));
      return false;
    } finally {
      setSaving(false);
    }
  }

  return {
    macro,
    fields,
    problems: macroProblems(fields),
    mayEdit: macro === null || mayEditConfig(actor, { kind: 'macro', row: macro }),
    dirty: edit !== undefined && (macro === null || !sameMacro(edit.fields, fieldsOf(macro))),
    behind: edit !== undefined && edit.baseRev > 0 && macro !== null && macro.rev !== edit.baseRev,
    saving,
    problem,
    saved,
    change(patch) {
      setSaved(null);
      keepMacro(me.id, macroId, { fields: { ...fields, ...patch }, baseRev });
    },
    save: (archived) =>
      ask(async () => {
        const row = macroOf(macroId, fields, me.id, { archived, rev: baseRev });
        const { rev } = await host.config.put({ config: { kind: 'macro', row } as PutInput['config'], baseRev });
        setFresh({ ...row, rev });
        setSaved(text(macroText.saved, { name: row.name }));
        return rev;
      }),
    remove: () =>
      ask(async () => {
        await host.config.remove({ kind: 'macro', id: macroId, baseRev: macro?.rev ?? 0 });
        return null;
      }),
    discard() {
      setProblem(null);
      dropMacro(me.id, macroId);
    },
    keepMine() {
      if (macro !== null) keepMacro(me.id, macroId, { fields, baseRev: macro.rev });
    },
    forgetEmpty() {
      if (macro === null && fields.name.trim() === '' && fields.steps.length === 0) dropMacro(me.id, macroId);
    },
  };
}

function fieldsOf(macro: Macro): MacroFields {
  const steps = macro.steps.map((step, index) => ({ key: `${macro.rev}:${index}`, step }));
  return { name: macro.name, shortcut: macro.shortcut, scope: macroScope(macro), steps };
}

const plain = ({ name, shortcut, scope, steps }: MacroFields) => JSON.stringify([name, shortcut, scope, steps.map(({ step }) => step)]);
const sameMacro = (a: MacroFields, b: MacroFields): boolean => plain(a) === plain(b);
