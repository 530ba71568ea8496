import { implement } from '@orpc/server';
import { customersContract } from '#shared/contract/central/customers-contract.ts';
import type { CallContext } from '../../plugins/orpc.ts';
import { rightsFirst } from '../session/rights-first.ts';
import type { SessionService } from '../session/session-service.ts';
import type { ImportService } from './import-service.ts';

/** `customers.imports` of the central contract. */
export function importRoutes(imports: ImportService, sessions: SessionService, now: () => number) {
  const os = implement(customersContract.imports, rightsFirst).$context<CallContext>();
  const signedIn = os.middleware(async ({ context, next }) => next({ context: { session: await sessions.authenticate(context.accessToken) } }));

  return {
    list: os.list.use(signedIn).handler(async ({ context: { session } }) => ({ imports: await imports.list(session), serverTime: now() })),
    begin: os.begin.use(signedIn).handler(async ({ context: { session }, input }) => ({
      importId: await imports.begin(session, input.kind, input.fileName, input.size),
      serverTime: now(),
    })),
    chunk: os.chunk.use(signedIn).handler(async ({ context: { session }, input }) => ({
      received: await imports.chunk(session, input.importId, input.offset, Buffer.from(input.base64, 'base64')),
      serverTime: now(),
    })),
    preview: os.preview.use(signedIn).handler(async ({ context: { session }, input }) => ({
      ...(await imports.preview(session, input.importId, input.mapping)),
      serverTime: now(),
    })),
    run: os.run.use(signedIn).handler(async ({ context: { session }, input }) => ({
      import: await imports.run(session, input.importId, input.mapping),
      serverTime: now(),
    })),
    status: os.status.use(signedIn).handler(async ({ context: { session }, input }) => ({
      import: await imports.status(session, input.importId),
      serverTime: now(),
    })),
    refusedPage: os.refusedPage.use(signedIn).handler(async ({ context: { session }, input }) => ({
      ...(await imports.refusedPage(session, input.importId, input.language, input.after)),
      serverTime: now(),
    })),
    undo: os.undo.use(signedIn).handler(async ({ context: { session }, input }) => ({
      import: await imports.undo(session, input.importId),
      serverTime: now(),
    })),
  };
}
