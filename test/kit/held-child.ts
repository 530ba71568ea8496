import { createRouterClient } from '@orpc/server';
import { nodePorts } from '../../src-main/host/adapters/node-ports.ts';
import { createHost } from '../../src-main/host/create-host.ts';

/**
 * A host in a process of its own, to be killed. Arguments: data folder, server address, e-mail, password, ticket id, prefix.
 * Saves pairs of notes `<prefix>-<n>-a` and `-b` held for a moment, takes every other pair back, and prints `saved`, `withdrawn` or
 * `late` with `<prefix>-<n>` once it is so.
 */
const [dataFolder = '', serverUrl = '', email = '', password = '', ticketId = '', prefix = ''] = process.argv.slice(2);

const quiet = () => undefined;
const host = await createHost(
  nodePorts({ dataFolder, defaultServerUrl: serverUrl, version: 'test', shell: 'test', log: { info: quiet, warn: quiet, error: quiet } }),
);
await host.start();
const client = createRouterClient(host.router);
if ((await client.session.current()).state === 'signedOut') await client.session.signIn({ serverUrl, email, password });

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
const note = (text: string) => ({ type: 'ticket.note' as const, ticketId, text, attachments: [] });
for (let n = 0; ; n++) {
  const name = `${prefix}-${n}`;
  try {
    const { commands } = await client.command.issueAll({ bodies: [note(`${name}-a`), note(`${name}-b`)], holdMs: 60 });
    if (n % 2 === 0) process.stdout.write(`saved ${name}\n`);
    else {
      // Some at once, some when the hold is about to end.
      await pause((n % 5) * 18);
      const { withdrawn } = await client.command.withdraw({ commandIds: commands.map(({ commandId }) => commandId) });
      process.stdout.write(`${withdrawn ? 'withdrawn' : 'late'} ${name}\n`);
    }
  } catch (error) {
    // The ticket is not loaded yet.
    n -= 1;
    if (!(error instanceof Error) || error.message !== 'REFUSED') process.stdout.write(`error ${error instanceof Error ? error.message : ''}\n`);
  }
  await pause(4);
}
