import type { Queue } from '#shared/domain/presence/directory.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { whenStaffed } from './arrivals.ts';
import { agentGreeting, askIfDone, asLetter, fill, goodbye, hello, nudge, opening, ratingComment, type Slots, thankYou } from './phrases.ts';
import type { Random } from './random.ts';
import type { AgentAct, Step } from './timeline.ts';
import type { Topic } from './topic.ts';

/** Where a ticket stands at the end of its sample: what it is waiting for, or that it is done. */
export type Ending = 'new' | 'unanswered' | 'answered' | 'waiting' | 'snoozed' | 'released' | 'resolved';

export type TalkPlan = {
  readonly topic: Topic;
  /** Which of the topic's openings. */
  readonly open: number;
  readonly ending: Ending;
  readonly language: 'id' | 'en';
  readonly channel: Ticket['channel'];
  readonly slots: Slots;
  readonly agentId: string;
  readonly agentName: string;
  readonly customerName: string;
  readonly createdAt: number;
  readonly now: number;
  /** Set when the matter came to a wrong queue first: who took it there, and where it belongs. */
  readonly detour: { readonly agentId: string; readonly queue: Queue } | null;
};

const MINUTE = 60_000;

/** Plans a whole matter, from the first word to where it stands. Times rise and none is after `now`. */
export function planTalk(random: Random, plan: TalkPlan): Step[] {
  const { topic, ending, language, slots } = plan;
  const script = topic[language];
  const opened = script.open[plan.open] ?? '';
  const answers = script.fits?.[plan.open]?.map((place) => script.answer[place] ?? '') ?? script.answer;
  const greeted = (text: string): string => (plan.channel === 'email' ? text : agentGreeting(random, language, at) + text);
  const steps: Step[] = [];
  let at = plan.createdAt;

  const later = (low: number, high: number): void => {
    at += Math.round((low + (high - low) * random.unit() ** 2.2) * MINUTE) + random.int(1_000, 9_000);
  };
  const asWritten = (text: string, from: 'customer' | 'agent'): string => {
    const filled = fill(text, slots);
    if (plan.channel !== 'email') return filled;
    return from === 'customer'
      ? asLetter(filled, language, { to: 'Toko Nusantara', from: plan.customerName })
      : asLetter(filled, language, { to: plan.customerName, from: `${plan.agentName}\nToko Nusantara` });
  };
  const spoken = plan.channel === 'call' || plan.channel === 'walkIn';
  const says = (text: string): void => {
    if (!spoken) steps.push({ at, by: 'customer', text: asWritten(text, 'customer') });
  };
  const acts = (command: AgentAct, agentId = plan.agentId): void => {
    steps.push({ at, by: 'agent', agentId, command });
  };
  const replies = (text: string): void => {
    if (!spoken) acts({ type: 'reply', text: asWritten(text, 'agent') });
  };
  const [soonest, latest] = plan.channel === 'email' ? [20, 400] : [0.5, 14];

  if (!spoken && plan.channel !== 'email' && random.chance(0.14)) {
    says(hello(random, language, at));
    later(0.2, 2);
    says(opened);
  } else says(plan.channel === 'email' ? opened : opening(random, language, opened, at));
  if (ending === 'new') {
    if (random.chance(0.25)) {
      later(1, 9);
      says(nudge(random, language));
    }
    return fitInto(steps, plan, at);
  }

  if (spoken) at += 5_000;
  else {
    later(1.5, plan.channel === 'email' ? 600 : 55);
    at = whenStaffed(at, random);
  }
  if (plan.detour !== null) {
    acts({ type: 'claim' }, plan.detour.agentId);
    later(0.5, 5);
    acts({ type: 'transfer', queueId: plan.detour.queue.id, teamId: plan.detour.queue.teamId }, plan.detour.agentId);
    later(2, 40);
  }
  acts({ type: 'claim' });
  const priority = random.weighted(topic.priority);
  if (priority !== 'normal' && random.chance(0.8)) {
    later(0.1, 1);
    acts({ type: 'setPriority', priority });
  }
  if (spoken) {
    later(2, 9);
    const told = `${plan.channel === 'call' ? 'Pelanggan menelepon' : 'Pelanggan datang ke gerai'}: "${fill(opened, slots)}"`;
    acts({ type: 'note', text: `${told}\n${fill(random.pick(topic.notes), slots)}` });
  }

  later(0.4, 3);
  if (ending === 'resolved' && random.chance(0.42)) replies(greeted(random.pick(answers)));
  else {
    replies(greeted(random.pick(script.ask)));
    if (ending === 'waiting' || (ending === 'snoozed' && random.chance(0.5))) return finish();
    later(soonest, latest);
    says(random.pick(script.detail));
    if (random.chance(0.28) || ending === 'released') {
      later(0.5, 6);
      acts({ type: 'note', text: fill(random.pick(topic.notes), slots) });
    }
    if (ending === 'unanswered' || ending === 'released') return finish();
    later(1, 22);
    replies(random.pick(answers));
    if (random.chance(0.38)) {
      later(soonest, latest);
      const more = random.int(0, script.follow.length - 1);
      says(script.follow[more] ?? '');
      later(0.5, 8);
      replies(script.followAnswer[more] ?? '');
    }
  }
  if (ending === 'answered' || ending === 'snoozed') return finish();
  later(soonest, latest);
  if (random.chance(0.66)) {
    says(thankYou(random, language));
    later(0.3, 4);
    replies(goodbye(random, language));
  } else if (random.chance(0.4)) {
    later(15, 60);
    replies(askIfDone(random, language));
  }
  later(0.2, 6);
  acts({ type: 'setStatus', status: 'resolved' });
  if (random.chance(0.3)) {
    later(1, 90);
    const rating = random.weighted([
      [5, 56],
      [4, 25],
      [3, 10],
      [2, 4],
      [1, 5],
    ]);
    steps.push({ at, by: 'customer', rating, comment: ratingComment(random, rating) });
  }
  return fitInto(steps, plan, at);

  function finish(): Step[] {
    later(0.3, 3);
    if (ending === 'waiting' || (ending === 'snoozed' && random.chance(0.5))) acts({ type: 'setStatus', status: 'waiting' });
    if (ending === 'snoozed') {
      const until = Math.ceil((plan.now + random.int(2, 40) * 60 * MINUTE) / (15 * MINUTE)) * 15 * MINUTE;
      acts({ type: 'snooze', until });
    }
    if (ending === 'released') acts({ type: 'release' });
    return fitInto(steps, plan, at);
  }
}

/**
 * Moves what would come after `now` before it, all steps alike. A customer who waits for an answer has written lately, so a
 * matter that stands open ends near `now`; its last steps are moved there together.
 */
function fitInto(steps: readonly Step[], plan: TalkPlan, end: number): Step[] {
  const { createdAt, now } = plan;
  const room = now - createdAt - 20_000;
  const squeezed =
    end - createdAt > room
      ? steps.map((step) => ({ ...step, at: Math.floor(createdAt + ((step.at - createdAt) * room) / (end - createdAt)) }))
      : [...steps];
  if (plan.ending !== 'unanswered' && plan.ending !== 'released') return squeezed;
  const lastHeard = squeezed.findLastIndex((step) => step.by === 'customer');
  const last = squeezed.at(-1)?.at ?? now;
  const shift = Math.max(0, now - Math.floor(lateness(createdAt) * MINUTE) - last);
  return squeezed.map((step, index) => (index >= lastHeard ? { ...step, at: step.at + shift } : step));
}

/** Minutes that a waiting customer has waited, from 1 to about 50, most of them few; by the ticket's own time, so that it stays. */
function lateness(createdAt: number): number {
  const part = (createdAt % 9_973) / 9_973;
  return 1 + 48 * part ** 2.5;
}
