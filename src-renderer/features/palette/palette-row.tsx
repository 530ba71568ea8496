import IconBolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs';
import IconUser from '@tabler/icons-react/dist/esm/icons/IconUser.mjs';
import { paletteText } from '#shared/text/palette-text.ts';
import { channelText, statusText, ticketText } from '#shared/text/ticket-text.ts';
import { shownKeys } from '../../state/shortcuts.ts';
import { useSettings } from '../../state/use-settings.ts';
import { useText } from '../../state/use-text.ts';
import { ChannelIcon } from '../../ui/channel-icon.tsx';
import { Keys } from '../../ui/keys.tsx';
import classes from './palette.module.css';
import type { PaletteItem } from './palette-items.ts';

export function PaletteRow({ item }: { item: PaletteItem }) {
  const t = useText();
  const { shortcuts } = useSettings();
  if (item.kind === 'action') {
    const strokes = shownKeys(shortcuts[item.action.id] ?? item.action.keys);
    return (
      <>
        <IconBolt size={16} aria-hidden />
        <span className={classes.main}>{item.label}</span>
        {strokes.length > 0 && <Keys strokes={strokes} between={t(paletteText.sequence)} />}
      </>
    );
  }
  if (item.kind === 'contact') {
    const { name, detail, newestTicketId } = item.contact;
    return (
      <>
        <IconUser size={16} aria-hidden />
        <span className={classes.main}>
          <bdi className={classes.strong}>{name}</bdi>
          <bdi className={classes.quiet}>{detail}</bdi>
        </span>
        {newestTicketId === null && <span className={classes.quiet}>{t(paletteText.noTicket)}</span>}
      </>
    );
  }
  const { number, channel, contactName, subject, status, excerpt } = item.ticket;
  return (
    <>
      <ChannelIcon kind={channel} label={t(channelText[channel])} />
      <span className={classes.main}>
        <span className={classes.two}>
          <bdi className={classes.strong}>{contactName}</bdi>
          <bdi className={classes.cut}>{subject || t(ticketText.noSubject)}</bdi>
        </span>
        {excerpt !== '' && <bdi className={classes.excerpt}>{excerpt}</bdi>}
      </span>
      <span className={`${classes.quiet} tg-numbers`}>
        #{number} · {t(statusText[status])}
      </span>
    </>
  );
}
