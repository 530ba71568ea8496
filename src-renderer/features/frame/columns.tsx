import { ActionIcon, Tooltip } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import IconLayoutSidebarRightCollapse from '@tabler/icons-react/dist/esm/icons/IconLayoutSidebarRightCollapse.mjs';
import IconLayoutSidebarRightExpand from '@tabler/icons-react/dist/esm/icons/IconLayoutSidebarRightExpand.mjs';
import { type ReactNode, useEffect, useState } from 'react';
import { actionText } from '#shared/text/action-text.ts';
import { frameText } from '#shared/text/frame-text.ts';
import { useAction } from '../../state/actions.ts';
import { useChangeSettings, useSettings } from '../../state/use-settings.ts';
import { useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { CONTEXT_WIDTH, columnLayout } from './column-layout.ts';
import { ColumnResizer } from './column-resizer.tsx';
import classes from './columns.module.css';

/** Queue, ticket and context beside each other, as far as the window has room. `context` is null while no ticket is open. */
export function Columns({ queue, ticket, context }: { queue: ReactNode; ticket: ReactNode; context: ReactNode | null }) {
  const t = useText();
  const { width } = useViewportSize();
  const settings = useSettings();
  const changeSettings = useChangeSettings();
  const ticketId = useView((view) => view.ticketId);
  const closeTicket = useView((view) => view.closeTicket);
  const [dragged, setDragged] = useState<number | null>(null);
  const [overOpen, setOverOpen] = useState(false);
  const layout = columnLayout(width || window.innerWidth, dragged ?? settings.queueWidth, settings.contextOpen && context !== null);

  // A window that could not keep a width or a column still shows it; the next change tries again.
  const keep = (patch: Parameters<typeof changeSettings>[0]) => void changeSettings(patch).catch(() => undefined);
  const open = layout.kind === 'beside' ? settings.contextOpen : overOpen;
  const toggle = () => (layout.kind === 'beside' ? keep({ contextOpen: !settings.contextOpen }) : setOverOpen(!overOpen));

  // biome-ignore lint/correctness/useExhaustiveDependencies: another ticket, or another layout, closes what lies over the ticket.
  useEffect(() => setOverOpen(false), [ticketId, layout.kind]);

  useAction({ id: 'frame.toggleContext', label: actionText.toggleContext, keys: 'i', enabled: context !== null, run: toggle });
  useAction({ id: 'frame.closeTicket', label: actionText.closeTicket, keys: 'u', enabled: ticketId !== null, run: closeTicket });

  useAction({
    id: 'frame.hideContext',
    label: frameText.hideCustomer,
    keys: 'Escape',
    enabled: layout.kind !== 'beside' && overOpen,
    run: () => setOverOpen(false),
  });

  const contextPanel = context !== null && open && (
    <div className={classes.context} data-over={layout.kind !== 'beside' || undefined} style={{ width: `min(${CONTEXT_WIDTH / 16}rem, 100%)` }}>
      <div className={classes.contextTop}>
        <Tooltip label={t(frameText.hideCustomer)}>
          <ActionIcon onClick={toggle} aria-label={t(frameText.hideCustomer)} aria-expanded>
            <IconLayoutSidebarRightCollapse size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.contextBody}>{context}</div>
    </div>
  );

  const single = layout.kind === 'single';
  return (
    <div className={classes.columns}>
      {(!single || ticketId === null) && (
        <section className={classes.queue} aria-label={t(frameText.queue)} style={single ? { flex: 1 } : { width: layout.queueWidth }}>
          {queue}
          {!single && (
            <ColumnResizer
              width={layout.queueWidth}
              max={layout.queueMax}
              onMove={setDragged}
              onDone={(next) => {
                setDragged(null);
                keep({ queueWidth: next });
              }}
            />
          )}
        </section>
      )}
      {(!single || ticketId !== null) && (
        <main className={classes.ticket} id="ticket" tabIndex={-1}>
          {single && (
            <div className={classes.back}>
              <ActionIcon onClick={closeTicket} aria-label={t(frameText.backToQueue)}>
                <IconArrowLeft size={18} aria-hidden />
              </ActionIcon>
              <span aria-hidden>{t(frameText.backToQueue)}</span>
            </div>
          )}
          <div className={classes.ticketBody}>{ticket}</div>
        </main>
      )}
      {context !== null && !open && (
        <div className={classes.strip}>
          <Tooltip label={t(frameText.showCustomer)} position="left">
            <ActionIcon onClick={toggle} aria-label={t(frameText.showCustomer)} aria-expanded={false}>
              <IconLayoutSidebarRightExpand size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      )}
      {contextPanel}
    </div>
  );
}
