import type { Trx } from '../../db/database.ts';
import { type Address, rootsOf } from './bulk.ts';
import { findOwners, lockContacts } from './bulk-repository.ts';

/** How an order names its customer, tried in this order; addresses are canonical. A phone number is also looked for as WhatsApp. */
export type CustomerKeys = {
  readonly id?: string | undefined;
  readonly externalId?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
};

/** The record that a key names, and the customer it is shown with. */
export type FoundCustomer = { readonly id: string; readonly rootId: string };

const addressesOf = ({ phone, email }: CustomerKeys): Address[] => [
  ...(phone === undefined ? [] : [{ kind: 'phone', value: phone } as const, { kind: 'whatsapp', value: phone } as const]),
  ...(email === undefined ? [] : [{ kind: 'email', value: email } as const]),
];

/** Finds all that are named in a few queries and locks them; the answer looks one up. */
export async function findCustomers(
  trx: Trx,
  workspaceId: string,
  wanted: readonly CustomerKeys[],
): Promise<(keys: CustomerKeys) => FoundCustomer | null> {
  const owners = await findOwners(trx, workspaceId, wanted.flatMap(addressesOf));
  const contacts = await lockContacts(
    trx,
    workspaceId,
    [...owners.map((owner) => owner.contact_id), ...wanted.flatMap((keys) => keys.id ?? [])],
    wanted.flatMap((keys) => keys.externalId ?? []),
  );
  const ids = new Set(contacts.map((contact) => contact.id));
  const byExternalId = new Map(contacts.flatMap((contact) => (contact.external_id === null ? [] : [[contact.external_id, contact.id] as const])));
  const byAddress = new Map(owners.map((owner) => [`${owner.kind} ${owner.value}`, owner.contact_id]));
  const merged = contacts.filter((contact) => contact.merged_into_id !== null).map(({ id }) => id);
  const roots = await rootsOf(trx, workspaceId, merged);

  return (keys) => {
    const found = [
      keys.id !== undefined && ids.has(keys.id) ? keys.id : undefined,
      keys.externalId === undefined ? undefined : byExternalId.get(keys.externalId),
      ...addressesOf(keys).map(({ kind, value }) => byAddress.get(`${kind} ${value}`)),
    ].find((id) => id !== undefined);
    return found === undefined ? null : { id: found, rootId: roots.get(found) ?? found };
  };
}
