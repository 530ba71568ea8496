import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withWorkspace } from '../../src-server/db/with-workspace.ts';
import { missingAttachments, receiveAttachment } from '../../src-server/modules/attachment/attachment-service.ts';
import { type AttachmentStore, createAttachmentStore } from '../../src-server/modules/attachment/attachment-store.ts';
import { createUnusedUploads } from '../../src-server/modules/attachment/unused-uploads.ts';
import { createSyncKit, type SyncKit } from '../kit/sync-kit.ts';
import { temporaryFolder } from '../kit/test-host.ts';
import { T0 } from '../kit/ticket-factory.ts';

const DAY = 86_400_000;
let kit: SyncKit;
let attachments: AttachmentStore;
const folder = temporaryFolder();
beforeAll(async () => {
  kit = await createSyncKit();
  attachments = createAttachmentStore(folder.path);
  await attachments.start();
});
afterAll(async () => {
  await kit.stop();
  folder.remove();
});

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
async function upload(text: string, workspaceId = kit.workspace.id) {
  const bytes = Readable.from([Buffer.from(text)]);
  const parts = { db: kit.db, clock: kit.clock, attachments };
  await receiveAttachment(parts, { workspaceId, hash: hashOf(text), declaredMime: 'text/plain', bytes, uploadedById: null });
}
async function use(text: string) {
  const { ticketId } = await kit.say(await kit.visitor(), 'Halo');
  const device = await kit.device(kit.workspace.agents.ani);
  const ref = { hash: hashOf(text), name: 'a.txt', mime: 'text/plain', size: text.length };
  return kit.act(device, { type: 'ticket.note', ticketId, text: '', attachments: [ref] });
}
const removeUnused = () => createUnusedUploads({ db: kit.db, attachments }).remove(kit.time.now - DAY);
const isFile = (text: string) => existsSync(join(folder.path, hashOf(text).slice(0, 2), hashOf(text).slice(2, 4), hashOf(text)));
const missing = (...texts: string[]) => missingAttachments({ db: kit.db, clock: kit.clock }, kit.workspace.id, texts.map(hashOf));

test('[uploads] what no message uses within a day is taken away, everything else stays', async () => {
  for (const text of ['unused', 'used', 'asked for', 'sent again']) await upload(text);
  expect(await use('used')).toMatchObject({ status: 'accepted' });
  kit.time.now = T0 + DAY - 1;
  await upload('fresh');
  expect(await removeUnused()).toBe(0);
  expect(await missing('asked for')).toEqual([]);
  await upload('sent again');
  kit.time.now = T0 + DAY + 1;
  expect(await removeUnused()).toBe(1);
  expect(['unused', 'used', 'asked for', 'sent again', 'fresh'].map(isFile)).toEqual([false, true, true, true, true]);
  expect(await use('unused')).toMatchObject({ status: 'refused', code: 'ATTACHMENT_MISSING' });
  expect(await missing('unused', 'used')).toEqual([hashOf('unused')]);
  expect(await use('asked for')).toMatchObject({ status: 'accepted' });
  await upload('unused');
  expect(await use('unused')).toMatchObject({ status: 'accepted' });
});

test('[uploads] the file stays while another workspace has the same content', async () => {
  const other = kit.ids();
  await withWorkspace(kit.db, other, (trx) =>
    trx.insertInto('workspace').values({ id: other, name: 'Lain', time_zone: 'Asia/Jakarta', currency: 'IDR', created_at: T0, rev: 1 }).execute(),
  );
  await upload('shared');
  kit.time.now += DAY - 1;
  await upload('shared', other);
  kit.time.now += 2;
  await removeUnused();
  expect([await missing('shared'), isFile('shared')]).toEqual([[hashOf('shared')], true]);
  kit.time.now += DAY;
  await removeUnused();
  expect(isFile('shared')).toBe(false);
});

test('[uploads] a message that is being written keeps its attachment from the clean-up that runs meanwhile', async () => {
  for (let n = 0; n < 10; n++) {
    const text = `race ${n}`;
    await upload(text);
    kit.time.now += DAY + 1;
    const [outcome] = await Promise.all([use(text), removeUnused(), removeUnused()]);
    expect(isFile(text)).toBe(outcome.status === 'accepted');
    expect((await missing(text)).length).toBe(outcome.status === 'accepted' ? 0 : 1);
  }
});
