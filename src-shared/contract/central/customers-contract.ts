import * as z from 'zod';
import { DUPLICATE_REASONS } from '../../domain/contact/duplicates.ts';
import {
  IMPORT_KINDS,
  IMPORT_LIMITS,
  zCustomerInput,
  zImportPreview,
  zImportStatus,
  zMapping,
  zOrderInput,
  zProductPairs,
  zRowResult,
} from '../customer-schemas.ts';
import { errorMap } from '../error-map.ts';
import { zContact, zId, zLanguage, zOrder, zText, zTime } from '../schemas.ts';
import { signedIn } from './central-base.ts';

const importing = signedIn.errors(errorMap('FILE_UNREADABLE', 'IMPORT_REFUSED'));
const zImportId = z.object({ importId: zId });
const zLimit = z.coerce.number().int().min(1).max(500).default(100);

/** Money by currency; the workspace's own currency is in the contact's `value`. */
const zOtherValue = z.array(z.object({ currency: z.string(), lifetime: z.number(), orders: z.int() }));
const zCustomer = z.object({ contact: zContact, externalId: z.string().nullable() });
const zOrderRow = z.object({ order: zOrder, externalId: z.string().nullable() });

/** Reading: leads and admins. Writing customers and orders: admins. Imports: leads and admins; a lead sees and undoes their own. */
export const customersContract = {
  list: signedIn
    .route({
      method: 'GET',
      path: '/customers',
      summary: 'Customers in the order of their ids; merged records name their customer',
      tags: ['customers'],
    })
    .input(z.object({ after: zId.optional(), externalId: zText(120).optional(), limit: zLimit }))
    .output(z.object({ customers: z.array(zCustomer), next: zId.nullable(), serverTime: zTime })),
  get: signedIn
    .route({
      method: 'GET',
      path: '/customers/{id}',
      summary: 'A customer with merged records and orders; of a merged record, its customer',
      tags: ['customers'],
    })
    .input(z.object({ id: zId }))
    .output(
      z.object({
        customer: zCustomer,
        merged: z.array(zCustomer),
        orders: z.array(zOrderRow).max(500),
        otherCurrencies: zOtherValue,
        serverTime: zTime,
      }),
    ),
  upsert: signedIn
    .route({ method: 'POST', path: '/customers', summary: 'Add or update up to 1,000 customers by external id', tags: ['customers'] })
    .input(z.object({ customers: z.array(zCustomerInput).min(1).max(1_000) }))
    .output(z.object({ results: z.array(zRowResult), serverTime: zTime })),
  duplicates: signedIn
    .route({
      method: 'GET',
      path: '/customers/{id}/duplicates',
      summary: 'Customers that may be the same person, with the reasons',
      tags: ['customers'],
    })
    .input(z.object({ id: zId }))
    .output(
      z.object({
        duplicates: z.array(z.object({ contact: zContact, reasons: z.array(z.enum(DUPLICATE_REASONS)).min(1) })).max(20),
        serverTime: zTime,
      }),
    ),
  /** CSV of customers: an admin's of all, a lead's of those with a ticket in their teams. The first page begins with the header. */
  exportPage: signedIn
    .route({ method: 'GET', path: '/customer-export', summary: 'Customers as CSV, in pages', tags: ['customers'] })
    .input(z.object({ after: zId.optional(), limit: z.coerce.number().int().min(1).max(5_000).default(2_000) }))
    .output(z.object({ text: z.string(), next: zId.nullable(), serverTime: zTime })),
  /**
   * Which products were bought together, for every signed-in agent: a console keeps the answer and suggests from its own copy of
   * the orders (`suggestProducts`), so it works offline. Ask again hourly with the version that is held; `pairs` null: unchanged.
   */
  productPairs: signedIn
    .route({ method: 'GET', path: '/product-pairs', summary: 'Products bought together', tags: ['customers'] })
    .input(z.object({ version: z.coerce.number().int().nonnegative().default(0) }))
    .output(z.object({ version: z.int().nonnegative(), pairs: zProductPairs.nullable(), serverTime: zTime })),

  orders: {
    list: signedIn
      .route({ method: 'GET', path: '/orders', summary: 'Orders in the order of their ids', tags: ['orders'] })
      .input(z.object({ after: zId.optional(), externalId: zText(120).optional(), number: zText(60).optional(), limit: zLimit }))
      .output(z.object({ orders: z.array(zOrderRow), next: zId.nullable(), serverTime: zTime })),
    get: signedIn
      .route({ method: 'GET', path: '/orders/{id}', summary: 'An order', tags: ['orders'] })
      .input(z.object({ id: zId }))
      .output(z.object({ order: zOrderRow, serverTime: zTime })),
    upsert: signedIn
      .route({ method: 'POST', path: '/orders', summary: 'Add or update up to 1,000 orders by external id', tags: ['orders'] })
      .input(z.object({ orders: z.array(zOrderInput).min(1).max(1_000) }))
      .output(z.object({ results: z.array(zRowResult), serverTime: zTime })),
  },

  imports: {
    list: importing
      .route({ method: 'GET', path: '/imports', summary: 'Imports, newest first', tags: ['imports'] })
      .output(z.object({ imports: z.array(zImportStatus).max(100), serverTime: zTime })),
    begin: importing
      .route({ method: 'POST', path: '/imports', summary: 'Announce a file to import from', tags: ['imports'] })
      .input(z.object({ kind: z.enum(IMPORT_KINDS), fileName: zText(200).min(1), size: z.int().positive() }))
      .output(zImportId.extend({ serverTime: zTime })),
    /** Bytes of the file in order; a piece that is there already may come again. */
    chunk: importing
      .route({ method: 'POST', path: '/imports/{importId}/chunks', summary: 'Send the next bytes of the file', tags: ['imports'] })
      .input(zImportId.extend({ offset: z.int().nonnegative(), base64: z.base64().max(Math.ceil(IMPORT_LIMITS.chunkBytes / 3) * 4) }))
      .output(z.object({ received: z.int(), serverTime: zTime })),
    preview: importing
      .route({ method: 'POST', path: '/imports/{importId}/preview', summary: 'Columns, mapping and first rows', tags: ['imports'] })
      .input(zImportId.extend({ mapping: zMapping.nullable() }))
      .output(zImportPreview.extend({ serverTime: zTime })),
    run: importing
      .route({ method: 'POST', path: '/imports/{importId}/run', summary: 'Start the import in the background', tags: ['imports'] })
      .input(zImportId.extend({ mapping: zMapping }))
      .output(z.object({ import: zImportStatus, serverTime: zTime })),
    status: importing
      .route({ method: 'GET', path: '/imports/{importId}', summary: 'How far an import is', tags: ['imports'] })
      .input(zImportId)
      .output(z.object({ import: zImportStatus, serverTime: zTime })),
    /** The refused rows as they were, with the reason in `language`; pages by line. The first begins with the header. */
    refusedPage: importing
      .route({ method: 'GET', path: '/imports/{importId}/refused', summary: 'Refused rows as CSV, in pages', tags: ['imports'] })
      .input(zImportId.extend({ language: zLanguage, after: z.coerce.number().int().nonnegative().default(0) }))
      .output(z.object({ name: z.string(), text: z.string(), next: z.int().nullable(), serverTime: zTime })),
    undo: importing
      .route({ method: 'POST', path: '/imports/{importId}/undo', summary: 'Take back what an import did, in the background', tags: ['imports'] })
      .input(zImportId)
      .output(z.object({ import: zImportStatus, serverTime: zTime })),
  },
};
