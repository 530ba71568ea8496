import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { CodedError, ERRORS } from '#shared/contract/errors.ts';
import { isScore, SURVEY_COMMENT_LENGTH } from '#shared/domain/survey/survey-rules.ts';
import { LANGUAGES, type Language, type Sentence } from '#shared/text/languages.ts';
import { surveyPageText } from '#shared/text/survey-text.ts';
import { isOwnOrigin } from '../../live/upgrades.ts';
import type { Parts } from '../../parts.ts';
import { toCodedError } from '../../plugins/coded-error.ts';
import { reportError } from '../../plugins/error-envelope.ts';
import { createRateLimiter, type Rate } from '../../plugins/rate-limiter.ts';
import { preferredLanguage } from './preferred-language.ts';
import { createSurveyLinkService, type LinkState } from './survey-link-service.ts';
import { firstNameOf, formPage, type NoticeKind, noticePage, surveyPagePolicy } from './survey-page.ts';
import { createSurveyService } from './survey-service.ts';

/** Of one address, which a whole village may share with its mobile carrier. */
export type SurveyLimits = { readonly reads: Rate; readonly answers: Rate };
const usualLimits: SurveyLimits = { reads: { burst: 120, perSecond: 5 }, answers: { burst: 40, perSecond: 1 } };

/** A thousand characters of the widest script, percent-encoded, and the score. */
const FORM_BYTES = 16 * 1024;

type PageRoute = { Params: { '*': string }; Querystring: Record<string, unknown> };
type PageRequest = FastifyRequest<PageRoute>;

const zForm = z.object({ score: z.string().max(20).default(''), comment: z.string().max(FORM_BYTES).default('') });

/** `/s/<token>`: one question to one customer, as a plain form that needs no script. */
export function registerSurveyPages(app: FastifyInstance, parts: Parts, limits: SurveyLimits = usualLimits): void {
  const { clock, newId, config } = parts;
  const links = createSurveyLinkService({ ...parts, surveys: createSurveyService({ ids: newId }), publicUrl: config.publicUrl });
  const reads = createRateLimiter(limits.reads, clock.monotonic);
  const answers = createRateLimiter(limits.answers, clock.monotonic);

  void app.register(async (pages) => {
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
      done(null, Object.fromEntries([...new URLSearchParams(String(body))].reverse()));
    });
    pages.setErrorHandler((error, request: PageRequest, reply) => {
      const coded = toCodedError(error);
      reportError(request.log, coded);
      const language = languageOf(request, null);
      if (coded.code === 'RATE_LIMITED') void reply.header('retry-after', String(coded.data.seconds));
      return send(reply, ERRORS[coded.code].status, noticePage(language, noticeOf(coded), '', coded.data));
    });

    pages.get<PageRoute>('/s/*', async (request, reply) => {
      reads.take(request.ip);
      return show(request, reply, await links.open(request.params['*']), null);
    });

    pages.post<PageRoute>('/s/*', { bodyLimit: FORM_BYTES }, async (request, reply) => {
      answers.take(request.ip);
      if (isFromElsewhere(request, config.publicUrl)) throw new CodedError('FORBIDDEN');
      const state = await links.open(request.params['*']);
      if (state.kind !== 'open' && state.kind !== 'answered') return show(request, reply, state, null);
      const form = zForm.parse(request.body ?? {});
      const comment = form.comment
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n\t]/gu, '')
        .trim();
      const score = /^\d{1,2}$/.test(form.score) ? Number(form.score) : Number.NaN;
      const problem = isScore(state.asked.kind, score) ? (comment.length > SURVEY_COMMENT_LENGTH ? 'commentLong' : null) : 'choose';
      if (state.kind === 'open' && problem !== null) {
        return show(request, reply, state, { problem: surveyPageText[problem], score: Number.isNaN(score) ? null : score, comment });
      }
      // Sent twice, the second finds the question answered; both are shown the same.
      if (state.kind === 'open') await links.answer(request.params['*'], score, comment);
      return reply.redirect(`?lang=${languageOf(request, state.asked.language)}`, 303);
    });
  });
}

type Returned = { readonly problem: Sentence; readonly score: number | null; readonly comment: string };

function show(request: PageRequest, reply: FastifyReply, state: LinkState, returned: Returned | null): FastifyReply {
  if (state.kind === 'unknown') return send(reply, 404, noticePage(languageOf(request, null), 'unknown', ''));
  const { kind, shopName, name, language: own } = state.asked;
  const language = languageOf(request, own);
  if (state.kind === 'answered') return send(reply, 200, noticePage(language, 'done', shopName));
  if (state.kind === 'expired') return send(reply, 410, noticePage(language, 'expired', shopName));
  const html = formPage(language, {
    ...{ kind, shopName, firstName: firstNameOf(name), problem: returned?.problem ?? null, problemValues: { limit: SURVEY_COMMENT_LENGTH } },
    ...{ score: returned?.score ?? null, comment: returned?.comment ?? '' },
  });
  return send(reply, returned === null ? 200 : 422, html);
}

function send(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', surveyPagePolicy)
    .header('x-robots-tag', 'noindex, nofollow')
    .header('vary', 'accept-language')
    .send(html);
}

/** What the customer chose on the page, else what we know of them, else what their browser prefers. */
function languageOf(request: PageRequest, own: Language | null): Language {
  const chosen = LANGUAGES.find((language) => language === request.query.lang);
  return chosen ?? own ?? preferredLanguage(request.headers['accept-language']);
}

/** The address is the secret that no other site has; this is a second lock. Old browsers send neither header. */
function isFromElsewhere(request: PageRequest, publicUrl: string | null): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  return origin !== undefined && origin !== 'null' && !isOwnOrigin(request.raw, publicUrl);
}

function noticeOf({ code }: CodedError): NoticeKind {
  if (code === 'RATE_LIMITED') return 'limited';
  return ERRORS[code].status >= 500 ? 'failed' : 'refused';
}
