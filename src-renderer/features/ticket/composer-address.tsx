import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import type { Recipient } from '#shared/domain/ticket/ticket.ts';
import { composerText } from '#shared/text/composer-text.ts';
import { channelText } from '#shared/text/ticket-text.ts';
import { useText } from '../../state/use-text.ts';
import { ChannelIcon } from '../../ui/channel-icon.tsx';

/** Whom the text will reach. A web chat visitor's address is an id that tells nobody anything. */
export function ComposerAddress({ note, recipient, name }: { note: boolean; recipient: Recipient | null; name: string }) {
  const text = useText();
  if (note) {
    return (
      <span className="tk-address">
        <IconLock size={14} aria-hidden />
        {text(composerText.noteTo)}
      </span>
    );
  }
  if (recipient === null) return null;
  const channel = text(channelText[recipient.channel]);
  const sentence = recipient.channel === 'webchat' ? composerText.to : composerText.toAddress;
  return (
    <span className="tk-address">
      <ChannelIcon kind={recipient.channel} size={14} />
      <bdi className="tk-ellipsis">{text(sentence, { name, channel, address: recipient.value })}</bdi>
    </span>
  );
}
