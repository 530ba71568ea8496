import { ActionIcon, Button, Menu } from '@mantine/core';
import IconArchive from '@tabler/icons-react/dist/esm/icons/IconArchive.mjs';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { templateText } from '#shared/text/template-text.ts';
import { useAction } from '../../state/actions.ts';
import { useText } from '../../state/use-text.ts';
import { problemsOf } from './template-fields.ts';
import type { EditorState } from './use-template-editor.ts';

/** The ways to save that this agent has; the main one also by its key. */
export function EditorActions({ state, onBack }: { state: EditorState; onBack: () => void }) {
  const text = useText();
  const { template, fields, ways, dirty, saving } = state;
  const fine = problemsOf(fields).length === 0 && !state.behind;
  const published = template?.status === 'published';
  const status = ways.main === 'propose' ? 'proposed' : 'published';
  const changes = dirty || template === null || template.status !== status;
  const canSave = ways.main !== null && fine && changes && !saving && template?.status !== 'archived';
  const canDraft = ways.draft && fields.title.trim() !== '' && fields.body.trim() !== '' && !state.behind && !saving;
  const mainWords =
    ways.main === 'propose' ? templateText.propose : fields.scope === 'personal' || published ? templateText.saveOwn : templateText.publish;

  function saveMain(): void {
    if (!canSave) return;
    // A proposal that is published as it is changes nothing but its status.
    if (template !== null && !dirty) void state.setStatus(status);
    else void state.save(status);
  }
  useAction({ id: 'templates.save', label: templateText.keySave, keys: 'Mod+Enter', enabled: canSave, run: saveMain });

  return (
    <>
      {dirty && template !== null && (
        <Button variant="subtle" color="gray" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={state.discard}>
          {text(templateText.discard)}
        </Button>
      )}
      {template === null && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            state.discard();
            onBack();
          }}
        >
          {text(templateText.discard)}
        </Button>
      )}
      {ways.sendBack && (
        <Button variant="default" disabled={saving} onClick={() => void state.setStatus('draft')}>
          {text(templateText.sendBack)}
        </Button>
      )}
      {ways.draft && (
        <Button
          variant="default"
          disabled={!canDraft || !(dirty || template === null || template.status !== 'draft')}
          onClick={() => void state.save('draft')}
        >
          {text(templateText.saveDraft)}
        </Button>
      )}
      {ways.main !== null && template?.status !== 'archived' && (
        <Button disabled={!canSave} loading={saving} onClick={saveMain}>
          {text(mainWords)}
        </Button>
      )}
      {ways.unarchive && (
        <Button
          variant="default"
          disabled={saving}
          leftSection={<IconArchive size={16} aria-hidden />}
          onClick={() => void state.setStatus('published')}
        >
          {text(templateText.unarchive)}
        </Button>
      )}
      {ways.archive && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size="lg" variant="default" aria-label={text(templateText.more)} title={text(templateText.more)}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} onClick={() => void state.setStatus('archived')}>
              {text(templateText.archive)}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
