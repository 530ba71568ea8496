import type { Icon } from '@tabler/icons-react';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconChecks from '@tabler/icons-react/dist/esm/icons/IconChecks.mjs';
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import IconDeviceFloppy from '@tabler/icons-react/dist/esm/icons/IconDeviceFloppy.mjs';
import IconHelpCircle from '@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs';
import { deliveryText } from '#shared/text/timeline-text.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { type Delivery, isLoud } from './delivery.ts';

type Look = { readonly icon: Icon; readonly tone: string };

const looks: Record<Delivery['kind'], Look> = {
  saved: { icon: IconDeviceFloppy, tone: 'quiet' },
  sending: { icon: IconClock, tone: 'quiet' },
  accepted: { icon: IconCheck, tone: 'quiet' },
  delivered: { icon: IconChecks, tone: 'quiet' },
  read: { icon: IconChecks, tone: 'ok' },
  refused: { icon: IconAlertTriangle, tone: 'danger' },
  failed: { icon: IconAlertTriangle, tone: 'danger' },
  unknown: { icon: IconHelpCircle, tone: 'warn' },
  parked: { icon: IconAlertTriangle, tone: 'warn' },
  withdrawn: { icon: IconArrowBackUp, tone: 'quiet' },
};

/** How far a message has come: a picture, and the words on hover or focus of its row (always there for screen readers). */
export function DeliveryMark({ delivery }: { delivery: Delivery }) {
  const text = useText();
  const errorText = useErrorText();
  const { icon: Shape, tone } = looks[delivery.kind];
  const words = delivery.kind === 'refused' ? text(deliveryText.refused, { reason: errorText.refusal(delivery) }) : text(deliveryText[delivery.kind]);
  return (
    <span className={`tk-delivery tk-tone-${tone}`} data-delivery={delivery.kind}>
      <span className={isLoud(delivery) ? 'tk-delivery-words' : 'tk-delivery-words tk-on-hover'}>{words}</span>
      <Shape size={14} stroke={2} aria-hidden />
    </span>
  );
}
