import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatHistory } from '#shared/contract/central/chat.ts';
import { SCALES } from '#shared/domain/survey/survey-rules.ts';
import { customersText as text } from '#shared/text/customers-text.ts';
import type { Sentence, Values } from '#shared/text/languages.ts';
import { ChatRefusal, newClientId, startVisitor, type Visitor, type VisitorLive } from '../../test/kit/chat-visitor.ts';
import type { CustomerPlan } from './plan.ts';

export type Tell = (name: string, what: Sentence, values?: Values) => void;

/** Nobody stays longer than this. */
const LONGEST_STAY_MS = 30 * 60_000;
const TYPING_REPEAT_MS = 4_000;
/** Hints may be lost, so a customer also looks by themselves. */
const LOOK_MS = 15_000;

/** One customer from the first message to leaving. Ends early when `signal` is aborted; throws ChatRefusal when refused for good. */
export async function beCustomer(chatUrl: string, plan: CustomerPlan, tell: Tell, signal: AbortSignal): Promise<void> {
  const visitor = await patiently(signal, () =>
    startVisitor(chatUrl, {
      name: plan.name,
      language: plan.language,
      ...(plan.email === null ? {} : { email: plan.email }),
      ...(plan.phone === null ? {} : { phone: plan.phone }),
    }),
  );
  const news = createNews();
  const live = keepLive(visitor, () => news.ring(), signal);
  tell(plan.name, text.came);
  try {
    await converse(visitor, live, plan, news, tell, signal);
  } finally {
    live.close();
  }
}

async function converse(visitor: Visitor, live: Live, plan: CustomerPlan, news: News, tell: Tell, signal: AbortSignal): Promise<void> {
  const write = async (words: string): Promise<void> => {
    await type(live, words.length * plan.msPerCharacter, signal);
    const clientId = newClientId();
    await patiently(signal, () => visitor.send(words, { clientId }));
    tell(plan.name, text.wrote, { text: words });
  };
  for (const words of plan.opening) await write(words);

  const replies = [...plan.replies];
  const nudges = [...plan.nudges];
  const came = performance.now();
  let seen = 0;
  let waitsSince = performance.now();
  while (performance.now() - came < LONGEST_STAY_MS) {
    const page = await wholeHistory(visitor, seen, signal);
    const answers = page.messages.filter((message) => message.seq > seen && message.from === 'agent');
    seen = Math.max(seen, ...page.messages.map((message) => message.seq));
    const newest = answers.at(-1);
    if (newest !== undefined) {
      tell(plan.name, text.answered, { agent: newest.authorName });
      await patiently(signal, () => visitor.receipt({ kind: 'delivered', upToSeq: newest.seq }));
      await sleep(plan.readingMs, undefined, { signal });
      await patiently(signal, () => visitor.receipt({ kind: 'read', upToSeq: newest.seq }));
      const reply = replies.shift();
      if (reply !== undefined) await write(reply.replaceAll('{agent}', newest.authorName.split(' ')[0] ?? ''));
      waitsSince = performance.now();
      continue;
    }
    const { question } = page;
    if (question !== null) {
      // Whoever rates with stars answers the further questions in the same mood.
      if (plan.rating === null) return tell(plan.name, text.leftUnrated);
      const { stars, comment } = plan.rating;
      await sleep(plan.readingMs, undefined, { signal });
      const { min, max } = SCALES[question.kind];
      const score = min + Math.round(((stars - 1) / 4) * (max - min));
      await patiently(signal, () => visitor.answer({ id: question.id, score, comment: question.kind === 'csat' ? comment : '' }));
      if (question.kind === 'csat') tell(plan.name, comment === '' ? text.rated : text.ratedWith, { stars, comment });
      // What is asked next comes with the next look; nothing more: this customer goes.
      const { question: next } = await patiently(signal, () => visitor.history(seen));
      if (next === null) return;
      continue;
    }
    const waited = performance.now() - waitsSince;
    const nudge = nudges[0];
    // Whoever has said thanks does not ask where the answer is.
    if (replies.length > 0 && nudge !== undefined && waited >= nudge.afterMs) {
      nudges.shift();
      await write(nudge.text);
      waitsSince = performance.now();
      continue;
    }
    if (waited >= plan.leavesAfterMs) return tell(plan.name, replies.length === plan.replies.length ? text.leftUnanswered : text.left);
    await news.wait(LOOK_MS, signal);
  }
}

/** Everything after `seen`, page by page. */
async function wholeHistory(visitor: Visitor, seen: number, signal: AbortSignal): Promise<ChatHistory> {
  let page = await patiently(signal, () => visitor.history(seen));
  while (page.more) {
    const next = await patiently(signal, () => visitor.history(page.messages.at(-1)?.seq ?? seen));
    page = { ...next, messages: [...page.messages, ...next.messages] };
  }
  return page;
}

/** Again after a while, when the server says "later" or is not there. */
async function patiently<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ChatRefusal) || !['NO_ANSWER', 'RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL'].includes(error.code)) throw error;
      await sleep(Number(error.data.seconds ?? 5) * 1_000, undefined, { signal });
    }
  }
}

async function type(live: Live, durationMs: number, signal: AbortSignal): Promise<void> {
  let left = Math.min(durationMs, 15_000);
  while (left > 0) {
    live.send({ type: 'typing', on: true });
    await sleep(Math.min(left, TYPING_REPEAT_MS), undefined, { signal });
    left -= TYPING_REPEAT_MS;
  }
  live.send({ type: 'typing', on: false });
}

type News = { ring(): void; wait(ms: number, signal: AbortSignal): Promise<void> };

/** A bell that rings once for all that came since it was last heard. */
function createNews(): News {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(ms, signal) {
      if (!rung) {
        const stop = new AbortController();
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await Promise.race([woken, sleep(ms, undefined, { signal: AbortSignal.any([signal, stop.signal]) })]).finally(() => stop.abort());
        wake = null;
      }
      rung = false;
    },
  };
}

type Live = Pick<VisitorLive, 'send' | 'close'>;

/** A live socket that comes back by itself until `signal` is aborted or it is closed. */
function keepLive(visitor: Visitor, onNews: () => void, signal: AbortSignal): Live {
  const ended = new AbortController();
  const end = AbortSignal.any([signal, ended.signal]);
  let current: VisitorLive | null = null;
  const open = (): void => {
    if (end.aborted) return;
    current = visitor.live({
      onFrame: (frame) => {
        if (frame.type === 'changed' || frame.type === 'welcome') onNews();
      },
      onClose: () => void sleep(3_000, undefined, { signal: end }).then(open, () => undefined),
    });
  };
  open();
  end.addEventListener('abort', () => current?.close(), { once: true });
  return { send: (frame) => current?.send(frame), close: () => ended.abort() };
}
