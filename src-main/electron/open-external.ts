import { dialog, shell } from 'electron';
import { type Language, say } from '#shared/text/languages.ts';
import { shellText } from '#shared/text/shell-text.ts';
import { externalTarget } from './external-target.ts';

let asking = false;

/** The only way out to another program: an allowed kind of address, after the agent said yes to what it is. One question at a time. */
export async function askAndOpen(address: string, language: Language): Promise<void> {
  const target = externalTarget(address);
  if (target === null || asking) return;
  asking = true;
  try {
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: say(language, shellText.openOutside),
      detail: target.shown,
      buttons: [say(language, shellText.open), say(language, shellText.cancel)],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    });
    if (response === 0) await shell.openExternal(target.url);
  } finally {
    asking = false;
  }
}
