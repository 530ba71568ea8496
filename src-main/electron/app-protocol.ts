import { protocol, type Session } from 'electron';
import type { PageFiles } from '../shell/page-files.ts';
import { APP_HOST, APP_SCHEME } from './app-origin.ts';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
  ]);
}

/** Serves `app://tanggap/` from the built page; there is no other host and no `file:`. */
export function serveApp(session: Session, files: PageFiles): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url);
    const answer = await files(request.method, url.host === APP_HOST ? url.pathname : '');
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  });
}
