import * as z from 'zod';
import { ORDER_STATES } from '../domain/contact/contact.ts';
import type { ProductPairs } from '../domain/contact/suggest-products.ts';
import { LIMITS, zId, zLanguage, zTag, zText, zTime } from './schemas.ts';

export const IMPORT_KINDS = ['customers', 'orders'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
/** Fields a column may be put into; `externalId` makes a second import update instead of adding. */
export const IMPORT_FIELDS = {
  customers: ['externalId', 'name', 'phone', 'email', 'whatsapp', 'company', 'city', 'language', 'tags', 'note', 'consent'],
  orders: ['externalId', 'number', 'customerExternalId', 'customerPhone', 'customerEmail', 'state', 'placedAt', 'total', 'currency', 'items'],
} as const;

export const IMPORT_STATES = ['uploading', 'ready', 'running', 'done', 'failed', 'undoing', 'undone'] as const;

/** Why a row was refused, or could not be undone. The sentence of each is in `src-shared/text/import-text.ts`. */
export const ROW_PROBLEMS = [
  'noName',
  'nameTooLong',
  'noKey',
  'fieldTooLong',
  'phoneInvalid',
  'emailInvalid',
  'whatsappInvalid',
  'languageUnknown',
  'consentUnknown',
  'tagInvalid',
  'identityTaken',
  'severalCustomers',
  'customerUnknown',
  'noNumber',
  'numberTaken',
  'stateUnknown',
  'dateInvalid',
  'totalInvalid',
  'currencyUnknown',
  'itemsInvalid',
  'wrongColumns',
  'usedSince',
  'changedSince',
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

/** `problem` of FILE_UNREADABLE and IMPORT_REFUSED; sentences in `src-shared/text/import-text.ts`. */
export const FILE_PROBLEMS = [
  'empty',
  'noRows',
  'notText',
  'tooManyColumns',
  'lineTooLong',
  'quotes',
  'tooLarge',
  'incomplete',
  'wrongOffset',
  'wrongState',
  'noMapping',
  'stopped',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

export const zImportStatus = z.object({
  importId: zId,
  kind: z.enum(IMPORT_KINDS),
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  /** Rows of the file without its header; 0 until the first preview. */
  total: z.int(),
  done: z.int(),
  created: z.int(),
  updated: z.int(),
  refused: z.int(),
  /** After an undo: rows that stay because they were used or changed since; they are in the refused file with the reason. */
  kept: z.int(),
  /** Why it failed (`FILE_PROBLEMS`); null otherwise. */
  problem: z.string().nullable(),
  startedById: zId.nullable(),
  createdAt: zTime,
});
export type ImportStatus = z.infer<typeof zImportStatus>;

/** Column index to field; a column that is not named is left out. */
export const zMapping = z.record(z.string().regex(/^\d{1,3}$/), z.string().max(40));
export type Mapping = z.infer<typeof zMapping>;

export const zImportPreview = z.object({
  columns: z.array(z.string()),
  mapping: zMapping,
  total: z.int(),
  /** `problem`: one of `ROW_PROBLEMS`. */
  rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()), problem: z.string().nullable() })).max(50),
});
export type ImportPreview = z.infer<typeof zImportPreview>;

export const IMPORT_LIMITS = { chunkBytes: 256 * 1024, fileBytes: 200 * 1024 * 1024, columns: 200, lineBytes: 256 * 1024, previewRows: 20 } as const;

/** An address as another system writes it: it is put into canonical form, or refused. A web chat's is never given from outside. */
const zGivenIdentity = z.object({ kind: z.enum(['phone', 'email', 'whatsapp', 'social']), value: zText(320).min(1) });

/** A field that is absent stays as it is; null takes it away. Addresses and tags are added, never removed. */
export const zCustomerInput = z.strictObject({
  externalId: zText(120).trim().min(1),
  name: zText(LIMITS.name).trim().min(1).optional(),
  company: zText(LIMITS.name).nullable().optional(),
  city: zText(LIMITS.name).nullable().optional(),
  language: zLanguage.nullable().optional(),
  note: zText(2_000).optional(),
  addTags: z.array(zTag).max(LIMITS.tagsPerTicket).optional(),
  consent: z.enum(['granted', 'denied', 'unknown']).optional(),
  identities: z.array(zGivenIdentity).max(20).optional(),
});

export const zOrderInput = z.strictObject({
  externalId: zText(120).trim().min(1),
  number: zText(60).trim().min(1),
  /** Tried in this order, until one finds the customer. */
  customer: z
    .strictObject({
      id: zId.optional(),
      externalId: zText(120).trim().min(1).optional(),
      phone: zText(60).optional(),
      email: zText(320).optional(),
    })
    .refine((customer) => Object.values(customer).some((value) => value !== undefined), 'names no customer'),
  state: z.enum(ORDER_STATES),
  placedAt: zTime,
  currency: z.string().regex(/^[A-Z]{3}$/),
  total: z.number().nonnegative().max(1e15),
  items: z
    .array(
      z.strictObject({
        sku: zText(80).min(1),
        name: zText(200).min(1),
        quantity: z.int().positive().max(1_000_000),
        unitPrice: z.number().nonnegative().max(1e15),
      }),
    )
    .max(200),
});

export const zRowResult = z.object({
  externalId: z.string(),
  status: z.enum(['created', 'updated', 'unchanged', 'refused']),
  /** The record or order; null when refused. */
  id: zId.nullable(),
  /** The customer that it is shown with: the root of a merged record. */
  customerId: zId.nullable(),
  problem: z.enum(ROW_PROBLEMS).nullable(),
});
export type RowResult = z.infer<typeof zRowResult>;

/** Products by index into `products`; `together`: orders that hold both. The most frequent first. */
export const zProductPairs = z.object({
  products: z.array(z.object({ sku: z.string(), name: z.string() })),
  pairs: z.array(z.object({ a: z.int().nonnegative(), b: z.int().nonnegative(), together: z.int().positive() })),
}) satisfies z.ZodType<ProductPairs>;
