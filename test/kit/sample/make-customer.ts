import type { ContactIdentity, Order, OrderItem, OrderState } from '#shared/domain/contact/contact.ts';
import type { ChannelKind } from '#shared/domain/ticket/ticket.ts';
import { cities, companies, firstNames, lastNames } from './names.ts';
import { products } from './products.ts';
import { createRandom, idAt, type Random } from './random.ts';
import type { SampleCustomer } from './sample-types.ts';

const DAY_MS = 86_400_000;

const channelShares: readonly (readonly [ChannelKind, number])[] = [
  ['webchat', 42],
  ['whatsapp', 34],
  ['email', 11],
  ['social', 5],
  ['call', 4],
  ['sms', 2],
  ['walkIn', 2],
];

const domains = ['surat.example', 'kotakpos.example', 'kantor.example', 'mail.example'] as const;

/** Customer number `index`, from 0: always the same one for a seed and a `now`, without making those before. */
export function makeCustomer(seed: number, now: number, index: number): SampleCustomer {
  const random = createRandom(seed ^ 0x5eed, index);
  const createdAt = now - random.int(135, 900) * DAY_MS - random.int(0, DAY_MS);
  const first = random.pick(firstNames);
  const name = random.chance(0.06) ? first : `${first} ${random.pick(lastNames)}`;
  const channel = random.weighted(channelShares);
  const conversationId = channel === 'webchat' ? idAt(createdAt, random) : null;
  const phone = phoneOf(index);
  const identity = (kind: ContactIdentity['kind'], value: string): ContactIdentity => ({ id: idAt(createdAt, random), kind, value });
  const identities = [identity('phone', phone)];
  if (channel === 'email' || random.chance(0.85)) identities.push(identity('email', `${slug(name)}.${index.toString(36)}@${random.pick(domains)}`));
  if (channel === 'whatsapp' || random.chance(0.5)) identities.push(identity('whatsapp', phone));
  if (channel === 'social') identities.push(identity('social', `${slug(name).replaceAll('.', '_')}_${index.toString(36)}`));
  if (conversationId !== null) identities.push(identity('webchat', conversationId));
  const company = random.chance(0.05) ? random.pick(companies) : null;
  const tags = [...(random.chance(0.08) ? ['pelanggan-setia'] : []), ...(company === null ? [] : ['grosir'])].sort();
  const contact = {
    id: idAt(createdAt, random),
    name,
    company,
    city: random.weighted(cities),
    language: random.chance(0.09) ? ('en' as const) : ('id' as const),
    note: random.chance(0.04)
      ? random.pick(['Lebih suka dihubungi lewat WhatsApp.', 'Alamat kantor buka Senin sampai Jumat.', 'Pernah dapat kompensasi ongkir.'])
      : '',
    tags,
    identities,
    consent: { marketing: 'unknown', at: null } as const,
    mergedIntoId: null,
    value: { lifetime: 0, orders: 0, lastOrderAt: null },
    createdAt,
    updatedAt: createdAt,
    rev: 1,
  };
  return { contact, orders: makeOrders(random, contact.id, index, now), channel, conversationId };
}

/** One number for each customer, with prefixes that no Indonesian operator has been given. */
function phoneOf(index: number): string {
  const prefix = ['891', '892', '893', '894'][index % 4];
  return `+62${prefix}${String((index * 7_919 + 12_345_678) % 100_000_000).padStart(8, '0')}`;
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '.');
}

function makeOrders(random: Random, contactId: string, index: number, now: number): Order[] {
  const ages = Array.from({ length: random.int(1, 4) }, () => random.unit() * 130).sort((a, b) => b - a);
  return ages.map((ageDays, place) => {
    const placedAt = Math.floor(now - ageDays * DAY_MS);
    const items = Array.from(
      {
        length: random.weighted([
          [1, 6],
          [2, 3],
          [3, 1],
        ]),
      },
      () => makeItem(random),
    );
    return {
      id: idAt(placedAt, random),
      contactId,
      number: `TN-${String((index * 4 + place) * 37 + 2_000_017)}`,
      state: stateAt(random, ageDays),
      placedAt,
      currency: 'IDR',
      total: items.reduce((sum, item) => sum + item.quantity * item.unitPrice, 0) + random.int(2, 12) * 4_500,
      items,
      rev: 1,
    };
  });
}

function makeItem(random: Random): OrderItem {
  const product = random.pick(products);
  const size = product.sizes === undefined ? '' : ` (${random.pick(product.sizes)})`;
  return {
    sku: product.sku,
    name: product.name + size,
    quantity: random.weighted([
      [1, 8],
      [2, 2],
      [3, 1],
    ]),
    unitPrice: product.price,
  };
}

function stateAt(random: Random, ageDays: number): OrderState {
  if (random.chance(0.04)) return 'cancelled';
  if (ageDays < 0.15) return 'placed';
  if (ageDays < 0.7) return 'paid';
  if (ageDays < 1.5) return 'packed';
  if (ageDays < 6) return 'shipped';
  return random.chance(0.04) ? 'returned' : 'delivered';
}
