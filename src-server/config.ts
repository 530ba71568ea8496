import { join } from 'node:path';
import * as z from 'zod';
import { CodedError } from '#shared/contract/errors.ts';

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;

export type Config = {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Connection of the schema's owner: migrates, and makes the role that requests run as. */
  readonly databaseUrl: string;
  /** Null: one node, signals stay in the process. */
  readonly natsUrl: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** At least 32 bytes; signs cursors and visitors' tokens. */
  readonly secretKey: Buffer;
  /** What browsers reach the API by, without a slash at the end; null: the address it listens on. */
  readonly publicUrl: string | null;
  readonly attachmentsDir: string;
  /** Proxies (addresses or networks) whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
};

const isUrl = (protocols: readonly string[]) => (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol);

const zEnv = z.object({
  DATABASE_URL: z
    .string('is missing: give a PostgreSQL address such as postgres://user@host:5432/tanggap')
    .refine(isUrl(['postgres:', 'postgresql:']), 'is not a postgres:// address'),
  HOST: z.string().min(1, 'is empty').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is above 65535')
    .default(4800),
  NATS_URL: z
    .string()
    .refine(isUrl(['nats:', 'tls:']), 'is not a nats:// address')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`).default('info'),
  SECRET_KEY: z
    .string('is missing: give at least 64 hexadecimal digits')
    .regex(/^([0-9a-fA-F]{2}){32,}$/, 'has fewer than 64 hexadecimal digits, or others'),
  PUBLIC_URL: z
    .string()
    .refine(isUrl(['http:', 'https:']), 'is not an http:// or https:// address')
    .optional(),
  DATA_DIR: z.string().min(1, 'is empty').default('data'),
  ATTACHMENTS_DIR: z.string().min(1, 'is empty').optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-9a-fA-F.:/, ]*$/, 'is not a list of addresses')
    .default(''),
});

/** Reads the settings of a process. An empty variable counts as absent. Throws CONFIG_INVALID with the variable and what is wrong with it. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = zEnv.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new CodedError('CONFIG_INVALID', { name: String(issue?.path[0] ?? 'environment'), problem: issue?.message ?? 'is not valid' });
  }
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    natsUrl: values.NATS_URL ?? null,
    logLevel: values.LOG_LEVEL,
    secretKey: Buffer.from(values.SECRET_KEY, 'hex'),
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    attachmentsDir: values.ATTACHMENTS_DIR ?? join(values.DATA_DIR, 'attachments'),
    trustedProxies: values.TRUSTED_PROXIES.split(/[\s,]+/).filter((proxy) => proxy !== ''),
  };
}
