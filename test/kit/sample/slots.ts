import type { Contact, Order, OrderItem } from '#shared/domain/contact/contact.ts';
import type { Slots } from './phrases.ts';
import { banks, couriers, products, vouchers, wallets } from './products.ts';
import type { Random } from './random.ts';
import type { Topic } from './topic.ts';

const hubs = ['Cakung', 'Tangerang', 'Bandung', 'Semarang', 'Surabaya', 'Denpasar', 'Medan', 'Makassar'] as const;
const otherSizes: Record<string, string> = { S: 'M', M: 'L', L: 'XL', XL: 'L' };

type Given = {
  readonly contact: Contact;
  readonly order: Order | null;
  readonly agentName: string;
  readonly at: number;
  readonly needs?: Topic['needs'] | undefined;
};

/** The facts that a conversation's sentences name, all of one customer and one order. */
export function makeSlots(random: Random, { contact, order, agentName, at, needs }: Given): Slots {
  const item = order?.items.find((entry) => needs === undefined || isOfKind(entry, needs));
  const [, bare, size] = /^(.*?)(?: \((\w+)\))?$/.exec(item?.name ?? random.pick(products).name) ?? [];
  const asked = size ?? 'M';
  const courier = random.pick(couriers);
  return {
    first: contact.name.split(' ')[0] ?? contact.name,
    agent: agentName.split(' ')[0] ?? agentName,
    order: order?.number ?? `TN-${random.int(2_000_000, 9_999_999)}`,
    product: bare ?? 'pesanan',
    size: asked,
    otherSize: otherSizes[asked] ?? String(Number(asked) + 1),
    amount: `Rp${(order?.total ?? random.int(60, 900) * 1_000).toLocaleString('id-ID')}`,
    courier,
    receipt: `${courier.replace(/[^A-Z]/g, '').slice(0, 3)}${random.int(10_000_000, 99_999_999)}${random.int(100, 999)}`,
    city: contact.city ?? 'Jakarta Selatan',
    date: dateInJakarta(order?.placedAt ?? at),
    bank: random.pick(banks),
    wallet: random.pick(wallets),
    voucher: random.pick(vouchers),
    hub: random.pick(hubs),
    case: `${random.pick(['KL', 'RF', 'BT'])}-${random.int(10_000, 99_999)}`,
  };
}

export function isOfKind(item: OrderItem, kind: NonNullable<Topic['needs']>): boolean {
  if (kind === 'size') return item.name.endsWith(')');
  return kind === 'electric' ? item.sku.startsWith('ELK') : /^(ELK|RMH|MNK)/.test(item.sku);
}

const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];

function dateInJakarta(at: number): string {
  const date = new Date(at + 7 * 3_600_000);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
}
