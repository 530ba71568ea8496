/** `npm run pack`: builds the console and packs it as an unpacked program in `release/`, with its fuses set. */

import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Configuration, type LinuxPackager } from 'electron-builder';
import { findRuntimeFolder } from '../test/e2e/electron-runtime.ts';
import { buildStale } from './launch/build-stale.ts';
import { inProject, PROJECT } from './launch/project.ts';
import { setFuses } from './pack/fuses.ts';

/** What a prepared test runtime holds beside Electron. */
const NOT_ELECTRON = ['.complete', 'better_sqlite3.node'];

async function pack(): Promise<void> {
  await buildStale({ force: false, onBuild: ({ what }) => console.log(what.en) });
  const runtime = findRuntimeFolder();
  const config: Configuration = {
    extends: inProject('electron-builder.yml'),
    ...(runtime === null ? {} : { electronDist: runtime, electronVersion: readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '') }),
    async afterPack({ appOutDir, packager }) {
      const { nodeName } = packager.platform;
      const [binary, resources] =
        nodeName === 'darwin'
          ? [`${packager.appInfo.productFilename}.app`, join(`${packager.appInfo.productFilename}.app`, 'Contents', 'Frameworks')]
          : [nodeName === 'win32' ? `${packager.appInfo.productFilename}.exe` : (packager as LinuxPackager).executableName, '.'];
      for (const name of NOT_ELECTRON) rmSync(join(appOutDir, name), { force: true });
      // The fuse makes main start from a snapshot of its own, so that pages cannot be given a changed one together with main.
      const snapshot = join(appOutDir, resources, 'v8_context_snapshot.bin');
      if (existsSync(snapshot)) copyFileSync(snapshot, join(appOutDir, resources, 'browser_v8_context_snapshot.bin'));
      await setFuses(join(appOutDir, binary));
    },
  };
  const made = await build({ projectDir: PROJECT, dir: true, config, publish: 'never' });
  console.log(made.length > 0 ? made.join('\n') : inProject('release'));
}

await pack();
