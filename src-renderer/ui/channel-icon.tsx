import type { Icon } from '@tabler/icons-react';
import IconBrandWhatsapp from '@tabler/icons-react/dist/esm/icons/IconBrandWhatsapp.mjs';
import IconBuildingStore from '@tabler/icons-react/dist/esm/icons/IconBuildingStore.mjs';
import IconDeviceMobileMessage from '@tabler/icons-react/dist/esm/icons/IconDeviceMobileMessage.mjs';
import IconMail from '@tabler/icons-react/dist/esm/icons/IconMail.mjs';
import IconMessageCircle from '@tabler/icons-react/dist/esm/icons/IconMessageCircle.mjs';
import IconPhone from '@tabler/icons-react/dist/esm/icons/IconPhone.mjs';
import IconUsersGroup from '@tabler/icons-react/dist/esm/icons/IconUsersGroup.mjs';

const icons: Record<string, Icon> = {
  webchat: IconMessageCircle,
  whatsapp: IconBrandWhatsapp,
  sms: IconDeviceMobileMessage,
  email: IconMail,
  social: IconUsersGroup,
  call: IconPhone,
  phone: IconPhone,
  walkIn: IconBuildingStore,
};

/** Picture of a channel or of a kind of contact detail. With `label` it has that name, without it is decoration beside words. */
export function ChannelIcon({ kind, label, size = 16 }: { kind: string; label?: string; size?: number }) {
  const Shape = icons[kind] ?? IconMessageCircle;
  return label === undefined ? <Shape size={size} stroke={1.75} aria-hidden /> : <Shape size={size} stroke={1.75} role="img" aria-label={label} />;
}
