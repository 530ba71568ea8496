import { join } from 'node:path';
import { zAgent, zWorkspace } from '#shared/contract/schemas.ts';
import type { Agent, Workspace } from '#shared/domain/presence/directory.ts';
import { readJson, writeJson } from './json-file.ts';

/** A user who signed in on this computer before. Nothing in it is secret. */
export type KnownProfile = {
  readonly id: string;
  readonly serverUrl: string;
  readonly agent: Agent;
  readonly workspace: Workspace;
  readonly deviceId: string;
  /** A session is kept, so work can go on without the network. */
  readonly signedIn: boolean;
};

export type ProfileList = {
  all(): readonly KnownProfile[];
  /** Who was signed in when the console stopped. */
  current(): KnownProfile | null;
  put(profile: KnownProfile): void;
  setCurrent(id: string | null): void;
  lastServerUrl(): string | null;
};

/** A profile at the shell's own server goes where that server is now: its port may be another at each start. */
type KeptProfile = KnownProfile & { readonly atDefault: boolean };
type Kept = { profiles: KeptProfile[]; current: string | null; lastServerUrl: string | null };

export function openProfileList(dataFolder: string, defaultServerUrl: string): ProfileList {
  const path = join(dataFolder, 'profiles.json');
  let kept = parse(readJson(path), defaultServerUrl);
  const save = (next: Kept): void => {
    kept = next;
    writeJson(path, kept);
  };
  return {
    all: () => kept.profiles,
    current: () => kept.profiles.find((profile) => profile.id === kept.current && profile.signedIn) ?? null,
    put: (profile) => {
      const atDefault = profile.serverUrl === defaultServerUrl;
      save({
        ...kept,
        profiles: [{ ...profile, atDefault }, ...kept.profiles.filter((other) => other.id !== profile.id)],
        lastServerUrl: atDefault ? null : profile.serverUrl,
      });
    },
    setCurrent: (id) => save({ ...kept, current: id }),
    lastServerUrl: () => kept.lastServerUrl,
  };
}

function parse(value: unknown, defaultServerUrl: string): Kept {
  const kept = (typeof value === 'object' && value !== null ? value : {}) as { profiles?: unknown; current?: unknown; lastServerUrl?: unknown };
  const profiles = (Array.isArray(kept.profiles) ? kept.profiles : []).flatMap((item: unknown): KeptProfile[] => {
    const candidate = item as Partial<Record<keyof KeptProfile, unknown>> | null;
    const agent = zAgent.safeParse(candidate?.agent);
    const workspace = zWorkspace.safeParse(candidate?.workspace);
    if (
      !agent.success ||
      !workspace.success ||
      typeof candidate?.id !== 'string' ||
      typeof candidate.serverUrl !== 'string' ||
      typeof candidate.deviceId !== 'string'
    )
      return [];
    return [
      {
        id: candidate.id,
        serverUrl: candidate.atDefault === true ? defaultServerUrl : candidate.serverUrl,
        atDefault: candidate.atDefault === true,
        agent: agent.data,
        workspace: workspace.data,
        deviceId: candidate.deviceId,
        signedIn: candidate.signedIn === true,
      },
    ];
  });
  return {
    profiles,
    current: typeof kept.current === 'string' ? kept.current : null,
    lastServerUrl: typeof kept.lastServerUrl === 'string' ? kept.lastServerUrl : null,
  };
}
