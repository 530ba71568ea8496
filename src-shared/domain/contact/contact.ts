import type { ChannelKind } from '../ticket/ticket.ts';

export const IDENTITY_KINDS = ['phone', 'email', 'webchat', 'whatsapp', 'social'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** `value` is canonical: E.164 for a phone, folded for an e-mail, the provider's own id otherwise. */
export type ContactIdentity = { readonly id: string; readonly kind: IdentityKind; readonly value: string };

/** Whether the customer agreed to be written to beyond their own matters, and when they said so. */
export type Consent = { readonly marketing: 'granted' | 'denied' | 'unknown'; readonly at: number | null };

/** Money as in `Order`, in the workspace's currency. */
export type PurchaseValue = { readonly lifetime: number; readonly orders: number; readonly lastOrderAt: number | null };

export type Contact = {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly city: string | null;
  readonly language: 'id' | 'en' | null;
  readonly note: string;
  readonly tags: readonly string[];
  readonly identities: readonly ContactIdentity[];
  readonly consent: Consent;
  /** Whose customer record this one was merged into; undone by one command at any time. */
  readonly mergedIntoId: string | null;
  /** Computed by the central API from the orders, those of merged records included; cancelled and returned ones do not count. */
  readonly value: PurchaseValue;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly rev: number;
};

export const ORDER_STATES = ['placed', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'returned'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export type OrderItem = { readonly sku: string; readonly name: string; readonly quantity: number; readonly unitPrice: number };

/** Money is in whole units of `currency`'s smallest unit in use (rupiah for IDR). */
export type Order = {
  readonly id: string;
  readonly contactId: string;
  readonly number: string;
  readonly state: OrderState;
  readonly placedAt: number;
  readonly currency: string;
  readonly total: number;
  readonly items: readonly OrderItem[];
  readonly rev: number;
};

/** The fields an agent may edit; a field that is absent stays as it is. */
export type ContactEdit = {
  readonly name?: string | undefined;
  readonly company?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly language?: 'id' | 'en' | null | undefined;
  readonly note?: string | undefined;
  readonly consent?: Consent | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  readonly addIdentity?: ContactIdentity | undefined;
  readonly removeIdentityId?: string | undefined;
};

/** Applying the same edit twice gives the same contact; `rev` and times are the caller's. */
export function applyContactEdit(contact: Contact, edit: ContactEdit): Contact {
  const { addTags, removeTags, addIdentity, removeIdentityId, ...fields } = edit;
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Contact>;
  const tags = [...new Set([...contact.tags, ...(addTags ?? [])])].filter((tag) => !removeTags?.includes(tag)).sort();
  let identities = contact.identities.filter((identity) => identity.id !== removeIdentityId);
  if (addIdentity && !identities.some((i) => i.kind === addIdentity.kind && i.value === addIdentity.value)) {
    identities = [...identities, addIdentity];
  }
  return { ...contact, ...present, tags, identities };
}

const identityOfChannel: Record<ChannelKind, IdentityKind> = {
  webchat: 'webchat',
  whatsapp: 'whatsapp',
  sms: 'phone',
  email: 'email',
  social: 'social',
  call: 'phone',
  walkIn: 'phone',
};

/** The kind of identity that a message on `channel` goes to. */
export const identityKindOf = (channel: ChannelKind): IdentityKind => identityOfChannel[channel];

/** The identity a reply on `channel` goes to: the newest of the right kind, or null when the contact has none. */
export function recipientIdentity(contact: Contact, channel: ChannelKind): ContactIdentity | null {
  return contact.identities.findLast((identity) => identity.kind === identityOfChannel[channel]) ?? null;
}
