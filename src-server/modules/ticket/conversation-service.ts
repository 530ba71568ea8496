import type { IdSource } from '#shared/base/ids.ts';
import type { ContactIdentity } from '#shared/domain/contact/contact.ts';
import { canonicalIdentity } from '#shared/domain/contact/identity.ts';
import type { Trx } from '../../db/database.ts';
import { countryOfWorkspace, createContact } from '../contact/contact-service.ts';

export type NewVisitor = {
  readonly workspaceId: string;
  /** Also the value of the contact's `webchat` identity: a reply to that identity goes to this conversation. */
  readonly conversationId: string;
  readonly channelId: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: 'id' | 'en';
  readonly at: number;
};

export type ConversationService = {
  /**
   * Makes the contact and the conversation of a new visitor; nothing is on an agent's screen before the first message.
   * What a visitor says of themselves is not proven: it never joins them to a contact that is there already. An address
   * that belongs to another contact goes into the note, where a person can judge it.
   */
  startConversation(trx: Trx, visitor: NewVisitor): Promise<{ contactId: string }>;
};

export function createConversationService({ ids }: { ids: IdSource }): ConversationService {
  return {
    async startConversation(trx, visitor) {
      const contactId = ids();
      const country = await countryOfWorkspace(trx, visitor.workspaceId);
      const identities: ContactIdentity[] = [{ id: ids(), kind: 'webchat', value: visitor.conversationId }];
      const claimed: string[] = [];
      for (const [kind, given] of [['email', visitor.email] as const, ['phone', visitor.phone] as const]) {
        const value = given === null ? null : canonicalIdentity(kind, given, country);
        if (value !== null) {
          const owner = await trx.selectFrom('contact_identity').select('id').where('kind', '=', kind).where('value', '=', value).executeTakeFirst();
          if (owner === undefined) identities.push({ id: ids(), kind, value });
        }
        if (given !== null && !identities.some((identity) => identity.value === value)) claimed.push(given.trim());
      }
      const { workspaceId, name, language, at } = visitor;
      await createContact(trx, { workspaceId, id: contactId, name, language, note: claimed.join(' · '), at, identities });
      await trx
        .insertInto('conversation')
        .values({
          workspace_id: workspaceId,
          id: visitor.conversationId,
          channel_id: visitor.channelId,
          contact_id: contactId,
          current_ticket_id: null,
          language,
          message_seq: 0,
          agent_seen_seq: 0,
          visitor_delivered_seq: 0,
          visitor_read_seq: 0,
          created_at: at,
        })
        .execute();
      return { contactId };
    },
  };
}
