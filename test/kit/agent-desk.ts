import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../src-shared/base/canonical-json.ts';
import { recipientIdentity } from '../../src-shared/domain/contact/contact.ts';
import type { Command, CommandBody, Outcome } from '../../src-shared/domain/sync/command.ts';
import type { AttachmentRef, Entry, Ticket } from '../../src-shared/domain/ticket/ticket.ts';
import type { TestCentral } from './central-client.ts';

/** A signed-in agent who works through the API alone, one command after the other. */
export async function openDesk(central: TestCentral, email: string) {
  const { client, session } = await central.signIn(email);
  let deviceSeq = session.lastDeviceSeq;

  async function changes() {
    const all = [];
    let page: string | null = null;
    do {
      const answer: Awaited<ReturnType<typeof client.sync.snapshot>> = await client.sync.snapshot({ page, limit: 2_000 });
      all.push(...answer.changes);
      page = answer.next;
    } while (page !== null);
    return all;
  }

  async function push(body: CommandBody): Promise<Outcome> {
    deviceSeq += 1;
    const bodyHash = createHash('sha256').update(canonicalJson(body)).digest('hex');
    const command: Command = {
      id: randomUUID(),
      deviceSeq,
      version: 1,
      body,
      bodyHash,
      baseRev: null,
      issuedAt: Date.now(),
      lastServerTime: Date.now(),
    };
    const { outcomes } = await client.sync.push({ commands: [command as never], parkedSeqs: [] });
    const outcome = outcomes[0];
    if (outcome?.status !== 'accepted') throw new Error(`${body.type} was not accepted: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  const ticketOf = async (contactId: string): Promise<Ticket> => {
    const found = (await changes()).flatMap((change) => (change.op === 'upsert' && change.kind === 'ticket' ? [change.entity] : []));
    const ticket = found.filter((one) => one.contactId === contactId).at(-1);
    if (ticket === undefined) throw new Error('this agent sees no ticket of that contact');
    return ticket;
  };

  return {
    client,
    session,
    push,
    /** The contact's newest ticket that this agent sees. */
    ticketOf,
    async contact(contactId: string) {
      const found = (await changes()).flatMap((change) => (change.op === 'upsert' && change.kind === 'contact' ? [change.entity] : []));
      return found.find((contact) => contact.id === contactId);
    },
    /** In order. */
    async entries(ticketId: string): Promise<Entry[]> {
      const found = (await changes()).flatMap((change) => (change.op === 'upsert' && change.kind === 'entry' ? [change.entity] : []));
      return found.filter((entry) => entry.ticketId === ticketId).sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0)) as Entry[];
    },
    async reply(contactId: string, text: string, attachments: readonly AttachmentRef[] = []): Promise<void> {
      const ticket = await ticketOf(contactId);
      const contact = await this.contact(contactId);
      const identity = contact === undefined ? null : recipientIdentity(contact, 'webchat');
      if (identity === null) throw new Error('that contact has no web chat');
      const recipient = { identityId: identity.id, channel: 'webchat', value: identity.value } as const;
      await push({ type: 'ticket.reply', ticketId: ticket.id, text, attachments, recipient, seenSeq: 1_000, reviewed: true });
    },
    async resolve(contactId: string): Promise<void> {
      const ticket = await ticketOf(contactId);
      await push({ type: 'ticket.setStatus', ticketId: ticket.id, status: 'resolved', baseStatusRev: ticket.statusRev });
    },
  };
}
