import { implement } from '@orpc/server';
import { wire } from '#shared/base/wire.ts';
import { customersContract } from '#shared/contract/central/customers-contract.ts';
import type { Trx } from '../../db/database.ts';
import { readWorkspace, withWorkspace } from '../../db/with-workspace.ts';
import type { Parts } from '../../parts.ts';
import type { CallContext } from '../../plugins/orpc.ts';
import type { BulkContext } from '../contact/bulk.ts';
import { rightsFirst } from '../session/rights-first.ts';
import type { SessionContext, SessionService } from '../session/session-service.ts';
import { familyOf, getCustomer, getOrder, listCustomers, listOrders, mayRead, mayWrite, putCustomers, putOrders } from './customer-service.ts';
import { findDuplicates } from './duplicates.ts';
import { exportCustomers } from './export-customers.ts';
import { importRoutes } from './import-routes.ts';
import { createImportService } from './import-service.ts';
import { productPairs } from './product-pairs.ts';

/** `customers` of the central contract. */
export function customerRoutes(parts: Parts, sessions: SessionService) {
  const { db, clock, newId } = parts;
  const os = implement(customersContract, rightsFirst).$context<CallContext>();
  const signedIn = os.middleware(async ({ context, next }) => next({ context: { session: await sessions.authenticate(context.accessToken) } }));

  const reading = async <T extends object>(session: SessionContext, read: (trx: Trx) => Promise<T>) => {
    mayRead(session);
    return wire({ ...(await readWorkspace(db, session.workspaceId, read)), serverTime: clock.now() });
  };
  const writing = async <T>(session: SessionContext, write: (trx: Trx, context: BulkContext) => Promise<T[]>) => {
    mayWrite(session);
    const now = clock.now();
    const { workspaceId } = session;
    return { results: await withWorkspace(db, workspaceId, (trx) => write(trx, { workspaceId, now, newId })), serverTime: now };
  };

  return {
    list: os.list.use(signedIn).handler(({ context: { session }, input }) => reading(session, (trx) => listCustomers(trx, input))),
    get: os.get
      .use(signedIn)
      .handler(({ context: { session }, input }) => reading(session, (trx) => getCustomer(trx, session.workspaceId, input.id))),
    upsert: os.upsert
      .use(signedIn)
      .handler(({ context: { session }, input }) => writing(session, (trx, context) => putCustomers(trx, context, input.customers))),
    duplicates: os.duplicates.use(signedIn).handler(({ context: { session }, input }) =>
      reading(session, async (trx) => {
        const family = await familyOf(trx, session.workspaceId, input.id);
        const records = family.map(({ contact }) => contact);
        return { duplicates: await findDuplicates(trx, session.workspaceId, records) };
      }),
    ),
    exportPage: os.exportPage
      .use(signedIn)
      .handler(({ context: { session }, input }) => reading(session, (trx) => exportCustomers(trx, session, input.after ?? null, input.limit))),
    productPairs: os.productPairs.use(signedIn).handler(async ({ context: { session }, input }) => {
      const { version, pairs } = await productPairs(db, session.workspaceId, clock.now());
      return wire({ version, pairs: version === input.version ? null : pairs, serverTime: clock.now() });
    }),
    orders: {
      list: os.orders.list.use(signedIn).handler(({ context: { session }, input }) => reading(session, (trx) => listOrders(trx, input))),
      get: os.orders.get
        .use(signedIn)
        .handler(({ context: { session }, input }) => reading(session, async (trx) => ({ order: await getOrder(trx, input.id) }))),
      upsert: os.orders.upsert
        .use(signedIn)
        .handler(({ context: { session }, input }) => writing(session, (trx, context) => putOrders(trx, context, input.orders))),
    },
    imports: importRoutes(createImportService(parts), sessions, () => clock.now()),
  };
}
