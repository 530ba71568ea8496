import type { Actor } from '#shared/domain/permission/role.ts';

/** Who asks, from which device, in which workspace: made by the session check, taken by every service. */
export type RequestContext = { readonly workspaceId: string; readonly actor: Actor; readonly deviceId: string };
