import { randomFillSync } from 'node:crypto';
import type { HostPorts, Log, Notifier, Power, Secrets } from '../ports/host-ports.ts';
import { nodeClock } from './node-clock.ts';
import { nodeLog } from './node-log.ts';
import { nodeNetwork } from './node-network.ts';
import { nodePower } from './node-power.ts';
import { fileSecrets } from './node-secrets.ts';

export type NodePortsOptions = {
  readonly dataFolder: string;
  readonly defaultServerUrl: string;
  readonly version: string;
  readonly shell: HostPorts['capabilities']['shell'];
  readonly sqliteBinding?: string | null;
  readonly secrets?: Secrets;
  readonly notifier?: Notifier;
  readonly power?: Power;
  readonly log?: Log;
  readonly nativeNotifications?: boolean;
  readonly badge?: boolean;
};

const silent: Notifier = { notify: () => undefined, badge: () => undefined };

/** The ports of a host on plain Node; a shell hands in what it can do better. */
export function nodePorts(options: NodePortsOptions): HostPorts {
  return {
    clock: nodeClock,
    randomBytes: randomPool(),
    secrets: options.secrets ?? fileSecrets(options.dataFolder),
    notifier: options.notifier ?? silent,
    network: nodeNetwork,
    power: options.power ?? nodePower(nodeClock),
    log: options.log ?? nodeLog('info'),
    dataFolder: options.dataFolder,
    sqliteBinding: options.sqliteBinding ?? null,
    defaultServerUrl: options.defaultServerUrl,
    version: options.version,
    capabilities: { shell: options.shell, nativeNotifications: options.nativeNotifications ?? false, badge: options.badge ?? false },
  };
}

const POOL_BYTES = 4_096;

/** Each byte is given once. Asking the system for a few bytes costs as much as for a page of them. */
function randomPool(): HostPorts['randomBytes'] {
  const pool = new Uint8Array(POOL_BYTES);
  let used = POOL_BYTES;
  return (length) => {
    if (length > POOL_BYTES) return randomFillSync(new Uint8Array(length));
    if (used + length > POOL_BYTES) {
      randomFillSync(pool);
      used = 0;
    }
    used += length;
    return pool.slice(used - length, used);
  };
}
