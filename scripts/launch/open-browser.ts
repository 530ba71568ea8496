import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Opens `url` in the user's browser, where there is one. Command lines can be read by every user of the machine and `url` holds
 * the launch token, so the browser is given a page in our own folder that leads on.
 */
export function openBrowser(url: string, folder: string, title: string): void {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const page = join(folder, 'open-console.html');
  const html = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${url}"><title>${title}</title><a href="${url}">${title}</a>\n`;
  writeFileSync(page, html, { mode: 0o600 });
  const address = pathToFileURL(page).href;
  const [command, args] =
    process.platform === 'darwin' ? ['open', [address]] : process.platform === 'win32' ? ['explorer.exe', [address]] : ['xdg-open', [address]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // No opener here: the address is on the screen.
  child.once('error', () => undefined);
  child.unref();
}
