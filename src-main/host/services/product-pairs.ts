import type { ProductPairs } from '#shared/domain/contact/suggest-products.ts';
import { getProductPairs, putProductPairs } from '../store/product-store.ts';
import { askCentral } from './ask-central.ts';
import type { Work } from './work.ts';

const HOLDS_MS = 3_600_000;
/** After a failed request, so that an hour offline is not an hour of requests. */
const RETRY_MS = 60_000;

const lastTried = new WeakMap<Work, number>();

/**
 * What is kept here of products bought together; null: nothing yet. What is older than an hour is asked for in the background,
 * and the window hears of news as a change of this customer.
 */
export function offeredProducts(work: Work, contactId: string): ProductPairs | null {
  const { profile, serverClock } = work;
  const kept = getProductPairs(profile.store.read);
  const now = serverClock.now();
  const due = kept === null || now - kept.askedAt > HOLDS_MS;
  if (due && now - (lastTried.get(work) ?? Number.NEGATIVE_INFINITY) > RETRY_MS) {
    lastTried.set(work, now);
    refresh(work, contactId, kept).catch((error: unknown) => {
      work.issue.log.info('product pairs not renewed', { message: error instanceof Error ? error.message : '' });
    });
  }
  return kept?.pairs ?? null;
}

async function refresh(work: Work, contactId: string, kept: ReturnType<typeof getProductPairs>): Promise<void> {
  const { profile, serverClock } = work;
  const answer = await askCentral(work, (client) => client.customers.productPairs({ version: kept?.version ?? 0 }));
  const pairs = answer.pairs ?? kept?.pairs;
  if (pairs === undefined) return;
  profile.store.write((tx) => {
    putProductPairs(tx, { version: answer.version, askedAt: serverClock.now(), pairs });
    if (answer.pairs !== null) tx.touched.contacts.add(contactId);
  });
}
