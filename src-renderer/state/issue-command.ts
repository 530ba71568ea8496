import type { CommandBody } from '#shared/domain/sync/command.ts';
import type { HostClient } from '../host-client/host-context.tsx';

type Issue = HostClient['command']['issue'];

/** Saves a command; settles once it is on this computer's disk. The wire's types have mutable lists, ours are read-only. */
export function issueCommand(host: HostClient, body: CommandBody): ReturnType<Issue> {
  return host.command.issue({ body: body as Parameters<Issue>[0]['body'] });
}
