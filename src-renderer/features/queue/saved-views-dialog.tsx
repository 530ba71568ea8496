import { ActionIcon, Button, Modal, TextInput } from '@mantine/core';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useState } from 'react';
import type { SavedView } from '#shared/contract/console/console-shapes.ts';
import type { Sort, View } from '#shared/domain/ticket/queue-view.ts';
import { queueText, viewText } from '#shared/text/queue-text.ts';
import { newId } from '../../state/new-id.ts';
import { useQueueFilter } from '../../state/queue-filter.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useChangeSettings, useSettings } from '../../state/use-settings.ts';
import { useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import classes from './queue-pane.module.css';
import { isSameName, withView } from './saved-views.ts';

/** Keeps the view in use under a name, and takes kept ones away. */
export function SavedViewsDialog({ view, sort, onClose }: { view: View; sort: Sort; onClose: () => void }) {
  const t = useText();
  const errors = useErrorText();
  const { savedViews } = useSettings();
  const changeSettings = useChangeSettings();
  const filter = useQueueFilter((state) => state.filter);
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const taken = savedViews.some((saved) => isSameName(saved.name, name));

  const keep = async (next: SavedView[] | null): Promise<boolean> => {
    if (next === null) {
      setFailure(t(queueText.savedViewsFull));
      return false;
    }
    try {
      await changeSettings({ savedViews: next });
      setFailure(null);
      return true;
    } catch (error) {
      setFailure(errors.error(error));
      return false;
    }
  };
  const save = async () => {
    if (name.trim() !== '' && (await keep(withView(savedViews, { id: newId(), name: name.trim(), view, sort, filter })))) onClose();
  };

  return (
    <Modal opened onClose={onClose} title={t(queueText.savedViews)} size="sm" closeButtonProps={{ 'aria-label': t(queueText.close) }}>
      {failure !== null && <Message tone="danger">{failure}</Message>}
      <form
        className={classes.saveView}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          data-autofocus
          label={t(queueText.savedViewName)}
          description={taken ? t(queueText.savedViewTaken) : t(queueText.savedViewHint)}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          {t(queueText.save)}
        </Button>
      </form>
      {savedViews.length > 0 && (
        <ul className={classes.savedList}>
          {savedViews.map((saved) => (
            <li key={saved.id}>
              <span className={classes.savedName}>{saved.name}</span>
              <span className={classes.savedOf}>{t(viewText[saved.view])}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t(queueText.deleteView, { name: saved.name })}
                onClick={() => void keep(savedViews.filter(({ id }) => id !== saved.id))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
