import type { SyncStatus } from '#shared/contract/console/console-shapes.ts';
import type { HostClient } from '../../host-client/host-context.tsx';

type Ledger = Awaited<ReturnType<HostClient['sync']['ledger']>>;

/**
 * The ledger as a file for the IT team: what was asked, when and how it was answered. What an agent typed and whom it concerns
 * stays on this computer.
 */
export function ledgerFile(parts: { at: number; version: string; status: SyncStatus; ledger: Ledger }): { name: string; mime: string; text: string } {
  const { at, version, status, ledger } = parts;
  const commands = ledger.commands.map(({ commandId, type, ticketNumber, issuedAt, deviceSeq, status: state }) => ({
    commandId,
    type,
    ticketNumber,
    issuedAt: new Date(issuedAt).toISOString(),
    deviceSeq,
    status: state,
  }));
  const written = new Date(at).toISOString();
  const content = { product: 'tanggap', version, writtenAt: written, status, ...ledger, commands };
  return {
    name: `tanggap-ledger-${written.slice(0, 19).replaceAll(':', '-')}.json`,
    mime: 'application/json',
    text: `${JSON.stringify(content, null, 2)}\n`,
  };
}
