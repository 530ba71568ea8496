import { implement, ORPCError } from '@orpc/server';
import { consoleContract } from '#shared/contract/console/console-contract.ts';
import { CodedError, ERRORS } from '#shared/contract/errors.ts';
import { CONTRACT_VERSION } from '#shared/contract/version.ts';
import type { HostPorts, Log } from '../ports/host-ports.ts';
import type { AttachmentService } from '../services/attachment-service.ts';
import type { ChangeHub } from '../services/change-hub.ts';
import { type CommandService, refusalOf } from '../services/command-service.ts';
import type { DirectoryService } from '../services/directory-service.ts';
import type { DraftService } from '../services/draft-service.ts';
import type { QueueService } from '../services/queue-service.ts';
import type { SessionService } from '../services/session-service.ts';
import type { SettingsService } from '../services/settings-service.ts';
import type { SyncService } from '../services/sync-service.ts';
import type { TicketService } from '../services/ticket-service.ts';
import { wire } from './wire.ts';

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
  takeDeepLink(): string | null;
};

const none = {};

/** The console's contract over the host's services; schemas check what comes in and what goes out. */
export function createRouter(services: Services, ports: HostPorts) {
  const { hub, session, directory, queue, ticket, command, draft, attachment, sync, settings } = services;
  // First in line, so that it also sees what the schemas refuse.
  const os = implement(consoleContract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw asContractError(error, ports.log);
    }
  });

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
      typing: os.ticket.typing.handler(({ input }) => done(ticket.typing(input.ticketId, input.on))),
    },
    contact: { get: os.contact.get.handler(({ input }) => wire(directory.contact(input.contactId))) },
    command: {
      issue: os.command.issue.handler(({ input }) => command.issue(input.body)),
      dismiss: os.command.dismiss.handler(({ input }) => done(command.dismiss(input.commandId))),
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
    template: { list: os.template.list.handler(({ input }) => wire(directory.templates(input))) },
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

/** One envelope for every failure: a code of the registry and facts for its sentence. What we did not expect is logged. */
function asContractError(error: unknown, log: Log): unknown {
  const refusal = refusalOf(error);
  if (refusal !== null) return new ORPCError('REFUSED', { status: ERRORS.REFUSED.status, data: refusal, cause: error });
  if (error instanceof CodedError) return new ORPCError(error.code, { status: ERRORS[error.code].status, data: error.data, cause: error });
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    return new ORPCError('INVALID_INPUT', { status: ERRORS.INVALID_INPUT.status, data: { problem: problemOf(error.data) }, cause: error });
  }
  log.error('unexpected failure', { message: error instanceof Error ? `${error.name}: ${error.message}` : 'not an Error' });
  return new ORPCError('INTERNAL', { status: ERRORS.INTERNAL.status, data: {}, cause: error });
}

/** Where the first wrong value is; never the value itself. */
function problemOf(data: unknown): string {
  const issues = (data as { issues?: readonly { path?: readonly (PropertyKey | { key: PropertyKey })[] }[] } | null)?.issues;
  const path = issues?.[0]?.path?.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return path === undefined || path === '' ? 'input' : path;
}
