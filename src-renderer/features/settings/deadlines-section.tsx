import { ActionIcon, Button } from '@mantine/core';
import IconAlarm from '@tabler/icons-react/dist/esm/icons/IconAlarm.mjs';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import type { SlaPolicy } from '#shared/domain/sla/sla.ts';
import { policyText, slaSettingsText } from '#shared/text/sla-text.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { ConfigList } from './config-list.tsx';
import { OfflineNote } from './hours-section.tsx';
import { PolicyAbout } from './policy-about.tsx';
import { PolicyForm } from './policy-form.tsx';
import classes from './settings.module.css';
import { useConfigRows, useSaving } from './use-config-rows.ts';

/** Deadline policies in the order in which they are asked. */
export function DeadlinesSection() {
  const t = useText();
  const errors = useErrorText();
  const { rows, error, offline, isAdmin, mayEdit, put, remove } = useConfigRows('slaPolicy');
  const calendars = useConfigRows('calendar').rows ?? [];
  const [open, setOpen] = useState<SlaPolicy | 'new' | null>(null);
  const [moved, setMoved] = useState('');
  const moving = useSaving();
  const policies = (rows ?? []).toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));

  async function move(index: number, by: -1 | 1): Promise<void> {
    const order = [...policies];
    const [policy] = order.splice(index, 1);
    if (policy === undefined) return;
    order.splice(index + by, 0, policy);
    const done = await moving.run(async () => {
      for (const [position, row] of order.entries()) if (row.position !== position) await put({ ...row, position }, row.rev);
    });
    if (done) setMoved(t(policyText.moved, { name: policy.name, position: index + by + 1 }));
  }

  if (open !== null) {
    const policy = open === 'new' ? null : open;
    return (
      <>
        {offline && <OfflineNote />}
        <PolicyForm
          policy={policy}
          policies={policies}
          calendars={calendars}
          editable={policy === null || mayEdit(policy)}
          put={put}
          onClose={() => setOpen(null)}
        />
      </>
    );
  }
  return (
    <>
      <p className={classes.intro}>{t(policyText.intro)}</p>
      {!isAdmin && (
        <Message tone="info" quiet>
          {t(slaSettingsText.readOnly)}
        </Message>
      )}
      {offline && isAdmin && <OfflineNote />}
      {error !== null && <Message tone="danger">{t(slaSettingsText.failed, { reason: errors.error(error) })}</Message>}
      {moving.failed !== null && <Message tone="danger">{t(slaSettingsText.notSaved, { reason: moving.failed })}</Message>}
      {isAdmin && (
        <div>
          <Button size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
            {t(policyText.add)}
          </Button>
        </div>
      )}
      {rows === undefined && error === null && <AfterPause>{t(slaSettingsText.loading)}</AfterPause>}
      {rows?.length === 0 && (
        <EmptyState icon={<IconAlarm size={32} stroke={1.5} aria-hidden />} title={t(policyText.empty)} hint={t(policyText.emptyHint)} />
      )}
      <p className="tg-hidden" role="status">
        {moved}
      </p>
      {policies.length > 0 && (
        <ConfigList
          kind="slaPolicy"
          label={t(policyText.targets)}
          rows={policies}
          locked={offline}
          mayEdit={mayEdit}
          about={(policy) => <PolicyAbout policy={policy} calendars={calendars} />}
          more={(policy, index) =>
            isAdmin && (
              <>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  aria-label={t(policyText.up, { name: policy.name })}
                  disabled={offline || moving.busy || index === 0}
                  onClick={() => void move(index, -1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  aria-label={t(policyText.down, { name: policy.name })}
                  disabled={offline || moving.busy || index === policies.length - 1}
                  onClick={() => void move(index, 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
              </>
            )
          }
          onOpen={(row) => setOpen(row)}
          onRemove={remove}
        />
      )}
    </>
  );
}
