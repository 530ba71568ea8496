import * as z from 'zod';
import { CodedError } from '#shared/contract/errors.ts';
import { type DataFolder, secretKey } from './data-folder.ts';
import { inProject } from './project.ts';
import { type Service, startService } from './service.ts';

export const USUAL_API_PORT = 4_800;

const zTold = z.object({ ready: z.literal(true), address: z.url() });

type Options = { readonly folder: DataFolder; readonly databaseUrl: string; readonly port: number };

/** Starts the central API as a child process. Throws PORT_TAKEN, DATABASE_UNREACHABLE, CONFIG_INVALID, STORE_FROM_FUTURE. */
export async function startCentralProcess({ folder, databaseUrl, port }: Options): Promise<Service & { readonly address: string }> {
  const service = await startService(
    {
      name: 'api',
      command: process.execPath,
      args: [inProject('src-server', 'main.ts')],
      env: {
        DATABASE_URL: databaseUrl,
        HOST: process.env.HOST || '127.0.0.1',
        PORT: String(port),
        SECRET_KEY: process.env.SECRET_KEY || secretKey(folder),
        DATA_DIR: folder.root,
        ATTACHMENTS_DIR: folder.attachments,
        NODE_ENV: 'production',
      },
      logFolder: folder.logs,
    },
    zTold,
  );
  return { ...service, address: service.told.address };
}

/** Runs `start` with the wished port, and when that is taken with any other. */
export async function movingAside<T>(wanted: number, start: (port: number) => Promise<T>): Promise<{ readonly value: T; readonly moved: boolean }> {
  try {
    return { value: await start(wanted), moved: false };
  } catch (error) {
    if (wanted === 0 || !(error instanceof CodedError) || error.code !== 'PORT_TAKEN') throw error;
    return { value: await start(0), moved: true };
  }
}
