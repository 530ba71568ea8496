import type { HostClient } from '../../../src-renderer/host-client/host-context.tsx';
import { browserClock } from '../../../src-renderer/state/clock.ts';
import type { CommandStatus, Draft, HostBatch, TimelineItem } from '../../../src-shared/contract/console/console-shapes.ts';
import type { AttachmentRef, Ticket } from '../../../src-shared/domain/ticket/ticket.ts';
import { createFakeTemplates } from './template-fake-host.ts';
import {
  agents,
  contact,
  conversation,
  id,
  me,
  message,
  NOW,
  orders,
  otherTickets,
  picture,
  queues,
  refusedClaim,
  refusedReply,
  teams,
  ticket,
  ticketId,
  workspace,
} from './ticket-sample.ts';

export type Scene = { language: 'id' | 'en'; theme: 'light' | 'dark'; entries: number; scene: string };
type Body = Parameters<HostClient['command']['issue']>[0]['body'];

/** A host in the page: answers from the sample, takes commands, and lets the page's tests make things happen. */
export function createFakeHost({ language, theme, entries, scene }: Scene) {
  let n = 0;
  let wake: (() => void) | null = null;
  const batches: HostBatch[] = [];
  const calls: { name: string; input: unknown }[] = [];
  const empty = { reset: false, topics: [], tickets: [], contacts: [], drafts: [], presence: [], notices: [] } as const;
  const emit = (patch: Partial<HostBatch>) => {
    batches.push({ ...structuredClone(empty), n: n++, ...patch } as unknown as HostBatch);
    wake?.();
  };
  const state = {
    ticket: { ...ticket } as Ticket,
    contact: structuredClone(contact),
    timeline: conversation(entries) as TimelineItem[],
    pending: [] as CommandStatus[],
    refused: scene === 'refused' ? [refusedReply, refusedClaim] : ([] as CommandStatus[]),
    drafts: new Map<string, Draft>(),
    viewers:
      scene === 'busy'
        ? [
            { agentId: id(11), typing: true },
            { agentId: id(12), typing: false },
          ]
        : ([] as { agentId: string; typing: boolean }[]),
    customerTyping: scene === 'busy',
    online: scene !== 'offline',
    failSaves: false,
    files: new Map<string, Uint8Array>(),
  };
  if (scene === 'busy') state.pending = [{ ...refusedReply, type: 'ticket.claim', status: { kind: 'saved' }, text: null }];
  if (scene === 'merged') state.ticket = { ...state.ticket, mergedIntoId: id(31), status: 'resolved' };
  const touched = () => emit({ tickets: [ticketId], contacts: [contact.id] });
  const settings = {
    language,
    theme,
    density: 'comfortable',
    sound: false,
    notifications: false,
    queueWidth: 320,
    contextOpen: true,
    guideDone: [],
    suggestions: true,
    queueView: 'mine',
    queueSort: 'due',
    savedViews: [],
    quietHours: null,
    shortcuts: {},
  } as const;
  const failing = () => {
    if (state.failSaves) throw Object.assign(new Error('DISK_FULL'), { code: 'DISK_FULL', data: {} });
  };

  async function issue({ body }: { body: Body }) {
    calls.push({ name: 'issue', input: body });
    failing();
    const commandId = id(9_000 + calls.length);
    if (body.type === 'ticket.setTags')
      state.ticket = { ...state.ticket, tags: [...state.ticket.tags.filter((tag) => ![...body.remove, ...body.add].includes(tag)), ...body.add] };
    if (body.type === 'ticket.setStatus') state.ticket = { ...state.ticket, status: body.status };
    if (body.type === 'ticket.setPriority') state.ticket = { ...state.ticket, priority: body.priority };
    if (body.type === 'ticket.setSubject') state.ticket = { ...state.ticket, subject: body.subject };
    if (body.type === 'ticket.claim') state.ticket = { ...state.ticket, assigneeId: me.id };
    if (body.type === 'ticket.release') state.ticket = { ...state.ticket, assigneeId: null };
    if (body.type === 'ticket.snooze') state.ticket = { ...state.ticket, snoozedUntil: body.until };
    if (body.type === 'ticket.reply' || body.type === 'ticket.note') {
      const sent = message(NOW, me.id, body.text, { attachments: body.attachments, delivery: 'queued' });
      const entry = body.type === 'ticket.note' ? { ...sent.entry, kind: 'note' as const } : sent.entry;
      state.timeline.push({
        ...sent,
        entry: { ...entry, id: commandId, seq: null } as TimelineItem['entry'],
        command: { ...refusedReply, commandId, type: body.type, status: { kind: 'saved' }, text: null },
      });
      state.drafts.delete(body.type === 'ticket.reply' ? 'reply' : 'note');
    }
    if (body.type === 'contact.edit') {
      const { addTags = [], removeTags = [], addIdentity, removeIdentityId, ...fields } = body.edit;
      const identities = state.contact.identities.filter((identity) => identity.id !== removeIdentityId);
      state.contact = {
        ...state.contact,
        ...(fields as object),
        tags: [...state.contact.tags.filter((tag) => !removeTags.includes(tag)), ...addTags],
        identities: addIdentity === undefined ? identities : [...identities, addIdentity],
      };
    }
    touched();
    return { commandId, deviceSeq: calls.length };
  }

  const mine = { ...me, role: scene === 'lead' ? ('lead' as const) : me.role };
  const replies = createFakeTemplates({
    count: scene === 'empty' ? 0 : 2_000,
    offline: scene === 'offline',
    emit,
    record: (name, input) => void calls.push({ name, input }),
    issue: (body) => issue({ body: body as Body }),
  });

  const host = {
    app: {
      info: async () => ({
        version: '0',
        contractVersion: 1,
        dataFolder: '',
        capabilities: { shell: 'test', nativeNotifications: false, badge: false, secretBackend: '' },
      }),
      async *changes() {
        emit({ reset: true });
        for (;;) {
          while (batches.length > 0) yield batches.shift();
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      },
    },
    session: { current: async () => ({ state: 'signedIn', agent: mine, workspace, serverUrl: '', profileId: 'p' }) },
    settings: { get: async () => settings, set: async () => settings },
    sync: {
      status: async () => ({
        connection: state.online ? { state: 'online' } : { state: 'offline', since: NOW, retryAt: null },
        asOf: NOW,
        clockOffsetMs: NOW - browserClock.now(),
        outbox: { waiting: 0, refused: 0, parked: 0, oldestAt: null },
      }),
    },
    directory: {
      get: async () => ({
        workspace,
        teams,
        queues,
        agents: agents.map((agent) => (agent.id === me.id ? mine : agent)),
        tags: ['pengiriman', 'kurir', 'refund', 'alamat', 'komplain'],
      }),
    },
    agent: { state: async () => ({ state: 'available', since: NOW, pending: false }) },
    queue: { counts: async () => ({}) },
    ticket: {
      open: async ({ entries: wanted }: { entries: number }) => {
        return {
          ticket: state.ticket,
          work: 'always',
          contact: state.contact,
          timeline: structuredClone(state.timeline.slice(-wanted)),
          moreBefore: state.timeline.length > wanted,
          pending: state.pending,
          refused: state.refused,
          draft: { reply: state.drafts.get('reply') ?? null, note: state.drafts.get('note') ?? null },
          viewers: state.viewers,
          customerTyping: state.customerTyping,
          recipient: scene === 'no-recipient' ? null : { identityId: id(21), channel: 'webchat', value: 'v-8f2c' },
        };
      },
      before: async ({ entryId, entries: wanted }: { entryId: string; entries: number }) => {
        const at = state.timeline.findIndex((item) => item.entry.id === entryId);
        return { timeline: structuredClone(state.timeline.slice(Math.max(0, at - wanted), at)), moreBefore: at > wanted };
      },
      viewing: async (input: unknown) => void calls.push({ name: 'viewing', input }),
      active: async (input: unknown) => void calls.push({ name: 'active', input }),
      typing: async (input: unknown) => void calls.push({ name: 'typing', input }),
    },
    customer: {
      get: async () => ({
        contact: state.contact,
        merged: [],
        orders: scene === 'empty' ? [] : orders,
        answers:
          scene === 'empty'
            ? []
            : [
                {
                  id: ticketId,
                  kind: 'csat',
                  score: 3,
                  comment: 'Agen ramah, tetapi kurirnya lama',
                  askedAt: NOW - 86_400_000,
                  answeredAt: NOW - 86_400_000,
                },
                { id: id(31), kind: 'csat', score: 5, comment: '', askedAt: NOW - 30 * 86_400_000, answeredAt: NOW - 30 * 86_400_000 },
              ],
        tickets: scene === 'empty' ? [] : [state.ticket, ...otherTickets],
        duplicates: scene === 'empty' ? [] : [{ contact: { ...state.contact, id: id(77), name: 'Rina W.' }, reasons: ['samePhone'] }],
        currency: 'IDR',
      }),
      suggestions: async () => ({
        greeting: 'Selamat siang, Kak Rina,',
        products: scene === 'empty' ? [] : [{ sku: 'KAUS-01', name: 'Kaus kaki lari', withName: 'Sepatu lari', together: 41 }],
      }),
    },
    command: {
      issue,
      ...replies.held,
      dismiss: async ({ commandId }: { commandId: string }) => {
        calls.push({ name: 'dismiss', input: commandId });
        state.refused = state.refused.filter((command) => command.commandId !== commandId);
        touched();
      },
      retry: async () => undefined,
    },
    draft: {
      save: async (draft: Draft) => {
        calls.push({ name: 'save', input: draft });
        failing();
        state.drafts.set(draft.kind, { ...draft, updatedAt: NOW });
        return { updatedAt: NOW };
      },
    },
    attachment: {
      begin: async ({ name, size }: { name: string; size: number }) => {
        state.files.set('upload', new Uint8Array(0));
        calls.push({ name: 'begin', input: { name, size } });
        return { uploadId: id(80) };
      },
      chunk: async ({ offset, base64 }: { offset: number; base64: string }) => {
        await new Promise<void>((resolve) => browserClock.after(30, resolve));
        return { received: offset + atob(base64).length };
      },
      finish: async (): Promise<AttachmentRef> => {
        const begin = calls.findLast((call) => call.name === 'begin')?.input as { name: string; size: number };
        return { hash: 'c'.repeat(64), mime: 'image/png', ...begin };
      },
      read: async ({ hash, offset, length }: { hash: string; offset: number; length: number }) => {
        const bytes = hash === picture.hash ? await drawnPicture() : new TextEncoder().encode('%PDF-1.4 ...');
        const part = bytes.subarray(offset, offset + length);
        return { base64: btoa(String.fromCharCode(...part)), total: bytes.length, picture: hash === picture.hash ? 'image/png' : null };
      },
    },
    template: replies.template,
    config: replies.config,
  };
  return { client: host as unknown as HostClient, calls, emit, touched, state };
}

async function drawnPicture(): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(640, 420);
  const brush = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  brush.fillStyle = '#d8c7a3';
  brush.fillRect(0, 0, 640, 420);
  brush.fillStyle = '#fff';
  brush.fillRect(80, 60, 480, 300);
  brush.fillStyle = '#222';
  brush.font = '32px monospace';
  brush.fillText('JX88213  BANDUNG', 120, 140);
  for (let bar = 0; bar < 60; bar++) brush.fillRect(120 + bar * 7, 180, (bar * 7) % 5, 120);
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
}
