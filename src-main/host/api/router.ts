import { implement } from '@orpc/server';
import { wire } from '#shared/base/wire.ts';
import { consoleContract } from '#shared/contract/console/console-contract.ts';
import { CONTRACT_VERSION } from '#shared/contract/version.ts';
import type { HostPorts } from '../ports/host-ports.ts';
import type { AttachmentService } from '../services/attachment-service.ts';
import type { ChangeHub } from '../services/change-hub.ts';
import type { CommandService } from '../services/command-service.ts';
import type { ConfigService } from '../services/config-service.ts';
import type { CustomerService } from '../services/customer-service.ts';
import type { DirectoryService } from '../services/directory-service.ts';
import type { DraftService } from '../services/draft-service.ts';
import type { ImportService } from '../services/import-service.ts';
import type { PerformanceService } from '../services/performance-service.ts';
import type { QueueService } from '../services/queue-service.ts';
import type { SessionService } from '../services/session-service.ts';
import type { SettingsService } from '../services/settings-service.ts';
import type { SurveyService } from '../services/survey-service.ts';
import type { SyncService } from '../services/sync-service.ts';
import type { TemplateService } from '../services/template-service.ts';
import type { TicketService } from '../services/ticket-service.ts';
import { configRoutes } from './config-routes.ts';
import { inContractErrors } from './contract-errors.ts';
import { customerRoutes } from './customer-routes.ts';
import { performanceRoutes } from './performance-routes.ts';
import { surveyRoutes } from './survey-routes.ts';
import { templateRoutes } from './template-routes.ts';

export type Services = {
  readonly hub: ChangeHub;
  readonly session: SessionService;
  readonly directory: DirectoryService;
  readonly queue: QueueService;
  readonly ticket: TicketService;
  readonly command: CommandService;
  readonly draft: DraftService;
  readonly attachment: AttachmentService;
  readonly sync: SyncService;
  readonly settings: SettingsService;
  readonly config: ConfigService;
  readonly template: TemplateService;
  readonly performance: PerformanceService;
  readonly customer: CustomerService;
  readonly imports: ImportService;
  readonly survey: SurveyService;
  takeDeepLink(): string | null;
};

const none = {};

/** The console's contract over the host's services; schemas check what comes in and what goes out. */
export function createRouter(services: Services, ports: HostPorts) {
  const { hub, session, directory, queue, ticket, command, draft, attachment, sync, settings, config } = services;
  const os = implement(consoleContract).use(async ({ next }) => inContractErrors(next, ports.log));

  return os.router({
    app: {
      info: os.app.info.handler(() => ({
        version: ports.version,
        contractVersion: CONTRACT_VERSION,
        capabilities: { ...ports.capabilities, secretBackend: ports.secrets.backend },
        dataFolder: ports.dataFolder,
      })),
      changes: os.app.changes.handler(({ signal }) => hub.subscribe(signal)),
      takeDeepLink: os.app.takeDeepLink.handler(() => ({ ticketId: services.takeDeepLink() })),
    },
    session: {
      current: os.session.current.handler(() => session.current()),
      signIn: os.session.signIn.handler(({ input }) => session.signIn(input)),
      resume: os.session.resume.handler(({ input }) => session.resume(input.profileId)),
      signOut: os.session.signOut.handler(() => session.signOut()),
    },
    directory: { get: os.directory.get.handler(() => wire(directory.get())) },
    queue: {
      list: os.queue.list.handler(({ input }) => queue.list(input)),
      position: os.queue.position.handler(({ input }) => queue.position(input)),
      counts: os.queue.counts.handler(() => queue.counts()),
    },
    ticket: {
      open: os.ticket.open.handler(({ input }) => wire(ticket.open(input.ticketId, input.entries))),
      before: os.ticket.before.handler(({ input }) => wire(ticket.before(input.ticketId, input.entryId, input.entries))),
      viewing: os.ticket.viewing.handler(({ input }) => done(ticket.viewing(input.ticketId))),
      active: os.ticket.active.handler(({ input }) => done(ticket.active(input.ticketId, input.on))),
      typing: os.ticket.typing.handler(({ input }) => done(ticket.typing(input.ticketId, input.on))),
    },
    contact: { get: os.contact.get.handler(({ input }) => wire(directory.contact(input.contactId))) },
    command: {
      issue: os.command.issue.handler(({ input }) => command.issue(input.body)),
      dismiss: os.command.dismiss.handler(({ input }) => done(command.dismiss(input.commandId))),
      issueAll: os.command.issueAll.handler(({ input }) => command.issueAll(input.bodies, input.holdMs, input.keepDrafts === true)),
      withdraw: os.command.withdraw.handler(({ input }) => ({ withdrawn: command.withdraw(input.commandIds) })),
      retry: os.command.retry.handler(({ input }) => done(command.retry(input.commandId))),
    },
    draft: {
      save: os.draft.save.handler(({ input }) => draft.save(input)),
      list: os.draft.list.handler(() => ({ drafts: draft.list() })),
    },
    attachment: {
      begin: os.attachment.begin.handler(({ input }) => attachment.begin(input)),
      chunk: os.attachment.chunk.handler(({ input }) => attachment.chunk(input)),
      finish: os.attachment.finish.handler(({ input }) => attachment.finish(input.uploadId)),
      read: os.attachment.read.handler(({ input }) => attachment.read(input)),
      progress: os.attachment.progress.handler(({ input }) => wire(attachment.progress(input.hashes))),
    },
    template: templateRoutes(services.template, ports.log),
    customer: customerRoutes(services.customer, services.imports, ports.log),
    config: configRoutes(config, ports.log),
    survey: surveyRoutes(services.survey, ports.log),
    performance: performanceRoutes(services.performance, ports.log),
    search: { query: os.search.query.handler(({ input }) => wire(directory.search(input.text, input.limit))) },
    agent: { state: os.agent.state.handler(() => directory.ownState()) },
    sync: {
      status: os.sync.status.handler(() => sync.status()),
      now: os.sync.now.handler(() => done(sync.now())),
      ledger: os.sync.ledger.handler(({ input }) => sync.ledger(input.limit)),
    },
    settings: {
      get: os.settings.get.handler(() => settings.get()),
      set: os.settings.set.handler(({ input }) => settings.set(input)),
    },
  });
}

export type ConsoleRouter = ReturnType<typeof createRouter>;

function done(_: unknown): Record<string, never> {
  return none;
}
