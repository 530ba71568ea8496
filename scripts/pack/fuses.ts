import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** Ours (reliability.md, appendix B): no Node by flag, variable or inspector; only the sealed archive; no rights for `file:`. */
export const FUSES: Readonly<Record<FuseV1Options, boolean>> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: true,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

const ALL = Object.keys(FUSES).map((fuse) => Number(fuse) as FuseV1Options);

/** Which fuses this runtime has, and how they stand. Older runtimes have fewer. */
export async function readFuses(binary: string): Promise<Map<FuseV1Options, boolean>> {
  const wire = await getCurrentFuseWire(binary);
  const known = ALL.filter((fuse) => [FuseState.ENABLE, FuseState.DISABLE].includes(wire[fuse] as FuseState));
  return new Map(known.map((fuse) => [fuse, wire[fuse] === FuseState.ENABLE]));
}

/** Sets every fuse that this runtime has to ours. */
export async function setFuses(binary: string): Promise<void> {
  const present = [...(await readFuses(binary)).keys()];
  await flipFuses(binary, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    ...Object.fromEntries(present.map((fuse) => [fuse, FUSES[fuse]])),
  });
}
