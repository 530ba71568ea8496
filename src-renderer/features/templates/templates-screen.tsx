import { ActionIcon, Button, Menu, Tabs } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import { useRef } from 'react';
import { frameText } from '#shared/text/frame-text.ts';
import { templateText } from '#shared/text/template-text.ts';
import { useAction } from '../../state/actions.ts';
import { newId } from '../../state/new-id.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useLanguage, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { Message } from '../../ui/message.tsx';
import { ImportResult } from './import-result.tsx';
import { Library } from './library.tsx';
import { type TemplatesTab, useTemplatesView } from './library-filter.ts';
import { MacroEditor } from './macro-editor.tsx';
import { newMacro } from './macro-edits.ts';
import { MacroList } from './macro-list.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { keepEdit } from './template-edits.ts';
import { emptyFields } from './template-fields.ts';
import classes from './templates.module.css';
import { useTemplateFile } from './use-template-file.ts';

/** The library with its editor, what agents propose, and the macros. */
export function TemplatesScreen() {
  const templateId = useView((view) => view.templateId);
  const macroId = useTemplatesView((view) => view.macroId);
  if (templateId !== null) return <TemplateEditor key={templateId} templateId={templateId} />;
  if (macroId !== null) return <MacroEditor key={macroId} macroId={macroId} />;
  return <Lists />;
}

function Lists() {
  const text = useText();
  const language = useLanguage();
  const { me } = useDirectory();
  const openTemplate = useView((view) => view.openTemplate);
  const tab = useTemplatesView((view) => view.tab);
  const leads = me.role !== 'agent';
  const waiting = useWaitingProposals(leads);
  const shown: TemplatesTab = tab === 'proposals' && !leads ? 'library' : tab;

  function begin(): void {
    if (shown === 'macros') {
      useTemplatesView.setState({ macroId: newMacro(me) });
      return;
    }
    const id = newId();
    keepEdit(me.id, id, { fields: emptyFields(me, language), baseRev: null });
    openTemplate(id);
  }
  useAction({ id: 'templates.new', label: templateText.keyNew, keys: 'c', run: begin });

  return (
    <main className={classes.screen}>
      <header className={classes.top}>
        <h1 className={classes.title}>{text(frameText.templates)}</h1>
        <div className={classes.spring} />
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
          {text(shown === 'macros' ? templateText.newMacro : templateText.newTemplate)}
        </Button>
        {shown !== 'macros' && <FileMenu />}
      </header>
      <Tabs
        value={shown}
        keepMounted={false}
        className={classes.tabs ?? ''}
        onChange={(value) =>
          useTemplatesView.setState({ tab: value === 'macros' || value === 'proposals' ? value : 'library', scrollTop: 0, cursor: 0 })
        }
      >
        <Tabs.List aria-label={text(templateText.tabs)} className={classes.tabList ?? ''}>
          <Tabs.Tab value="library">{text(templateText.library)}</Tabs.Tab>
          {leads && (
            <Tabs.Tab value="proposals">
              {waiting > 0 ? text(templateText.proposalsCount, { count: waiting }) : text(templateText.proposals)}
            </Tabs.Tab>
          )}
          <Tabs.Tab value="macros">{text(templateText.macros)}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="library" className={classes.panel ?? ''}>
          <Library proposals={false} onNew={begin} />
        </Tabs.Panel>
        <Tabs.Panel value="proposals" className={classes.panel ?? ''}>
          <Library proposals onNew={begin} />
        </Tabs.Panel>
        <Tabs.Panel value="macros" className={classes.panel ?? ''}>
          <MacroList onNew={begin} />
        </Tabs.Panel>
      </Tabs>
    </main>
  );
}

/** How many proposals wait for a lead; 0 where nobody here may publish. */
function useWaitingProposals(leads: boolean): number {
  const { data } = useHostQuery({
    key: `proposals:${leads}`,
    load: async (host) => {
      if (!leads) return 0;
      return (await host.template.library({ query: '', topic: null, language: null, scope: 'all', status: 'proposed', offset: 0, limit: 1 })).total;
    },
    affectedBy: (batch) => batch.topics.includes('templates'),
  });
  return data ?? 0;
}

/** The library as a file, and a file into the library. */
function FileMenu() {
  const text = useText();
  const file = useTemplateFile();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        data-testid="import-file"
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (chosen !== undefined) file.importFile(chosen);
        }}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="lg" variant="default" aria-label={text(templateText.more)} title={text(templateText.more)}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={file.exportFile}>
            {text(templateText.exportFile)}
          </Menu.Item>
          <Menu.Item leftSection={<IconUpload size={16} aria-hidden />} onClick={() => picker.current?.click()}>
            {text(templateText.importFile)}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {file.busy && (
        <span role="status" className={classes.quiet}>
          {text(templateText.importing)}
        </span>
      )}
      {file.problem !== null && (
        <div className={classes.topProblem}>
          <Message tone="danger">{file.problem}</Message>
        </div>
      )}
      <ImportResult result={file.result} onClose={file.forget} />
    </>
  );
}
