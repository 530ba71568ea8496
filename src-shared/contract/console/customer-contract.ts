import * as z from 'zod';
import { DUPLICATE_REASONS } from '../../domain/contact/duplicates.ts';
import { zSurveyAnswer } from '../change-schemas.ts';
import { IMPORT_KINDS, zImportPreview, zImportStatus, zMapping } from '../customer-schemas.ts';
import { errorMap } from '../error-map.ts';
import { zChannel, zContact, zEntry, zId, zLanguage, zOrder, zStatus, zText, zTime } from '../schemas.ts';
import { fromServer, signedIn } from './console-base.ts';

export const CUSTOMER_SORTS = ['name', 'lastContact', 'value'] as const;

const zCustomerRow = z.object({
  id: zId,
  name: z.string(),
  company: z.string().nullable(),
  city: z.string().nullable(),
  language: zLanguage.nullable(),
  tags: z.array(z.string()),
  /** The identity to show beside the name, as a person writes it. */
  reach: z.string(),
  lifetime: z.number(),
  orders: z.int(),
  openTickets: z.int(),
  lastContactAt: zTime.nullable(),
});
export type CustomerRow = z.infer<typeof zCustomerRow>;

const zPlace = z.object({ at: zTime, id: zId });
const zHistoryItem = z.object({ entry: zEntry, ticketId: zId, ticketNumber: z.int(), subject: z.string(), channel: zChannel, status: zStatus });
export type HistoryItem = z.infer<typeof zHistoryItem>;

const importing = fromServer.errors(errorMap('FILE_UNREADABLE', 'IMPORT_REFUSED'));

export const customerContract = {
  /** Local store; merged records are not listed. */
  list: signedIn
    .input(
      z.object({
        query: zText(200),
        sort: z.enum(CUSTOMER_SORTS),
        tags: z.array(z.string()).max(20),
        offset: z.int().nonnegative(),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ rows: z.array(zCustomerRow), total: z.int() })),
  /** Tags of customers, the most used first. */
  tags: signedIn.output(z.array(z.object({ tag: z.string(), count: z.int() }))),
  /** Of a merged record: the customer it was merged into. */
  get: signedIn.input(z.object({ contactId: zId })).output(
    z.object({
      contact: zContact,
      /** Records that were merged into this one. */
      merged: z.array(zContact),
      orders: z.array(zOrder),
      /** Newest first; ratings given before surveys were kept are among them. */
      answers: z.array(zSurveyAnswer),
      /** The latest spoken in first. */
      tickets: z.array(
        z.object({
          id: zId,
          number: z.int(),
          subject: z.string(),
          channel: zChannel,
          status: zStatus,
          createdAt: zTime,
          lastMessageAt: zTime.nullable(),
        }),
      ),
      duplicates: z.array(z.object({ contact: zContact, reasons: z.array(z.enum(DUPLICATE_REASONS)).min(1) })),
      currency: z.string(),
    }),
  ),
  /** Every entry of every ticket and channel, newest first; with `query` only those that hold its words. */
  history: signedIn
    .input(z.object({ contactId: zId, query: zText(200), before: zPlace.nullable(), limit: z.int().min(1).max(200) }))
    .output(z.object({ items: z.array(zHistoryItem), more: z.boolean() })),
  /** A greeting for the time of day, and products that others bought together with what this customer has. Empty when switched off. */
  suggestions: signedIn.input(z.object({ contactId: zId })).output(
    z.object({
      greeting: z.string().nullable(),
      products: z.array(z.object({ sku: z.string(), name: z.string(), withName: z.string(), together: z.int() })),
    }),
  ),
  imports: {
    list: importing.output(z.array(zImportStatus)),
    begin: importing
      .input(z.object({ kind: z.enum(IMPORT_KINDS), fileName: zText(200).min(1), size: z.int().positive() }))
      .output(z.object({ importId: zId })),
    /** Bytes of the file in order, at most 256 KB each. */
    chunk: importing
      .input(z.object({ importId: zId, offset: z.int().nonnegative(), base64: z.string().max(400_000) }))
      .output(z.object({ received: z.int() })),
    /** Columns, a suggested mapping, and the first rows as they would be read with `mapping` (null: the suggested one). */
    preview: importing.input(z.object({ importId: zId, mapping: zMapping.nullable() })).output(zImportPreview),
    run: importing.input(z.object({ importId: zId, mapping: zMapping })).output(zImportStatus),
    status: importing.input(z.object({ importId: zId })).output(zImportStatus),
    /** A CSV of the refused rows with a column for the reason. */
    refusedFile: importing.input(z.object({ importId: zId })).output(z.object({ name: z.string(), text: z.string() })),
    undo: importing.input(z.object({ importId: zId })).output(zImportStatus),
  },
  /** CSV of the customers that this lead may see, in pieces; `next` null: the end. */
  exportFile: fromServer.input(z.object({ after: zId.nullable() })).output(z.object({ text: z.string(), next: zId.nullable() })),
};
