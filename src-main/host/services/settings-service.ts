import { join } from 'node:path';
import { type Settings, zSettings } from '#shared/contract/console/console-shapes.ts';
import type { ChangeHub } from './change-hub.ts';
import { readJson, writeJson } from './json-file.ts';

/** Absent and undefined both leave a value as it is. */
export type SettingsPatch = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

/** Settings belong to the computer: language and theme are there before anyone signs in. */
export type SettingsService = { get(): Settings; set(patch: SettingsPatch): Settings };

const defaults: Settings = {
  language: 'id',
  theme: 'system',
  density: 'comfortable',
  sound: true,
  notifications: true,
  queueWidth: 320,
  contextOpen: true,
  suggestions: true,
  queueView: 'team',
  queueSort: 'due',
  savedViews: [],
  quietHours: null,
  guideDone: [],
  shortcuts: {},
};

export function createSettings(dataFolder: string, hub: ChangeHub): SettingsService {
  const path = join(dataFolder, 'settings.json');
  let settings = parse(readJson(path));
  return {
    get: () => settings,
    set: (patch) => {
      const present = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      settings = { ...settings, ...present };
      writeJson(path, settings);
      hub.topic('settings');
      return settings;
    },
  };
}

/** Each value that does not fit falls back alone, so that one bad line does not cost the rest. */
function parse(kept: unknown): Settings {
  if (typeof kept !== 'object' || kept === null) return defaults;
  const good = Object.entries(kept).filter(([key, value]) => {
    const schema = Object.hasOwn(zSettings.shape, key) ? zSettings.shape[key as keyof Settings] : undefined;
    return schema?.safeParse(value).success === true;
  });
  return { ...defaults, ...Object.fromEntries(good) };
}
