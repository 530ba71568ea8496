import { Button, Group } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import type { FormEvent, ReactNode } from 'react';
import { slaSettingsText } from '#shared/text/sla-text.ts';
import { useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import classes from './sla-settings.module.css';
import type { useSaving } from './use-config-rows.ts';

type Props = {
  title: string;
  editable: boolean;
  saving: ReturnType<typeof useSaving>;
  onSave(): void;
  onClose(): void;
  children: ReactNode;
};

/** A calendar or policy on the whole width of the settings; what was typed stays when saving fails. */
export function EditorFrame({ title, editable, saving, onSave, onClose, children }: Props) {
  const t = useText();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form className={classes.editor} onSubmit={submit} noValidate aria-label={title}>
      <div>
        <Button size="compact-sm" variant="subtle" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onClose}>
          {t(slaSettingsText.back)}
        </Button>
      </div>
      <h2 className={classes.heading}>{title}</h2>
      {!editable && (
        <Message tone="info" quiet>
          {t(slaSettingsText.readOnly)}
        </Message>
      )}
      <fieldset className={classes.fields} disabled={!editable}>
        {children}
      </fieldset>
      {saving.failed !== null && <Message tone="danger">{t(slaSettingsText.notSaved, { reason: saving.failed })}</Message>}
      {editable && (
        <Group gap="sm">
          <Button type="submit" loading={saving.busy}>
            {t(slaSettingsText.save)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t(slaSettingsText.cancel)}
          </Button>
        </Group>
      )}
    </form>
  );
}
