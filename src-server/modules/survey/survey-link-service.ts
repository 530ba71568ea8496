import { createHash } from 'node:crypto';
import type { Clock } from '#shared/base/clock.ts';
import type { RandomBytes } from '#shared/base/ids.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { SurveyLink, SurveyTarget } from '#shared/contract/survey-schemas.ts';
import { maySeeTeam } from '#shared/domain/permission/role.ts';
import { QUESTION_OPEN_MS } from '#shared/domain/survey/survey-rules.ts';
import type { Database, Trx } from '../../db/database.ts';
import type { RequestContext } from '../../db/request-context.ts';
import { readWorkspace, withWorkspace } from '../../db/with-workspace.ts';
import { type AskedCustomer, deleteLinks, findLink, hasContact, insertLink, readAsked, teamOfTicket } from './survey-link-repository.ts';
import type { SurveyService } from './survey-service.ts';

/** 128 random bits; only their SHA-256 is stored, so that a copy of the database opens no survey. */
const TOKEN_BYTES = 16;
const TOKEN = /^[A-Za-z0-9_-]{22}$/;
/** So long a link that has expired is told from one that never was. */
const KEEP_EXPIRED_MS = 60 * 86_400_000;

export type LinkState = { readonly kind: 'unknown' } | { readonly kind: 'expired' | 'answered' | 'open'; readonly asked: AskedCustomer };

export type SurveyLinkService = {
  /** Throws NOT_FOUND for what this agent may not see, and what the survey service throws. */
  create(context: RequestContext, target: SurveyTarget): Promise<SurveyLink>;
  /** What a link leads to. Opening it uses nothing up: chat programs open links to preview them. */
  open(token: string): Promise<LinkState>;
  /** Keeps the answer; false: the link was not open any more, and nothing was written. */
  answer(token: string, score: number, comment: string): Promise<boolean>;
};

type LinkParts = {
  readonly db: Database;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly surveys: SurveyService;
  readonly publicUrl: string | null;
};

export function createSurveyLinkService({ db, clock, randomBytes, surveys, publicUrl }: LinkParts): SurveyLinkService {
  const find = (token: string) => (TOKEN.test(token) ? findLink(db, hashOf(token)) : Promise.resolve(null));

  async function ask(trx: Trx, { workspaceId, actor }: RequestContext, target: SurveyTarget, now: number) {
    if (target.kind === 'nps') {
      if (!(await hasContact(trx, target.contactId))) throw new CodedError('NOT_FOUND');
      return surveys.askAboutRelationship(trx, workspaceId, target.contactId, now);
    }
    const teamId = await teamOfTicket(trx, target.ticketId);
    if (teamId === null || !maySeeTeam(actor, teamId)) throw new CodedError('NOT_FOUND');
    return surveys.askAboutTicket(trx, workspaceId, target.ticketId, target.kind, now);
  }

  return {
    async create(context, target) {
      const now = clock.now();
      const token = Buffer.from(randomBytes(TOKEN_BYTES)).toString('base64url');
      const expiresAt = now + QUESTION_OPEN_MS;
      await withWorkspace(db, context.workspaceId, async (trx) => {
        const question = await ask(trx, context, target, now);
        const link = { tokenHash: hashOf(token), answerId: question.id, byId: context.actor.agentId, at: now, expiresAt };
        await insertLink(trx, context.workspaceId, link);
      });
      const path = `/s/${token}`;
      return { path, url: publicUrl === null ? null : `${publicUrl}${path}`, expiresAt };
    },

    async open(token) {
      const link = await find(token);
      const asked = link === null ? null : await readWorkspace(db, link.workspaceId, (trx) => readAsked(trx, link.answerId));
      if (link === null || asked === null) return { kind: 'unknown' };
      if (asked.answered) return { kind: 'answered', asked };
      return { kind: clock.now() >= link.expiresAt ? 'expired' : 'open', asked };
    },

    async answer(token, score, comment) {
      const link = await find(token);
      const at = clock.now();
      if (link === null || at >= link.expiresAt) return false;
      const { workspaceId, answerId: questionId } = link;
      return withWorkspace(db, workspaceId, (trx) => surveys.takeAnswer(trx, { workspaceId, questionId, score, comment, at }));
    },
  };
}

/** Takes away what expired long ago; such a link is then unknown. */
export function pruneSurveyLinks(db: Database, workspaceId: string, now: number): Promise<void> {
  return withWorkspace(db, workspaceId, (trx) => deleteLinks(trx, now - KEEP_EXPIRED_MS));
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
