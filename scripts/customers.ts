/** `npm run customers`: sample customers come to the chat page's own channel, write, wait, thank and rate, until Ctrl+C. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '#shared/contract/errors.ts';
import { customersText as text } from '#shared/text/customers-text.ts';
import { say } from '#shared/text/languages.ts';
import { createRandom } from '../test/kit/sample/random.ts';
import { beCustomer, type Tell } from './customers/customer.ts';
import { type CustomersOptions, readOptions, usage } from './customers/options.ts';
import { planCustomer } from './customers/plan.ts';
import { defaultDataFolder } from './launch/data-folder.ts';
import { runningAddresses } from './launch/run-file.ts';
import { createVoice, describeFailure } from './launch/voice.ts';

/** More at once would only wait for each other. */
const MOST_AT_ONCE = 60;

const voice = createVoice(false);
const tell: Tell = (name, what, values) =>
  voice.print(`${new Date().toTimeString().slice(0, 8)}  ${name.padEnd(24)} ${say(voice.language, what, values)}`);

async function run(chatUrl: string, options: CustomersOptions, signal: AbortSignal): Promise<void> {
  voice.tell(text.begin, { chat: chatUrl, rate: options.rate });
  const last = options.count ?? Number.POSITIVE_INFINITY;
  const random = createRandom(options.seed, -1);
  const here = new Set<Promise<void>>();
  for (let index = 0; index < last && !signal.aborted; index++) {
    if (here.size >= MOST_AT_ONCE) await Promise.race(here);
    const plan = planCustomer(options.seed, index, Date.now());
    const visit = beCustomer(chatUrl, plan, tell, signal)
      .catch((error: unknown) => {
        if (!signal.aborted) tell(plan.name, text.refused, { problem: error instanceof Error ? error.message : String(error) });
      })
      .finally(() => here.delete(visit));
    here.add(visit);
    // People come by themselves, not by a clock: the gaps are exponential.
    const gapMs = (-Math.log(1 - random.unit()) * 60_000) / options.rate;
    if (index + 1 < last) await sleep(Math.min(gapMs, 600_000), undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(here);
  voice.tell(signal.aborted ? text.stopped : text.allLeft);
}

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

try {
  const options = readOptions(process.argv.slice(2));
  const chatUrl = options.chat ?? runningAddresses(options.data ?? defaultDataFolder())?.chat;
  if (chatUrl === undefined) {
    voice.tell(text.noStart);
    process.exitCode = 1;
  } else {
    await run(chatUrl, options, stop.signal);
  }
} catch (error) {
  console.error(describeFailure(error)[voice.language]);
  if (error instanceof CodedError && error.code === 'CONFIG_INVALID') console.error(`\n${usage}`);
  process.exitCode = 1;
}
