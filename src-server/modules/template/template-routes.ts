import { implement } from '@orpc/server';
import { wire } from '#shared/base/wire.ts';
import { templatesContract } from '#shared/contract/central/templates-contract.ts';
import { readWorkspace, withWorkspace } from '../../db/with-workspace.ts';
import type { Parts } from '../../parts.ts';
import type { CallContext } from '../../plugins/orpc.ts';
import { rightsFirst } from '../session/rights-first.ts';
import type { SessionService } from '../session/session-service.ts';
import { refreshFigures } from './template-figures.ts';
import { importTemplates } from './template-import.ts';
import { saveTemplate, setTemplateStatus, templateVersions } from './template-service.ts';

/** `templates` of the central contract. */
export function templateRoutes({ db, clock, newId }: Parts, sessions: SessionService) {
  const os = implement(templatesContract, rightsFirst).$context<CallContext>();
  const signedIn = os.middleware(async ({ context, next }) => next({ context: { session: await sessions.authenticate(context.accessToken) } }));

  return {
    save: os.save.use(signedIn).handler(async ({ context: { session }, input }) => {
      const now = clock.now();
      const template = await withWorkspace(db, session.workspaceId, (trx) =>
        saveTemplate(trx, session, input.template, input.status, input.baseRev, now),
      );
      return { template: wire(template), serverTime: now };
    }),
    setStatus: os.setStatus.use(signedIn).handler(async ({ context: { session }, input }) => {
      const now = clock.now();
      const template = await withWorkspace(db, session.workspaceId, (trx) =>
        setTemplateStatus(trx, session, input.templateId, input.status, input.baseRev, now),
      );
      return { template: wire(template), serverTime: now };
    }),
    versions: os.versions.use(signedIn).handler(async ({ context: { session }, input }) => ({
      versions: await readWorkspace(db, session.workspaceId, (trx) => templateVersions(trx, session, input.templateId)),
      serverTime: clock.now(),
    })),
    figures: os.figures.use(signedIn).handler(async ({ context: { session }, input }) => {
      const now = clock.now();
      const figures = await withWorkspace(db, session.workspaceId, (trx) => refreshFigures(trx, session, input.templateId, now));
      return { figures, serverTime: now };
    }),
    import: os.import.use(signedIn).handler(async ({ context: { session }, input }) => {
      const now = clock.now();
      const done = await withWorkspace(db, session.workspaceId, (trx) => importTemplates(trx, session, input.rows, newId, now));
      return { ...done, serverTime: now };
    }),
  };
}
