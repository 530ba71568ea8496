import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import IconArrowsSort from '@tabler/icons-react/dist/esm/icons/IconArrowsSort.mjs';
import IconBookmark from '@tabler/icons-react/dist/esm/icons/IconBookmark.mjs';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import { useState } from 'react';
import { SORTS, type Sort, VIEWS, type View } from '#shared/domain/ticket/queue-view.ts';
import { queueText, sortText, viewText } from '#shared/text/queue-text.ts';
import { useMirror } from '../../state/mirror.ts';
import { useChangeSettings, useSettings } from '../../state/use-settings.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { FilterButton } from './filter-button.tsx';
import classes from './queue-pane.module.css';
import { useShowSavedView } from './saved-view-actions.tsx';
import { SavedViewsDialog } from './saved-views-dialog.tsx';

/** Which view, how many, in what order. `total` is the number that a filter leaves, null without a filter. */
export function QueueHeader({ view, sort, total }: { view: View; sort: Sort; total: number | null }) {
  const t = useText();
  const format = useFormat();
  const counts = useMirror((mirror) => mirror.counts);
  const changeSettings = useChangeSettings();
  // The view is shown at once; one that could not be kept for next time is no reason to interrupt.
  const keep = (patch: Parameters<typeof changeSettings>[0]) => void changeSettings(patch).catch(() => undefined);
  const { savedViews } = useSettings();
  const showSaved = useShowSavedView();
  const [saving, setSaving] = useState(false);
  const count = (of: View) => (counts === null ? '' : format.number(counts[of]));
  const shown = total === null ? count(view) : format.number(total);

  return (
    <header className={classes.header}>
      <h1 className="tg-hidden">{t(viewText[view])}</h1>
      <Menu position="bottom-start" width={264}>
        <Menu.Target>
          <UnstyledButton className={classes.view} data-focus-home>
            <span className="tg-hidden">{t(queueText.chooseView, { view: t(viewText[view]), count: shown })}</span>
            <span className={classes.viewName} aria-hidden>
              {t(viewText[view])}
            </span>
            <span className={`${classes.count} tg-numbers`} aria-hidden>
              {shown}
            </span>
            <IconChevronDown size={16} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown aria-label={t(queueText.views)}>
          <Menu.RadioGroup value={view} onChange={(choice) => keep({ queueView: choice as View })}>
            {VIEWS.map((choice) => (
              <Menu.RadioItem
                key={choice}
                value={choice}
                closeMenuOnClick
                rightSection={<span className={`${classes.count} tg-numbers`}>{count(choice)}</span>}
              >
                {t(viewText[choice])}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          {savedViews.length > 0 && <Menu.Label>{t(queueText.savedViews)}</Menu.Label>}
          {savedViews.map((saved) => (
            <Menu.Item key={saved.id} onClick={() => showSaved(saved)}>
              {saved.name}
            </Menu.Item>
          ))}
          <Menu.Item leftSection={<IconBookmark size={16} aria-hidden />} onClick={() => setSaving(true)}>
            {t(savedViews.length === 0 ? queueText.saveView : queueText.manageViews)}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {saving && <SavedViewsDialog view={view} sort={sort} onClose={() => setSaving(false)} />}
      <span className={classes.tools}>
        <FilterButton />
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <Tooltip label={t(queueText.sort, { sort: t(sortText[sort]) })}>
              <ActionIcon aria-label={t(queueText.sort, { sort: t(sortText[sort]) })}>
                <IconArrowsSort size={18} stroke={1.75} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.RadioGroup value={sort} onChange={(choice) => keep({ queueSort: choice as Sort })}>
              {SORTS.map((choice) => (
                <Menu.RadioItem key={choice} value={choice} closeMenuOnClick>
                  {t(sortText[choice])}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Dropdown>
        </Menu>
      </span>
    </header>
  );
}
