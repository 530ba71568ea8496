import { createRouterClient } from '@orpc/server';
import { nodePorts } from '../../src-main/host/adapters/node-ports.ts';
import { createHost } from '../../src-main/host/create-host.ts';

/**
 * A host in a process of its own, to be killed. Arguments: data folder, server address, e-mail, password, ticket id, prefix.
 * Writes notes `<prefix>-<n>` as fast as they are saved, and prints each as `saved <text>` once it is.
 */
const [dataFolder = '', serverUrl = '', email = '', password = '', ticketId = '', prefix = ''] = process.argv.slice(2);

const quiet = () => undefined;
const host = await createHost(
  nodePorts({ dataFolder, defaultServerUrl: serverUrl, version: 'test', shell: 'test', log: { info: quiet, warn: quiet, error: quiet } }),
);
await host.start();
const client = createRouterClient(host.router);
if ((await client.session.current()).state === 'signedOut') await client.session.signIn({ serverUrl, email, password });

for (let n = 0; ; n++) {
  const text = `${prefix}-${n}`;
  try {
    await client.command.issue({ body: { type: 'ticket.note', ticketId, text, attachments: [] } });
    process.stdout.write(`saved ${text}\n`);
  } catch (error) {
    // The ticket is not loaded yet.
    n -= 1;
    if (!(error instanceof Error) || error.message !== 'REFUSED') process.stdout.write(`error ${error instanceof Error ? error.message : ''}\n`);
  }
  await new Promise<void>((resolve) => void setTimeout(resolve, 4));
}
