/**
 * Who may import whom, first match wins. `may` lists path prefixes in the project and names of packages (`node:` for all of
 * Node). What is not listed is forbidden; type imports count.
 */
export type Layer = { readonly folder: string; readonly may: readonly string[] };

const shared = ['src-shared/'];

export const layers: readonly Layer[] = [
  { folder: 'src-shared/base/', may: ['src-shared/base/'] },
  { folder: 'src-shared/domain/', may: ['src-shared/base/', 'src-shared/domain/', 'libphonenumber-js'] },
  { folder: 'src-shared/text/', may: ['src-shared/base/', 'src-shared/text/'] },
  { folder: 'src-shared/contract/', may: ['src-shared/base/', 'src-shared/domain/', 'src-shared/contract/', 'zod', '@orpc/contract'] },

  { folder: 'src-main/host/ports/', may: ['src-main/host/ports/', ...shared] },
  { folder: 'src-main/host/adapters/', may: ['src-main/host/adapters/', 'src-main/host/ports/', ...shared, 'node:', 'ws'] },
  { folder: 'src-main/host/store/', may: ['src-main/host/store/', 'src-main/host/ports/', ...shared, 'better-sqlite3', 'node:'] },
  { folder: 'src-main/host/outbox/', may: ['src-main/host/outbox/', 'src-main/host/store/', 'src-main/host/ports/', ...shared, 'node:'] },
  {
    folder: 'src-main/host/sync/',
    may: [
      'src-main/host/sync/',
      'src-main/host/outbox/',
      'src-main/host/store/',
      'src-main/host/ports/',
      ...shared,
      'node:',
      '@orpc/client',
      '@orpc/contract',
    ],
  },
  { folder: 'src-main/host/connectors/', may: ['src-main/host/connectors/', 'src-main/host/ports/', ...shared, 'node:'] },
  {
    folder: 'src-main/host/services/',
    may: [
      'src-main/host/services/',
      'src-main/host/store/',
      'src-main/host/outbox/',
      'src-main/host/sync/',
      'src-main/host/ports/',
      ...shared,
      'node:',
    ],
  },
  {
    folder: 'src-main/host/api/',
    may: ['src-main/host/api/', 'src-main/host/services/', 'src-main/host/ports/', ...shared, '@orpc/server', '@orpc/contract'],
  },
  { folder: 'src-main/host/', may: ['src-main/host/', ...shared, 'node:', '@orpc/server'] },

  {
    folder: 'src-main/electron/',
    may: [
      'src-main/electron/',
      'src-main/shell/',
      'src-main/host/create-host.ts',
      'src-main/host/ports/',
      'src-main/host/adapters/',
      ...shared,
      'electron',
      'node:',
      'zod',
      '@orpc/server',
    ],
  },
  { folder: 'src-main/preload/', may: ['src-main/preload/', 'electron', ...shared] },
  {
    folder: 'src-main/web/',
    may: [
      'src-main/web/',
      'src-main/shell/',
      'src-main/host/create-host.ts',
      'src-main/host/ports/',
      'src-main/host/adapters/',
      ...shared,
      'node:',
      'ws',
      'zod',
      '@orpc/server',
    ],
  },
  { folder: 'src-main/shell/', may: ['src-main/shell/', ...shared, 'node:'] },

  {
    folder: 'src-renderer/ui/',
    may: ['src-renderer/ui/', 'react', '@mantine/', '@tabler/icons-react', 'get-nonce', '@fontsource-variable/inter', 'uplot'],
  },
  { folder: 'src-renderer/host-client/', may: ['src-renderer/host-client/', ...shared, 'react', '@orpc/client', '@orpc/contract'] },
  { folder: 'src-renderer/state/', may: ['src-renderer/state/', 'src-renderer/host-client/', ...shared, 'react', 'zustand', '@orpc/client'] },
  {
    folder: 'src-renderer/features/',
    may: [
      'src-renderer/features/<same>/',
      'src-renderer/ui/',
      'src-renderer/state/',
      'src-renderer/host-client/',
      ...shared,
      'react',
      'react-dom',
      'zustand',
      '@mantine/',
      '@tabler/icons-react',
      '@tanstack/react-virtual',
      'diff',
      '@orpc/client',
    ],
  },
  {
    folder: 'src-renderer/',
    may: ['src-renderer/', ...shared, 'react', 'react-dom', 'zustand', '@mantine/', '@tabler/icons-react', '@fontsource-variable/inter', 'get-nonce'],
  },

  { folder: 'src-server/channels/webchat/page/', may: ['src-server/channels/webchat/page/', ...shared] },
  {
    folder: 'src-server/embedded-postgres/',
    may: ['src-server/embedded-postgres/', ...shared, 'node:'],
  },
  {
    folder: 'src-server/',
    may: [
      'src-server/',
      ...shared,
      'node:',
      'fastify',
      '@fastify/',
      'kysely',
      'pg',
      'ws',
      'zod',
      '@orpc/',
      '@node-rs/argon2',
      'csv-parse',
      'prom-client',
      '@nats-io/transport-node',
    ],
  },
];

/** Folders inside `src-server` that keep their repositories to themselves: others call their service. */
export const serverModules = 'src-server/modules/';
