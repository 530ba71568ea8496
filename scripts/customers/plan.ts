import type { Order } from '#shared/domain/contact/contact.ts';
import { makeCustomer } from '../../test/kit/sample/make-customer.ts';
import { fill, hello, nudge, opening, ratingComment, thankYou } from '../../test/kit/sample/phrases.ts';
import { createRandom } from '../../test/kit/sample/random.ts';
import { makeSlots } from '../../test/kit/sample/slots.ts';
import type { Topic } from '../../test/kit/sample/topic.ts';
import { deliveryTopics } from '../../test/kit/sample/topics-delivery.ts';
import { paymentTopics } from '../../test/kit/sample/topics-payment.ts';
import { serviceTopics } from '../../test/kit/sample/topics-service.ts';

export type CustomerPlan = {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: 'id' | 'en';
  /** What they write first, in one or two messages. */
  readonly opening: readonly string[];
  /** What they write after each answer, until the thanks, which is the last. `{agent}` is the name that the page shows. */
  readonly replies: readonly string[];
  /** What they write when nobody answers, and how long they wait for it each time. */
  readonly nudges: readonly { readonly afterMs: number; readonly text: string }[];
  /** They leave when nobody answers for this long after the last nudge. */
  readonly leavesAfterMs: number;
  /** Null: they do not answer the question. */
  readonly rating: { readonly stars: number; readonly comment: string } | null;
  readonly readingMs: number;
  /** Typing speed. */
  readonly msPerCharacter: number;
};

const DAY_MS = 86_400_000;
const topics: readonly Topic[] = [...deliveryTopics, ...paymentTopics, ...serviceTopics];

/** Nobody asks about the warranty of what they ordered an hour ago. */
function fits(topic: Topic, order: Order, now: number): boolean {
  const days = (now - order.placedAt) / DAY_MS;
  return topic.orderAge === undefined || (days >= topic.orderAge[0] && days <= topic.orderAge[1]);
}

/** Beyond every customer of the sample workspace, so that those who come are new. */
const FIRST_INDEX = 5_000_000;

/** Visitor number `index`, from 0: for one seed always the same person with the same matter. `now` only dates their orders. */
export function planCustomer(seed: number, index: number, now: number): CustomerPlan {
  const random = createRandom(seed, FIRST_INDEX + index);
  const { contact, orders } = makeCustomer(seed, now, FIRST_INDEX + index);
  const language = contact.language ?? 'id';
  const possible = topics.filter((topic) => orders.some((order) => fits(topic, order, now)));
  const topic = random.weighted(possible.map((one): readonly [Topic, number] => [one, one.weight]));
  const script = topic[language];
  const order = orders.findLast((one) => fits(topic, one, now)) ?? null;
  const slots = makeSlots(random, { contact, order, needs: topic.needs, agentName: '{agent}', at: now });
  const say = (list: readonly string[]): string => fill(random.pick(list), slots);
  const first = opening(random, language, say(script.open), now);
  const greetsFirst = random.chance(0.25);
  const value = (kind: 'email' | 'phone'): string | null => contact.identities.find((identity) => identity.kind === kind)?.value ?? null;
  const reach = random.weighted([
    ['email' as const, 4],
    ['phone' as const, 4],
    ['none' as const, 2],
  ]);
  const stars = random.weighted([
    [5, 50],
    [4, 27],
    [3, 12],
    [2, 6],
    [1, 5],
  ]);
  return {
    name: contact.name,
    email: reach === 'email' ? value('email') : null,
    phone: reach === 'phone' ? value('phone') : null,
    language,
    opening: greetsFirst ? [hello(random, language, now), say(script.open)] : [first],
    replies: [say(script.detail), ...(random.chance(0.45) ? [say(script.follow)] : []), thankYou(random, language)],
    nudges: Array.from({ length: random.int(0, 2) }, () => ({ afterMs: random.int(60, 180) * 1_000, text: nudge(random, language) })),
    leavesAfterMs: random.int(4, 9) * 60_000,
    rating: random.chance(0.75) ? { stars, comment: ratingComment(random, stars) } : null,
    readingMs: random.int(1_500, 6_000),
    msPerCharacter: random.int(35, 110),
  };
}
