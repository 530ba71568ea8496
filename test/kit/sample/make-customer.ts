import type { Consent, Contact, ContactIdentity, Order, OrderItem, OrderState, PurchaseValue } from '#shared/domain/contact/contact.ts';
import type { ChannelKind } from '#shared/domain/ticket/ticket.ts';
import { cities, companies, firstNames, lastNames } from './names.ts';
import { companions, products } from './products.ts';
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

/** One in so many chat visitors is a customer who is there already, under another record. */
const DUPLICATE_EVERY = 20;

/** Customer number `index`, from 0: always the same one for a seed and a `now`, without making those before. */
export function makeCustomer(seed: number, now: number, index: number): SampleCustomer {
  const plain = makePlainCustomer(seed, now, index);
  if (plain.channel !== 'webchat' || index % DUPLICATE_EVERY !== DUPLICATE_EVERY - 1) return plain;
  return { ...plain, contact: lookAlike(plain.contact, makePlainCustomer(seed, now, index - 1).contact) };
}

/** The same person again: what the visitor claimed belongs to `known`, so it stands in the note until someone has judged it. */
function lookAlike(contact: Contact, known: Contact): Contact {
  const claimed = known.identities.filter(({ kind }) => kind === 'phone' || kind === 'email').map(({ value }) => value);
  return { ...contact, name: known.name.replace(/i(?=[^i]*$)/, 'y'), city: known.city, company: null, tags: [], note: claimed.join(' · ') };
}

function makePlainCustomer(seed: number, now: number, index: number): SampleCustomer {
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
  const contactId = idAt(createdAt, random);
  // A stream of its own, so that what was made before this was added stays as it was.
  const more = createRandom(seed ^ 0xb0b, index);
  const consent = makeConsent(more, createdAt);
  const orders = makeOrders(random, contactId, index, now).map((order) => withCompanion(more, order));
  const contact = {
    id: contactId,
    name,
    company,
    city: random.weighted(cities),
    language: random.chance(0.09) ? ('en' as const) : ('id' as const),
    note: random.chance(0.04)
      ? random.pick(['Lebih suka dihubungi lewat WhatsApp.', 'Alamat kantor buka Senin sampai Jumat.', 'Pernah dapat kompensasi ongkir.'])
      : '',
    tags,
    identities,
    consent,
    mergedIntoId: null,
    value: purchaseValueOf(orders),
    createdAt,
    updatedAt: createdAt,
    rev: 1,
  };
  return { contact, orders, channel, conversationId };
}

function makeConsent(random: Random, createdAt: number): Consent {
  const marketing = random.weighted<Consent['marketing']>([
    ['granted', 52],
    ['denied', 9],
    ['unknown', 39],
  ]);
  return { marketing, at: marketing === 'unknown' ? null : createdAt + random.int(0, 90) * 60_000 };
}

/** As the central API computes it. */
export function purchaseValueOf(orders: readonly Order[]): PurchaseValue {
  const counted = orders.filter(({ state }) => state !== 'cancelled' && state !== 'returned');
  return {
    lifetime: counted.reduce((sum, { total }) => sum + total, 0),
    orders: counted.length,
    lastOrderAt: counted.length === 0 ? null : Math.max(...counted.map(({ placedAt }) => placedAt)),
  };
}

/** Who buys the one often takes the other with it. */
function withCompanion(random: Random, order: Order): Order {
  const wanted = companions[order.items[0]?.sku ?? ''];
  const product = products.find(({ sku }) => sku === wanted);
  if (!random.chance(0.4) || product === undefined || order.items.some(({ sku }) => sku === product.sku)) return order;
  const item = { sku: product.sku, name: product.name, quantity: 1, unitPrice: product.price };
  return { ...order, items: [...order.items, item], total: order.total + product.price };
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
