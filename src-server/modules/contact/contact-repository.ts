import type { IdentityKind } from '#shared/domain/contact/contact.ts';
import type { Trx } from '../../db/database.ts';

export type IdentityRow = { readonly id: string; readonly contact_id: string; readonly kind: IdentityKind; readonly value: string };

export function identitiesOf(trx: Trx, contactIds: readonly string[]): Promise<IdentityRow[]> {
  return trx
    .selectFrom('contact_identity')
    .select(['id', 'contact_id', 'kind', 'value'])
    .where('contact_id', 'in', [...contactIds])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
