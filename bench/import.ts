import { setTimeout as pause } from 'node:timers/promises';
import { openDesk } from '../test/kit/agent-desk.ts';
import { startTestCentral } from '../test/kit/central-client.ts';
import { median, percentile, type Series } from './measure.ts';
import type { Measured } from './run.ts';

const ROWS = 200_000;
const CHUNK = 256 * 1024;
/** An agent acts so often while the file runs. */
const EVERY_MS = 200;
const QUIET_ROUNDS = 40;

function file(rows: number): Buffer {
  const lines = ['externalId,name,phone,email,city,tags,consent'];
  for (let index = 0; index < rows; index++) {
    const number = String(index).padStart(7, '0');
    // One in a hundred has no number that could be one.
    const phone = index % 100 === 99 ? '12' : `0899${number}`;
    lines.push(`C-${number},Pelanggan Nomor ${number},${phone},p${number}@contoh.example,Bandung,impor,ya`);
  }
  return Buffer.from(lines.join('\n'));
}

/** 200,000 customers from a file over HTTP, and what an agent's command takes meanwhile, against the same command before. */
export async function importFile(): Promise<Measured[]> {
  const central = await startTestCentral();
  try {
    const { ticketId, contactId } = await central.customerWrites({ text: 'Halo' });
    const desk = await openDesk(central, central.workspace.agents.sari.email);
    const { client } = await central.signIn(central.workspace.agents.admin.email);

    let turn = 0;
    const timed = async (samples: number[]): Promise<void> => {
      const started = performance.now();
      turn += 1;
      // In turn: a ticket of a team's feed, and a customer of the very feed that the import fills.
      if (turn % 2 === 0) await desk.push({ type: 'ticket.note', ticketId, text: `catatan ${turn}`, attachments: [] });
      else await desk.push({ type: 'contact.edit', contactId, edit: { note: `catatan ${turn}` } });
      samples.push(performance.now() - started);
    };
    const quiet: number[] = [];
    for (let round = 0; round < QUIET_ROUNDS; round++) await timed(quiet);

    const bytes = file(ROWS);
    const uploaded = performance.now();
    const { importId } = await client.customers.imports.begin({ kind: 'customers', fileName: 'pelanggan.csv', size: bytes.length });
    for (let offset = 0; offset < bytes.length; offset += CHUNK) {
      await client.customers.imports.chunk({ importId, offset, base64: bytes.subarray(offset, offset + CHUNK).toString('base64') });
    }
    const previewed = performance.now();
    const { mapping } = await client.customers.imports.preview({ importId, mapping: null });

    const during: Series[] = [];
    const counts: Record<string, number> = {
      'upload seconds': Math.round((previewed - uploaded) / 100) / 10,
      'preview seconds (whole file read)': Math.round((performance.now() - previewed) / 100) / 10,
    };
    const watch = async (name: string, ends: 'done' | 'undone'): Promise<void> => {
      const samplesMs: number[] = [];
      const started = performance.now();
      for (;;) {
        await timed(samplesMs);
        const { import: status } = await client.customers.imports.status({ importId });
        if (status.state === ends) {
          Object.assign(counts, { [`${name} created`]: status.created, [`${name} refused`]: status.refused, [`${name} kept`]: status.kept });
          break;
        }
        if (status.state === 'failed') throw new Error(`the import failed: ${status.problem}`);
        await pause(EVERY_MS);
      }
      counts[`${name} seconds`] = Math.round((performance.now() - started) / 1_000);
      // It takes minutes: whoever waits sees how far it is.
      console.log(
        `${name}: ${counts[`${name} seconds`]} s; push p50 ${median(samplesMs).toFixed(0)} ms, p95 ${percentile(samplesMs, 0.95).toFixed(0)} ms`,
      );
      during.push({ name: `push while ${name} runs`, samplesMs });
    };
    await client.customers.imports.run({ importId, mapping });
    await watch('import', 'done');
    await client.customers.imports.undo({ importId });
    await watch('undo', 'undone');
    return [{ title: `${ROWS} customers from one file`, series: [{ name: 'push when quiet', samplesMs: quiet }, ...during], counts }];
  } finally {
    await central.stop();
  }
}
