import { createHash, createHmac } from 'node:crypto';

export type AppRole = { readonly name: string; readonly password: string };

/**
 * The role that the API's queries run as: it owns nothing, so row-level security holds for it. Roles belong to the whole
 * cluster, hence one per database. Its password follows from the owner's, so that every node knows it without storing it.
 */
export function appRoleOf(databaseUrl: string): AppRole {
  const url = new URL(databaseUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  return {
    name: `tanggap_app_${createHash('sha256').update(database).digest('hex').slice(0, 12)}`,
    password: createHmac('sha256', `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`)
      .update(`tanggap app role of ${database}`)
      .digest('hex'),
  };
}

/** The same database, addressed as the app role. */
export function appUrlOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const role = appRoleOf(databaseUrl);
  url.username = role.name;
  url.password = role.password;
  return url.toString();
}
