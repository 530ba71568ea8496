import { mkdirSync } from 'node:fs';
import { createIdSource } from '#shared/base/ids.ts';
import { type ConsoleRouter, createRouter } from './api/router.ts';
import type { HostPorts } from './ports/host-ports.ts';
import { createAttachmentService } from './services/attachment-service.ts';
import { createChangeHub } from './services/change-hub.ts';
import { createCommandService } from './services/command-service.ts';
import { createConfigService } from './services/config-service.ts';
import { createCustomerService } from './services/customer-service.ts';
import { ticketOfDeepLink } from './services/deep-link.ts';
import { createDirectoryService } from './services/directory-service.ts';
import { createDraftService } from './services/draft-service.ts';
import { createImportService } from './services/import-service.ts';
import { createNotices } from './services/notices.ts';
import { createPerformanceService } from './services/performance-service.ts';
import { openProfileList } from './services/profile-list.ts';
import { createQueueService } from './services/queue-service.ts';
import { createSessionService } from './services/session-service.ts';
import { createSettings } from './services/settings-service.ts';
import { createSurveyService } from './services/survey-service.ts';
import { createSyncService } from './services/sync-service.ts';
import { createTemplateService } from './services/template-service.ts';
import { createTicketService } from './services/ticket-service.ts';
import { workOf } from './services/work.ts';
import { sqliteDriver } from './store/sqlite.ts';

export type Host = {
  /** Implements `consoleContract`; handlers need no context. */
  readonly router: ConsoleRouter;
  /** Goes on with who was signed in when the console stopped. */
  start(): Promise<void>;
  /** Ends the sync and closes every file. */
  stop(): Promise<void>;
  /** Takes `tanggap://ticket/<uuid>`; anything else is ignored. */
  openDeepLink(url: string): void;
};

/** The console's core. The only place where its parts are put together. */
export async function createHost(ports: HostPorts): Promise<Host> {
  mkdirSync(ports.dataFolder, { recursive: true, mode: 0o700 });
  const driver = sqliteDriver(ports.sqliteBinding);
  const newId = createIdSource(() => ports.clock.now(), ports.randomBytes);
  const hub = createChangeHub(ports.clock);
  const settings = createSettings(ports.dataFolder, hub);
  const notices = createNotices(hub, ports.notifier, settings, ports.clock);
  const session = createSessionService({ ports, driver, hub, notices, newId }, openProfileList(ports.dataFolder, ports.defaultServerUrl));
  const current = workOf(session.work);
  let deepLink: string | null = null;

  const router = createRouter(
    {
      hub,
      session,
      settings,
      directory: createDirectoryService(current),
      queue: createQueueService(current),
      ticket: createTicketService(current),
      command: createCommandService(current),
      draft: createDraftService(current),
      attachment: createAttachmentService(current, newId),
      config: createConfigService(current, settings),
      template: createTemplateService(current, settings),
      performance: createPerformanceService(current),
      customer: createCustomerService(current, settings),
      imports: createImportService(current, settings),
      survey: createSurveyService(current),
      sync: createSyncService(current, session.work),
      takeDeepLink: () => {
        const taken = deepLink;
        deepLink = null;
        return taken;
      },
    },
    ports,
  );
  return {
    router,
    start: async () => session.start(),
    stop: () => session.stop(),
    openDeepLink: (url) => {
      const ticketId = ticketOfDeepLink(url);
      if (ticketId === null) {
        ports.log.warn('deep link refused');
        return;
      }
      deepLink = ticketId;
      hub.topic('session');
    },
  };
}
