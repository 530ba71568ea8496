import * as z from 'zod';
import type { RowProblem } from '#shared/contract/customer-schemas.ts';
import { zText } from '#shared/contract/schemas.ts';
import { ORDER_STATES, type OrderItem, type OrderState } from '#shared/domain/contact/contact.ts';
import { type Country, canonicalIdentity } from '#shared/domain/contact/identity.ts';
import type { CustomerKeys } from '../contact/find-customers.ts';
import type { GivenOrder } from '../order/upsert-orders.ts';
import { own } from './own-member.ts';
import { MAX_EXTERNAL_ID } from './read-customer-row.ts';
import { readDate } from './read-date.ts';

const states: Readonly<Record<string, OrderState>> = {
  ...Object.fromEntries(ORDER_STATES.map((state) => [state, state])),
  ...{
    baru: 'placed',
    dipesan: 'placed',
    new: 'placed',
    pending: 'placed',
    'belum dibayar': 'placed',
    'menunggu pembayaran': 'placed',
    unpaid: 'placed',
  },
  ...{ dibayar: 'paid', lunas: 'paid', 'sudah dibayar': 'paid', processing: 'paid', diproses: 'paid' },
  ...{ dikemas: 'packed', dipaketkan: 'packed', 'siap dikirim': 'packed', 'ready to ship': 'packed' },
  ...{ dikirim: 'shipped', 'dalam pengiriman': 'shipped', 'in transit': 'shipped', sent: 'shipped' },
  ...{
    sampai: 'delivered',
    terkirim: 'delivered',
    diterima: 'delivered',
    selesai: 'delivered',
    completed: 'delivered',
    complete: 'delivered',
    done: 'delivered',
  },
  ...{ batal: 'cancelled', dibatalkan: 'cancelled', canceled: 'cancelled', cancel: 'cancelled' },
  ...{ retur: 'returned', dikembalikan: 'returned', refunded: 'returned', refund: 'returned' },
};

const MAX_MONEY = 1e15;
const zItems = z
  .array(
    z.object({
      sku: zText(80).min(1),
      name: zText(200).min(1),
      quantity: z.int().positive().max(1_000_000),
      unitPrice: z.number().nonnegative().max(MAX_MONEY),
    }),
  )
  .max(200);

/** A row of a file as an order. `timeZone` is the workspace's: dates without an offset are meant there. */
export function readOrderRow(fields: Readonly<Record<string, string>>, country: Country, timeZone: string): GivenOrder {
  const number = fields.number ?? fields.externalId;
  if (number === undefined) return { problem: 'noNumber' };
  if (number.length > 60 || (fields.externalId?.length ?? 0) > MAX_EXTERNAL_ID) return { problem: 'fieldTooLong' };
  const customer = readKeys(fields, country);
  if (typeof customer === 'string') return { problem: customer };
  const state = fields.state === undefined ? 'placed' : own(states, fields.state.toLowerCase().replace(/[_\s]+/g, ' '));
  if (state === undefined) return { problem: 'stateUnknown' };
  const placedAt = readDate(fields.placedAt ?? '', timeZone);
  if (placedAt === null) return { problem: 'dateInvalid' };
  const total = readMoney(fields.total ?? '');
  if (total === null) return { problem: 'totalInvalid' };
  const currency = readCurrency(fields.currency);
  if (currency === undefined) return { problem: 'currencyUnknown' };
  const items = readItems(fields.items ?? '');
  if (items === null) return { problem: 'itemsInvalid' };
  return { externalId: fields.externalId ?? null, number, customer, state, placedAt, currency, total, items };
}

function readKeys(fields: Readonly<Record<string, string>>, country: Country): CustomerKeys | RowProblem {
  const { customerExternalId: externalId, customerPhone, customerEmail } = fields;
  const phone = customerPhone === undefined ? undefined : canonicalIdentity('phone', customerPhone, country);
  const email = customerEmail === undefined ? undefined : canonicalIdentity('email', customerEmail, country);
  if (phone === null) return 'phoneInvalid';
  if (email === null) return 'emailInvalid';
  return externalId === undefined && phone === undefined && email === undefined ? 'customerUnknown' : { externalId, phone, email };
}

/** Null: the workspace's own; undefined: it is none. */
function readCurrency(text: string | undefined): string | null | undefined {
  if (text === undefined) return null;
  const code = text.toUpperCase();
  if (code === 'RP') return 'IDR';
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
}

/**
 * An amount as people write it: `Rp 1.250.000`, `1,250,000.50`, `1250000`. The last of two kinds of marks is the decimal one; a
 * single kind that only ever stands before three digits groups thousands. Null: it is none.
 */
export function readMoney(text: string): number | null {
  const bare = text.replace(/^(?:[A-Za-z]{2,3}\.?|[$€£])\s*|[\s\u00a0]|,-$|\.-$/g, '').replace(/\s*[A-Za-z]{3}$/, '');
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const mark = bare[last] ?? '';
  const isDecimal = last >= 0 && (new Set(bare.match(/[.,]/g)).size === 2 || !/^\d{1,3}([.,]\d{3})+$/.test(bare));
  if (isDecimal && bare.split(mark).length > 2) return null;
  const amount = isDecimal ? Number(`${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`) : Number(bare.replace(/[.,]/g, ''));
  return Number.isFinite(amount) && amount <= MAX_MONEY ? amount : null;
}

/** `sku|name|quantity|price`, one after the other with `;` between them; or the same as a JSON list. Null: neither. */
export function readItems(text: string): OrderItem[] | null {
  if (text === '') return [];
  const given = text.startsWith('[') ? parseJson(text) : text.split(/;|\n/).flatMap((part) => (part.trim() === '' ? [] : [readItem(part)]));
  const parsed = zItems.safeParse(given);
  return parsed.success ? parsed.data : null;
}

function readItem(part: string): unknown {
  const [sku, name, quantity, price, ...more] = part.split('|').map((piece) => piece.trim());
  return more.length > 0 ? null : { sku, name, quantity: Number(quantity), unitPrice: readMoney(price ?? '') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
