/** `npm run build`: builds console and chat page anew into `out/`. */

import { say } from '#shared/text/languages.ts';
import { launchText } from '#shared/text/launch-text.ts';
import { BuildFailed, buildStale } from './launch/build-stale.ts';
import { createVoice } from './launch/voice.ts';

const voice = createVoice(false);
try {
  await buildStale({ force: true, onBuild: (target) => voice.tell(launchText.building, { what: say(voice.language, target.what) }) });
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  voice.tell(launchText.buildFailed, { what: say(voice.language, error.what), said: error.said });
  process.exitCode = 1;
}
