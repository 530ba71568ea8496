import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandBody } from '../../src-shared/domain/sync/command.ts';
import { createSyncKit, type SyncKit } from '../kit/sync-kit.ts';
import { T0 } from '../kit/ticket-factory.ts';

let kit: SyncKit;
beforeAll(async () => {
  kit = await createSyncKit();
});
afterAll(() => kit.stop());

async function openTicket() {
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'Halo, pesanan saya belum sampai');
  return { visitor, ticketId };
}

test('[R9] a repeated command takes effect once and gets the first answer', async () => {
  const { visitor, ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  const body = {
    type: 'ticket.reply',
    ticketId,
    text: 'Baik, kami cek',
    attachments: [],
    recipient: kit.recipientOf(visitor),
    seenSeq: 2,
    reviewed: false,
  } as const;
  const reply = kit.command(ani, body);
  const first = await kit.push(ani, reply);
  expect(first.outcomes).toEqual([{ commandId: reply.id, status: 'accepted', noop: false, rev: 2 }]);
  const again = await Promise.all([kit.push(ani, reply), kit.push(ani, reply), kit.push(ani, reply)]);
  for (const answer of again) expect(answer).toMatchObject({ outcomes: first.outcomes, stopped: null, lastDeviceSeq: 1 });
  const entries = await kit.entries(ticketId);
  expect(entries.map((entry) => entry.kind)).toEqual(['event', 'message', 'message']);
  expect(entries[2]).toMatchObject({ id: reply.id, delivery: 'sent', conversation_seq: 2, wrote_before_seeing: 0, text: 'Baik, kami cek' });
  expect(await kit.ticket(ticketId)).toMatchObject({
    status: 'open',
    assignee_id: ani.context.actor.agentId,
    awaiting_since: null,
    awaiting_count: 0,
  });
});

test('[R9] the same command sent twice at the same moment takes effect once', async () => {
  const { ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  const note = kit.command(ani, { type: 'ticket.note', ticketId, text: 'cek gudang', attachments: [] });
  const answers = await Promise.all(Array.from({ length: 6 }, () => kit.push(ani, note)));
  for (const answer of answers) expect(answer.outcomes).toEqual([{ commandId: note.id, status: 'accepted', noop: false, rev: 2 }]);
  expect((await kit.entries(ticketId)).filter((entry) => entry.kind === 'note')).toHaveLength(1);
});

test('[R9] an id with another body, and a number with another id, are conflicts and change nothing', async () => {
  const { ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  const note = kit.command(ani, { type: 'ticket.note', ticketId, text: 'satu', attachments: [] });
  await kit.push(ani, note);
  const forged = { ...kit.command(ani, { type: 'ticket.note', ticketId, text: 'dua', attachments: [] }), id: note.id };
  expect(await kit.push(ani, forged)).toMatchObject({ outcomes: [], stopped: { reason: 'conflict', commandId: note.id }, lastDeviceSeq: 1 });
  const sameNumber = kit.command(ani, { type: 'ticket.note', ticketId, text: 'tiga', attachments: [] }, { deviceSeq: 1 });
  expect(await kit.push(ani, sameNumber)).toMatchObject({ outcomes: [], stopped: { reason: 'conflict', commandId: sameNumber.id } });
  expect((await kit.entries(ticketId)).filter((entry) => entry.kind === 'note')).toHaveLength(1);
});

test('[R9] a gap stops the batch, numbers set aside are no gap and may still come', async () => {
  const { ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  const note = (text: string) => kit.command(ani, { type: 'ticket.note', ticketId, text, attachments: [] });
  const [one, two, three] = [note('1'), note('2'), note('3')] as const;
  const gap = await kit.push(ani, one, three);
  expect(gap).toMatchObject({ stopped: { reason: 'gap', expected: 2 }, lastDeviceSeq: 1 });
  expect(gap.outcomes).toHaveLength(1);
  const parked = await kit.services.push.push(ani.context, { commands: [three], parkedSeqs: [2] });
  expect(parked).toMatchObject({ outcomes: [{ commandId: three.id, status: 'accepted' }], stopped: null, lastDeviceSeq: 3 });
  expect(await kit.push(ani, two)).toMatchObject({ outcomes: [{ commandId: two.id, status: 'accepted' }], stopped: null, lastDeviceSeq: 3 });
  expect(await kit.push(ani, two)).toMatchObject({ outcomes: [{ commandId: two.id, status: 'accepted' }] });
  expect((await kit.entries(ticketId)).filter((entry) => entry.kind === 'note').map((entry) => entry.text)).toEqual(['1', '3', '2']);
});

test('[R9] a refusal is an outcome: stored, repeated, and it uses up its number', async () => {
  const { ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  const budi = await kit.device(kit.workspace.agents.budi);
  await kit.act(budi, { type: 'ticket.claim', ticketId });
  const claim = kit.command(ani, { type: 'ticket.claim', ticketId });
  const refusal = { commandId: claim.id, status: 'refused', code: 'TAKEN', detail: { agentId: budi.context.actor.agentId } };
  expect((await kit.push(ani, claim)).outcomes).toMatchObject([refusal]);
  await kit.act(budi, { type: 'ticket.release', ticketId });
  expect(await kit.push(ani, claim)).toMatchObject({ outcomes: [refusal], lastDeviceSeq: 1 });
  expect(await kit.act(ani, { type: 'ticket.claim', ticketId })).toMatchObject({ status: 'accepted', noop: false });
});

test('[R9] ten devices claim one ticket at once: one wins, nine are told who', async () => {
  const { ticketId } = await openTicket();
  const devices = await Promise.all(
    Array.from({ length: 10 }, (_, i) => kit.device(i % 2 === 0 ? kit.workspace.agents.ani : kit.workspace.agents.budi)),
  );
  const outcomes = await Promise.all(devices.map((device) => kit.act(device, { type: 'ticket.claim', ticketId })));
  const owner = (await kit.ticket(ticketId)).assignee_id;
  expect(outcomes.filter((outcome) => outcome.status === 'accepted' && !outcome.noop)).toHaveLength(1);
  const others = outcomes.filter((_, i) => devices[i]?.context.actor.agentId !== owner);
  expect(others).toHaveLength(5);
  for (const outcome of others) expect(outcome).toMatchObject({ status: 'refused', code: 'TAKEN', detail: { agentId: owner } });
  expect((await kit.entries(ticketId)).filter((entry) => entry.event?.type === 'assigned')).toHaveLength(1);
});

test('[R9] a failing command is rolled back alone, the answers before it stand', async () => {
  const { ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  const good = kit.command(ani, { type: 'ticket.note', ticketId, text: 'baik', attachments: [] });
  const damaged = kit.command(ani, { type: 'ticket.note', ticketId, text: 'rusak', attachments: [] }, { bodyHash: 'f'.repeat(64) });
  const after = kit.command(ani, { type: 'ticket.note', ticketId, text: 'sesudah', attachments: [] });
  const answer = await kit.push(ani, good, damaged, after);
  expect(answer.outcomes.map((outcome) => outcome.commandId)).toEqual([good.id]);
  expect(answer.stopped).toEqual({ reason: 'failed', commandId: damaged.id });
  expect(kit.faults).toHaveLength(1);
});

test('[R9] half a surrogate pair is kept as a replacement mark', async () => {
  const { ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  expect(await kit.act(ani, { type: 'ticket.note', ticketId, text: 'a\ud800b', attachments: [] })).toMatchObject({ status: 'accepted' });
  expect((await kit.entries(ticketId)).at(-1)?.text).toBe('a\ufffdb');
});

test('[R11] rights are those of the moment: a revoked device and a former agent do nothing', async () => {
  const { ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  await kit.inWorkspace((trx) => trx.updateTable('device').set({ revoked_at: T0 }).where('id', '=', ani.context.deviceId).execute());
  await expect(kit.act(ani, { type: 'ticket.claim', ticketId })).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
  const citra = await kit.device(kit.workspace.agents.citra);
  const claimsToBeInTeam = { ...citra, context: { ...citra.context, actor: { ...citra.context.actor, teamIds: [kit.workspace.teamA] } } };
  expect(await kit.act(claimsToBeInTeam, { type: 'ticket.claim', ticketId })).toMatchObject({ status: 'refused', code: 'NOT_FOUND' });
});

test('[reply] what came after the author looked holds an old reply, marks a fresh one', async () => {
  const { visitor, ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  await kit.say(visitor, 'Maaf, sudah ketemu');
  const body = {
    type: 'ticket.reply',
    ticketId,
    text: 'Kami kirim ulang',
    attachments: [],
    recipient: kit.recipientOf(visitor),
    seenSeq: 2,
    reviewed: false,
  } as const;
  const held = await kit.act(ani, body, { lastServerTime: kit.time.now - 6 * 60_000 });
  expect(held).toMatchObject({ status: 'refused', code: 'NEEDS_REVIEW', detail: { count: 1 } });
  expect(await kit.act(ani, body)).toMatchObject({ status: 'accepted' });
  expect((await kit.entries(ticketId)).at(-1)).toMatchObject({ wrote_before_seeing: 1, conversation_seq: 3 });
  // Their own reply is nothing they have not seen.
  expect(await kit.act(ani, { ...body, text: 'Dan lagi', seenSeq: 3 }, { lastServerTime: kit.time.now - 6 * 60_000 })).toMatchObject({
    status: 'accepted',
  });
});

test('[reply] a recipient that is gone and an attachment that never came are refused', async () => {
  const { visitor, ticketId } = await openTicket();
  const other = await kit.visitor('Orang lain');
  const ani = await kit.device(kit.workspace.agents.ani);
  const body = {
    type: 'ticket.reply',
    ticketId,
    text: 'Halo',
    attachments: [],
    recipient: kit.recipientOf(other),
    seenSeq: 2,
    reviewed: false,
  } as const;
  expect(await kit.act(ani, body)).toMatchObject({ status: 'refused', code: 'RECIPIENT_GONE' });
  const forged = { ...kit.recipientOf(visitor), value: other.conversationId };
  expect(await kit.act(ani, { ...body, recipient: forged })).toMatchObject({ status: 'refused', code: 'RECIPIENT_GONE' });
  const attachments = [{ hash: 'a'.repeat(64), name: 'resi.png', mime: 'image/png', size: 10 }];
  const withFile = { ...body, recipient: kit.recipientOf(visitor), attachments };
  expect(await kit.act(ani, withFile)).toMatchObject({ status: 'refused', code: 'ATTACHMENT_MISSING', detail: { count: 1 } });
  await kit.inWorkspace((trx) =>
    trx
      .insertInto('attachment')
      .values({ workspace_id: kit.workspace.id, hash: 'a'.repeat(64), size: 10, mime: 'image/png', created_at: T0 })
      .execute(),
  );
  expect(await kit.act(ani, withFile)).toMatchObject({ status: 'accepted' });
  const use = await kit.inWorkspace((trx) => trx.selectFrom('attachment_use').selectAll().where('ticket_id', '=', ticketId).execute());
  expect(use).toMatchObject([{ hash: 'a'.repeat(64), conversation_id: visitor.conversationId }]);
});

test('[status] compared with the revision of the status: equal applies, stale is refused with the reason', async () => {
  const { visitor, ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  const lead = await kit.device(kit.workspace.agents.lead);
  const status = (by: typeof ani, to: 'open' | 'waiting' | 'resolved', baseStatusRev: number) =>
    kit.act(by, { type: 'ticket.setStatus', ticketId, status: to, baseStatusRev });
  await kit.act(ani, { type: 'ticket.claim', ticketId });
  const { status_rev: base } = await kit.ticket(ticketId);
  expect(await status(lead, 'waiting', base)).toMatchObject({ status: 'accepted', noop: false });
  expect(await status(ani, 'waiting', base)).toMatchObject({ status: 'accepted', noop: true });
  expect(await status(ani, 'resolved', base)).toMatchObject({ status: 'refused', code: 'STALE_STATUS', detail: { status: 'waiting' } });
  const { status_rev: waitingRev } = await kit.ticket(ticketId);
  await kit.say(visitor, 'Masih belum');
  expect(await status(ani, 'resolved', waitingRev)).toMatchObject({ status: 'refused', code: 'REOPENED' });
});

test('[status] a ticket is not resolved, nor left waiting, over a message that its author had not seen', async () => {
  const { visitor, ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  await kit.act(ani, { type: 'ticket.claim', ticketId });
  const { status_rev: baseStatusRev, entry_seq: seenSeq } = await kit.ticket(ticketId);
  await kit.say(visitor, 'Tunggu, ada satu lagi');
  const to = (status: 'resolved' | 'waiting', seen: number) =>
    kit.act(ani, { type: 'ticket.setStatus', ticketId, status, baseStatusRev, seenSeq: seen });
  expect(await to('resolved', seenSeq)).toMatchObject({ status: 'refused', code: 'REOPENED' });
  expect(await to('waiting', seenSeq)).toMatchObject({ status: 'refused', code: 'REOPENED' });
  expect(await kit.ticket(ticketId)).toMatchObject({ status: 'open', awaiting_count: 2 });
  expect(await to('resolved', seenSeq + 1)).toMatchObject({ status: 'accepted', noop: false });
});

test('[status] an author goes on from their own command of which no revision was known yet', async () => {
  const { visitor, ticketId } = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  const resolved = { type: 'ticket.setStatus', ticketId, status: 'resolved', baseStatusRev: 1 } as const;
  const answer = await kit.push(ani, kit.command(ani, { type: 'ticket.claim', ticketId }), kit.command(ani, resolved));
  expect(answer.outcomes).toMatchObject([{ status: 'accepted' }, { status: 'accepted', noop: false }]);
  await kit.say(visitor, 'Belum selesai');
  expect(await kit.act(ani, resolved)).toMatchObject({ status: 'refused', code: 'REOPENED' });
});

test('[merge] the customer is carried along: conversation, wait and a line on both tickets', async () => {
  const first = await openTicket();
  const visitor = first.visitor;
  const ani = await kit.device(kit.workspace.agents.ani);
  await kit.act(ani, { type: 'ticket.claim', ticketId: first.ticketId });
  await kit.act(ani, {
    type: 'ticket.setStatus',
    ticketId: first.ticketId,
    status: 'resolved',
    baseStatusRev: (await kit.ticket(first.ticketId)).status_rev,
  });
  kit.time.now += 4 * 24 * 3_600_000;
  const second = await kit.say(visitor, 'Saya lagi, kasus yang sama');
  expect(second.ticketId).not.toBe(first.ticketId);
  expect(await kit.act(ani, { type: 'ticket.merge', ticketId: second.ticketId, intoTicketId: first.ticketId })).toMatchObject({ status: 'accepted' });
  expect(await kit.ticket(second.ticketId)).toMatchObject({ status: 'resolved', merged_into_id: first.ticketId });
  expect(await kit.ticket(first.ticketId)).toMatchObject({ status: 'open', awaiting_count: 1 });
  expect((await kit.entries(first.ticketId)).at(-1)?.event).toMatchObject({ type: 'mergedFrom', ticketId: second.ticketId });
  expect((await kit.entries(second.ticketId)).at(-1)?.event).toMatchObject({ type: 'mergedInto', ticketId: first.ticketId });
  expect((await kit.say(visitor, 'Halo?')).ticketId).toBe(first.ticketId);
  const opposite = await kit.act(ani, { type: 'ticket.merge', ticketId: first.ticketId, intoTicketId: second.ticketId });
  expect(opposite).toMatchObject({ status: 'refused', code: 'ALREADY_MERGED' });
});

test('[merge] opposite merges at the same moment: one happens', async () => {
  const a = await openTicket();
  const ani = await kit.device(kit.workspace.agents.ani);
  const budi = await kit.device(kit.workspace.agents.budi);
  await kit.act(ani, {
    type: 'ticket.setStatus',
    ticketId: a.ticketId,
    status: 'resolved',
    baseStatusRev: (await kit.ticket(a.ticketId)).status_rev,
  });
  kit.time.now += 4 * 24 * 3_600_000;
  const b = await kit.say(a.visitor, 'Baru');
  const outcomes = await Promise.all([
    kit.act(ani, { type: 'ticket.merge', ticketId: a.ticketId, intoTicketId: b.ticketId }),
    kit.act(budi, { type: 'ticket.merge', ticketId: b.ticketId, intoTicketId: a.ticketId }),
  ]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['accepted', 'refused']);
});

test('[contact] addresses are kept in one spelling and belong to one contact', async () => {
  const one = await kit.visitor('Dewi');
  const two = await kit.visitor('Eko');
  const ani = await kit.device(kit.workspace.agents.ani);
  const add = (contactId: string, kind: 'phone' | 'email' | 'webchat', value: string) =>
    kit.act(ani, { type: 'contact.edit', contactId, edit: { addIdentity: { id: kit.ids(), kind, value } } });
  expect(await add(one.contactId, 'phone', '0812 3456 7890')).toMatchObject({ status: 'accepted', rev: 2 });
  expect(await add(one.contactId, 'phone', '+62-812-3456-7890')).toMatchObject({ status: 'accepted', noop: true, rev: 2 });
  expect(await add(two.contactId, 'phone', '62 81234567890')).toMatchObject({ status: 'refused', code: 'IDENTITY_TAKEN' });
  expect(await add(two.contactId, 'phone', '12')).toMatchObject({ status: 'refused', code: 'IDENTITY_INVALID' });
  expect(await add(two.contactId, 'webchat', one.conversationId)).toMatchObject({ status: 'refused', code: 'NOT_ALLOWED' });
  const edit = { name: 'Dewi Lestari', city: 'Bandung', addTags: ['vip'] };
  expect(await kit.act(ani, { type: 'contact.edit', contactId: one.contactId, edit })).toMatchObject({ status: 'accepted', noop: false, rev: 3 });
  expect(await kit.act(ani, { type: 'contact.edit', contactId: one.contactId, edit })).toMatchObject({ status: 'accepted', noop: true, rev: 3 });
  const [row] = await kit.inWorkspace((trx) => trx.selectFrom('contact').selectAll().where('id', '=', one.contactId).execute());
  expect(row).toMatchObject({ name: 'Dewi Lestari', city: 'Bandung', tags: ['vip'], company: null });
  const identities = await kit.inWorkspace((trx) =>
    trx.selectFrom('contact_identity').select('value').where('contact_id', '=', one.contactId).execute(),
  );
  expect(identities.map((identity) => identity.value).sort()).toEqual(['+6281234567890', one.conversationId].sort());
});

test('[contact] an edit that cannot be written as it stands is decided, and never makes the server fail', async () => {
  const one = await kit.visitor('Hana');
  const ani = await kit.device(kit.workspace.agents.ani);
  const edit = (patch: Extract<CommandBody, { type: 'contact.edit' }>['edit']) =>
    kit.act(ani, { type: 'contact.edit', contactId: one.contactId, edit: patch });
  const phone = { id: kit.ids(), kind: 'phone', value: '0813 1111 2222' } as const;
  expect(await edit({ addIdentity: phone })).toMatchObject({ status: 'accepted' });
  const again = { ...phone, id: kit.ids(), value: '+62 813 1111 2222' };
  expect(await edit({ removeIdentityId: phone.id, addIdentity: again })).toMatchObject({ status: 'accepted' });
  expect(await edit({ addIdentity: { ...phone, value: '0813 9999 0000' } })).toMatchObject({ status: 'accepted' });
  expect(await edit({ addIdentity: { ...phone, value: '0813 7777 0000' } })).toMatchObject({ status: 'refused', code: 'IDENTITY_INVALID' });
  const spelling = { ...phone, value: '0813 9999 0001' };
  expect(await edit({ removeIdentityId: phone.id, addIdentity: spelling })).toMatchObject({ status: 'accepted', noop: false });
  // One character that becomes eighteen: longer than a console takes, so every console would stop at this row.
  const long = { id: kit.ids(), kind: 'social', value: '\ufdfa'.repeat(300) } as const;
  expect(await edit({ addIdentity: long })).toMatchObject({ status: 'refused', code: 'IDENTITY_INVALID' });
  expect(await edit({ removeIdentityId: one.identityId })).toMatchObject({ status: 'refused', code: 'NOT_ALLOWED' });
});

test('[contact] two agents give one number to two customers at once: one is refused', async () => {
  const [one, two] = [await kit.visitor('Fitri'), await kit.visitor('Gilang')];
  const [ani, budi] = [await kit.device(kit.workspace.agents.ani), await kit.device(kit.workspace.agents.budi)];
  const edit = () => ({ addIdentity: { id: kit.ids(), kind: 'email', value: 'sama@contoh.id' } }) as const;
  const outcomes = await Promise.all([
    kit.act(ani, { type: 'contact.edit', contactId: one.contactId, edit: edit() }),
    kit.act(budi, { type: 'contact.edit', contactId: two.contactId, edit: edit() }),
  ]);
  expect(outcomes.map((outcome) => (outcome.status === 'refused' ? outcome.code : 'ok')).sort()).toEqual(['IDENTITY_TAKEN', 'ok']);
});

test('[agent] the state is set and its history appended', async () => {
  const citra = await kit.device(kit.workspace.agents.citra);
  expect(await kit.act(citra, { type: 'agent.setState', state: 'break' })).toMatchObject({ status: 'accepted', rev: 2 });
  expect(await kit.act(citra, { type: 'agent.setState', state: 'break' })).toMatchObject({ status: 'accepted', noop: true });
  const events = await kit.inWorkspace((trx) =>
    trx.selectFrom('agent_state_event').selectAll().where('agent_id', '=', citra.context.actor.agentId).execute(),
  );
  expect(events.map((event) => event.state)).toEqual(['break']);
});
