import type { Clock } from '#shared/base/clock.ts';
import type { IdSource } from '#shared/base/ids.ts';
import type { VisitorSession, VisitorStart } from '#shared/contract/central/chat.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { COUNTRIES, canonicalIdentity } from '#shared/domain/contact/identity.ts';
import type { Database } from '../../db/database.ts';
import { withWorkspace } from '../../db/with-workspace.ts';
import type { ConversationService } from '../../modules/ticket/conversation-service.ts';
import type { Visitor, VisitorTokens } from './visitor-token.ts';
import type { Channel } from './webchat-repository.ts';

export type VisitorParts = {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly tokens: VisitorTokens;
  readonly conversations: ConversationService;
};

/** Control and direction characters would let a name pass for something else on an agent's screen. */
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

const cleanName = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').replace(unprintable, '').trim();

/** In which country a number without a code is meant is known with the workspace: here it has to be one somewhere. */
function given(field: 'email' | 'phone', value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  if (COUNTRIES.every((country) => canonicalIdentity(field, value, country) === null))
    throw new CodedError('INVALID_INPUT', { field, problem: field });
  return value;
}

/** Makes a new visitor with their contact and conversation. Throws INVALID_INPUT with the `field` that does not fit. */
export async function startVisitor(parts: VisitorParts, channel: Channel, input: VisitorStart): Promise<VisitorSession> {
  const name = cleanName(input.name);
  if (name === '') throw new CodedError('INVALID_INPUT', { field: 'name', problem: 'name' });
  const email = given('email', input.email);
  const phone = given('phone', input.phone);
  const at = parts.clock.now();
  const visitorId = parts.newId();
  const { contactId } = await withWorkspace(parts.db, channel.workspaceId, (trx) =>
    parts.conversations.startConversation(trx, {
      workspaceId: channel.workspaceId,
      conversationId: visitorId,
      channelId: channel.id,
      name,
      email,
      phone,
      language: input.language,
      at,
    }),
  );
  const token = parts.tokens.issue({ channelId: channel.id, visitorId, contactId, issuedAt: at });
  return { token, visitorId, name, serverTime: at };
}

/** The visitor that a token of this channel names. Throws UNAUTHENTICATED. */
export function readVisitor(parts: Pick<VisitorParts, 'tokens' | 'clock'>, channel: Channel, token: string | null): Visitor {
  const visitor = token === null ? null : parts.tokens.read(token, parts.clock.now());
  if (visitor === null || visitor.channelId !== channel.id) throw new CodedError('UNAUTHENTICATED');
  return visitor;
}
