import { type Sentence, say } from '#shared/text/languages.ts';
import { launchText } from '#shared/text/launch-text.ts';
import { PASSWORD_OF_ALL, signIns } from '../../test/kit/sample/staff.ts';
import type { Launched } from './launch.ts';
import type { Voice } from './voice.ts';

/** The one line of `--json`. */
export function summaryLine({ addresses, hasSignIns }: Launched): string {
  const people = hasSignIns ? signIns.map(({ email, password, role }) => ({ email, password, role })) : [];
  return JSON.stringify({ ...addresses, signIns: people });
}

export function printSummary({ addresses, shell, hasSignIns }: Launched, folder: string, voice: Voice): void {
  const text = (sentence: Sentence, values = {}): string => say(voice.language, sentence, values);
  const rows: readonly (readonly [Sentence, string])[] = [
    [launchText.console, shell === 'electron' ? text(launchText.electronWindow) : addresses.console],
    [launchText.chat, addresses.chat],
    [launchText.apiAddress, addresses.api],
    [launchText.docs, addresses.docs],
    [launchText.data, folder],
  ];
  const width = Math.max(...rows.map(([label]) => text(label).length));
  const shown = signIns.map(({ email, role, name }) => `    ${email.padEnd(28)} ${role.padEnd(6)} ${name}`);
  voice.print(
    [
      '',
      ...rows.map(([label, value]) => `  ${text(label).padEnd(width)}  ${value}`),
      '',
      ...(hasSignIns ? [`  ${text(launchText.signIns, { password: PASSWORD_OF_ALL })}`, ...shown, ''] : []),
      text(launchText.running),
    ].join('\n'),
  );
}
