/** `npm start`: database, central API and console in one command; Ctrl+C stops them in order. */

import { join } from 'node:path';
import { CodedError } from '#shared/contract/errors.ts';
import { type Sentence, say } from '#shared/text/languages.ts';
import { launchText } from '#shared/text/launch-text.ts';
import { takeLock } from '../src-server/embedded-postgres/exclusive-lock.ts';
import { BuildFailed, buildStale } from './launch/build-stale.ts';
import { defaultDataFolder, prepareDataFolder } from './launch/data-folder.ts';
import { launch, NoDesktop } from './launch/launch.ts';
import { openBrowser } from './launch/open-browser.ts';
import { readStartOptions, type StartOptions, usage } from './launch/options.ts';
import { LOCK_FILE, readRunFile, removeRunFile, runningAddresses, stopLeftovers } from './launch/run-file.ts';
import { createStopList } from './launch/stop-list.ts';
import { printSummary, summaryLine } from './launch/summary.ts';
import { createVoice, describeFailure, rootCause, type Voice } from './launch/voice.ts';

async function start(options: StartOptions, voice: Voice): Promise<number> {
  const folder = prepareDataFolder(options.data ?? defaultDataFolder());
  const lock = takeLock(join(folder.root, LOCK_FILE), folder.root);
  if (!lock.held) throw new CodedError('ALREADY_RUNNING', { address: runningAddresses(folder.root)?.console ?? folder.root });

  const parts = createStopList();
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  let stopping = false;
  const onEnd = (why: Sentence, what: string): void => {
    if (stopping) return;
    voice.tell(why, { what });
    end(why === launchText.consoleClosed ? 0 : 1);
  };
  let signals = 0;
  const onSignal = (): void => {
    signals++;
    if (signals === 1) end(0);
    else {
      voice.tell(launchText.hurrying);
      parts.killAll();
      setTimeout(() => process.exit(1), 3_000).unref();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);

  try {
    const earlier = readRunFile(folder.root);
    const leftovers = earlier === null ? [] : await stopLeftovers(earlier);
    if (leftovers.length > 0) voice.tell(launchText.orphans, { names: leftovers.join(', ') });
    const beginning = begin();
    const first = await Promise.race([beginning, ended]);
    if (first !== null) {
      stopping = true;
      voice.tell(launchText.stopping);
      parts.close();
      await beginning.catch(() => undefined);
      return first;
    }
    const code = await ended;
    stopping = true;
    voice.tell(launchText.stopping);
    return code;
  } finally {
    stopping = true;
    await parts.stopAll();
    removeRunFile(folder.root);
    lock.release();
    voice.tell(launchText.stopped, { folder: folder.root });
  }

  async function begin(): Promise<null> {
    await buildStale({ force: false, onBuild: (target) => voice.tell(launchText.building, { what: say(voice.language, target.what) }) });
    const launched = await launch({ options, folder, voice, parts, onEnd });
    if (options.json) process.stdout.write(`${summaryLine(launched)}\n`);
    else printSummary(launched, folder.root, voice);
    if (options.open && launched.shell === 'web') openBrowser(launched.addresses.console, folder.root, say(voice.language, launchText.openPage));
    return null;
  }
}

function tellFailure(error: unknown, json: boolean, voice: Voice): void {
  if (error instanceof BuildFailed) voice.tell(launchText.buildFailed, { what: say(voice.language, error.what), said: error.said });
  else if (error instanceof NoDesktop) voice.tell(launchText.electronImpossible, { reason: error.reason });
  else {
    const failure = describeFailure(error);
    if (json) process.stdout.write(`${JSON.stringify({ error: failure })}\n`);
    process.stderr.write(`${failure.code}\n${failure.id}\n${failure.en}\n`);
    if (failure.code === 'INTERNAL') process.stderr.write(`${rootCause(error)}\n`);
    if (error instanceof CodedError && error.data.name === 'npm start') process.stderr.write(`\n${usage}\n`);
  }
}

const args = process.argv.slice(2);
const json = args.includes('--json');
const voice = createVoice(json);
if (args.includes('--help')) process.stdout.write(`${usage}\n`);
else {
  try {
    process.exitCode = await start(readStartOptions(args), voice);
  } catch (error) {
    tellFailure(error, json, voice);
    process.exitCode = 1;
  }
  process.exit();
}
