import { type Sentence, say } from '#shared/text/languages.ts';
import { launchText } from '#shared/text/launch-text.ts';
import { processIdentity } from '../../src-server/embedded-postgres/process-probe.ts';
import { WEBCHAT_KEY } from '../../test/kit/sample/staff.ts';
import { movingAside, startCentralProcess, USUAL_API_PORT } from './central.ts';
import { newLaunchToken, startElectron, startWebShell, USUAL_CONSOLE_PORT } from './console.ts';
import type { DataFolder } from './data-folder.ts';
import { openDatabase, prepareDatabase } from './database.ts';
import { findElectron } from './electron-runtime.ts';
import { keepService } from './kept-service.ts';
import type { StartOptions } from './options.ts';
import { type Addresses, type RunFile, writeRunFile } from './run-file.ts';
import type { Service } from './service.ts';
import type { StopList } from './stop-list.ts';
import type { Voice } from './voice.ts';

/** The desktop console was asked for by name and cannot be had. */
export class NoDesktop extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

type Launch = {
  readonly options: StartOptions;
  readonly folder: DataFolder;
  readonly voice: Voice;
  readonly parts: StopList;
  /** Something that everything depends on has ended: all is to stop. */
  readonly onEnd: (why: Sentence, what: string) => void;
};

export type Launched = {
  readonly addresses: Addresses;
  readonly shell: 'electron' | 'web';
  /** The sample's agents are there. */
  readonly hasSignIns: boolean;
};

/** Starts database, central API and console, each when the one before answers. What was started stands in `parts`, also after a throw. */
export async function launch(context: Launch): Promise<Launched> {
  const { options, folder, voice, parts, onEnd } = context;
  const noted = new Map<string, Service>();
  let addresses: Addresses | null = null;
  const note = (service: Service): void => {
    noted.set(service.name, service);
    const processes: RunFile['processes'] = [...noted.values()].map(({ name, pid }) => ({ name, pid, identity: processIdentity(pid) ?? '' }));
    writeRunFile(folder.root, { pid: process.pid, addresses, processes });
  };

  const database = parts.add(await openDatabase(folder, voice));
  void database.exited.then(() => onEnd(launchText.gone, 'PostgreSQL'));
  const hasSignIns = await prepareDatabase(database.url, options.sample, voice);

  voice.tell(launchText.startingApi);
  const api = await startApi(context, database.url, note);
  const shell = await openConsole(context, api, note);
  addresses = { console: shell.url, chat: `${api}/chat/${WEBCHAT_KEY}`, api, docs: `${api}/api/docs` };
  note(shell.service);
  return { addresses, shell: shell.kind, hasSignIns };
}

type Note = (service: Service) => void;

async function startApi({ options, folder, voice, parts, onEnd }: Launch, databaseUrl: string, note: Note): Promise<string> {
  const wanted = options.port ?? USUAL_API_PORT;
  let port = wanted;
  let address = '';
  const kept = await keepService({
    start: async () => {
      const { value, moved } = await movingAside(port, (try_) => startCentralProcess({ folder, databaseUrl, port: try_ }));
      // Started again, it has to come back where consoles and customers look for it.
      if (address !== '' && value.address !== address) {
        await value.stop();
        throw new Error('the port of the central API was taken meanwhile');
      }
      address = value.address;
      port = Number(new URL(address).port);
      if (moved) voice.tell(launchText.portMoved, { wanted, used: port, what: say(voice.language, launchText.api) });
      note(value);
      return value;
    },
    onRestart: () => voice.tell(launchText.restarting, { what: say(voice.language, launchText.apiAddress) }),
    onGone: () => onEnd(launchText.gone, say(voice.language, launchText.apiAddress)),
  });
  parts.add(kept);
  return address;
}

type OpenConsole = { readonly kind: 'electron' | 'web'; readonly url: string; readonly service: Service };

async function openConsole(context: Launch, apiAddress: string, note: Note): Promise<OpenConsole> {
  const { options, folder, voice, parts, onEnd } = context;
  const because = (reason: Sentence, values = {}): string => say(voice.language, reason, values);
  let reason = because(launchText.becauseAsked);
  if (options.shell !== 'web') {
    const electron = findElectron();
    if ('reason' in electron) reason = because(electron.reason);
    else {
      const service = await startElectron({ folder, apiAddress, binary: electron.binary });
      if ('pid' in service) {
        parts.add(service);
        note(service);
        void service.exited.then(() => onEnd(launchText.consoleClosed, ''));
        return { kind: 'electron', url: 'tanggap://', service };
      }
      reason = because(launchText.becauseElectronFailed, { code: service.code ?? '?' });
    }
    if (options.shell === 'electron') throw new NoDesktop(reason);
  }
  voice.tell(launchText.webBecause, { reason });
  const { url, service } = await startWeb(context, apiAddress, note);
  return { kind: 'web', url, service };
}

async function startWeb(
  { options, folder, voice, parts, onEnd }: Launch,
  apiAddress: string,
  note: Note,
): Promise<{ url: string; service: Service }> {
  const token = newLaunchToken();
  const wanted = options.port === 0 ? 0 : USUAL_CONSOLE_PORT;
  let port = wanted;
  let url = '';
  const kept = await keepService({
    start: async () => {
      const { value, moved } = await movingAside(port, (try_) => startWebShell({ folder, apiAddress, port: try_, token }));
      url = value.url;
      port = Number(new URL(url).port);
      if (moved) voice.tell(launchText.portMoved, { wanted, used: port, what: say(voice.language, launchText.console).toLowerCase() });
      note(value);
      return value;
    },
    onRestart: () => voice.tell(launchText.restarting, { what: say(voice.language, launchText.console) }),
    onGone: () => onEnd(launchText.gone, say(voice.language, launchText.console)),
  });
  parts.add(kept);
  return { url, service: kept.current() };
}
