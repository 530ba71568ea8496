import { useState } from 'react';
import type { ReplyTemplate, TemplateFigures, TemplateStatus } from '#shared/domain/presence/directory.ts';
import { templateStatusText, templateText } from '#shared/text/template-text.ts';
import { type HostClient, useHost } from '../../host-client/host-context.tsx';
import { useDirectory } from '../../state/use-directory.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useLanguage, useText } from '../../state/use-text.ts';
import { dropEdit, editNow, keepEdit, useTemplateEdit } from './template-edits.ts';
import { emptyFields, fieldsOf, ownersOf, sameFields, type TemplateFields, type Ways, waysOf } from './template-fields.ts';

type SaveInput = Parameters<HostClient['template']['save']>[0];

export type EditorState = {
  /** As it is here or as it was just saved; null: it was never saved. */
  readonly template: ReplyTemplate | null;
  readonly figures: TemplateFigures | null;
  readonly fields: TemplateFields;
  readonly ways: Ways;
  readonly dirty: boolean;
  /** Somebody else changed it since these words were begun. */
  readonly behind: boolean;
  readonly saving: boolean;
  /** Why the last save did not go through; the words are kept. */
  readonly problem: string | null;
  readonly takenShortcut: string | null;
  readonly saved: string | null;
  change(patch: Partial<TemplateFields>): void;
  save(status: 'draft' | 'proposed' | 'published'): Promise<boolean>;
  setStatus(status: TemplateStatus): Promise<boolean>;
  discard(): void;
  /** Goes on with these words on top of the newest version. */
  keepMine(): void;
};

export type EditorQuery = { readonly state: EditorState | null; readonly error: Error | null; reload(): void };

/** One template in the editor: what the host has, what the agent changed, and how both come together. */
export function useTemplateEditor(templateId: string): EditorQuery {
  const text = useText();
  const language = useLanguage();
  const errors = useErrorText();
  const host = useHost();
  const { me } = useDirectory();
  const edit = useTemplateEdit(me.id, templateId);
  const [fresh, setFresh] = useState<ReplyTemplate | null>(null);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [takenShortcut, setTaken] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const isNew = edit?.baseRev === null;
  const query = useHostQuery({
    key: `template:${templateId}:${isNew}`,
    load: async (client) => (isNew ? null : client.template.get({ templateId })),
    affectedBy: (batch) => batch.topics.includes('templates'),
  });

  // What was just saved may be newer than what the host has read so far.
  const known = query.data?.template ?? null;
  const template = fresh !== null && fresh.rev > (known?.rev ?? -1) ? fresh : known;
  if (template === null && edit === undefined) return { state: null, error: query.error, reload: query.reload };

  const fields = edit?.fields ?? (template === null ? emptyFields(me, language) : fieldsOf(template));
  const baseRev = edit?.baseRev ?? template?.rev ?? 0;

  async function ask(call: () => Promise<{ template: ReplyTemplate }>): Promise<boolean> {
    setSaving(true);
    setProblem(null);
    setTaken(null);
    setSaved(null);
    const sent = editNow(me.id, templateId);
    try {
      const answer = await call();
      setFresh(answer.template);
      const now = editNow(me.id, templateId);
      // What was typed while the answer was on its way is not saved yet.
      if (now === sent || now === undefined) dropEdit(me.id, templateId);
      else keepEdit(me.id, templateId, { ...now, baseRev: answer.template.rev });
      setSaved(text(templateText.savedAs, { title: answer.template.title, status: text(templateStatusText[answer.template.status]) }));
      return true;
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === 'SHORTCUT_TAKEN') setTaken(fields.shortcut);
      const offline = code === 'NEEDS_NETWORK' || code === 'SERVER_UNREACHABLE';
      setProblem(offline ? text(templateText.notSavedOffline) : text(templateText.notSaved, { reason: errors.error(error) }));
      return false;
    } finally {
      setSaving(false);
    }
  }

  return {
    error: query.error,
    reload: query.reload,
    state: {
      template,
      figures: query.data?.figures ?? null,
      fields,
      ways: waysOf(me, template, fields.scope),
      dirty: edit !== undefined && (template === null || !sameFields(edit.fields, fieldsOf(template))),
      behind: edit !== undefined && edit.baseRev !== null && template !== null && template.rev !== edit.baseRev,
      saving,
      problem,
      takenShortcut: takenShortcut === fields.shortcut ? takenShortcut : null,
      saved,
      change(patch) {
        setSaved(null);
        keepEdit(me.id, templateId, { fields: { ...fields, ...patch }, baseRev: edit === undefined ? baseRev : edit.baseRev });
      },
      save(status) {
        const { scope, attachments, ...texts } = fields;
        const owners = ownersOf(scope, me.id);
        const trimmed = { ...texts, title: texts.title.trim(), shortcut: texts.shortcut.trim(), topic: texts.topic.trim() };
        const input: SaveInput = { template: { id: templateId, ...owners, ...trimmed, attachments: [...attachments] }, status, baseRev };
        return ask(() => host.template.save(input));
      },
      setStatus: (status) => ask(() => host.template.setStatus({ templateId, status, baseRev: template?.rev ?? 0 })),
      discard() {
        setProblem(null);
        dropEdit(me.id, templateId);
      },
      keepMine() {
        if (edit !== undefined && template !== null) keepEdit(me.id, templateId, { ...edit, baseRev: template.rev });
      },
    },
  };
}
