import type { HouseholdRecord } from '@setrum/field';
import type { PastPurchase, PastPurchases, PastWord } from '@setrum/server';
import { purchaseOf } from './rows.ts';
import type { Till } from './till.ts';

/** Purchases recorded in one step. */
const AT_ONCE = 1_000;

/** Records all purchases of these meters, the first of each, the second of each, and what their cards said of the tokens before. */
export async function recordPurchases(
  households: readonly HouseholdRecord[],
  {
    past,
    till,
    region,
  }: { readonly past: PastPurchases; readonly till: Till; readonly region: string },
): Promise<number> {
  const waiting = new Set<string>();
  let count = 0;
  for (let n = 0; ; n += 1) {
    const round = households.flatMap((household) => purchaseOf(household, n, region) ?? []);
    if (round.length === 0) break;
    await past.acknowledge(wordsOf(round, waiting));
    for (let from = 0; from < round.length; from += AT_ONCE) {
      const batch = round.slice(from, from + AT_ONCE);
      await till.provide(batch.reduce((sum, { request }) => sum + request.amountCents, 0));
      await past.record(batch);
    }
    count += round.length;
  }
  const visits = households.flatMap(({ meterNo, cardUid, visitedAt: at }) =>
    at !== null && waiting.has(meterNo) ? [{ meterNo, cardUid, at }] : [],
  );
  await past.acknowledge(visits);
  past.forget(households.map(({ meterNo }) => meterNo));
  return count;
}

/** What the cards of this round say of their last tokens; from now on those of this round wait. */
function wordsOf(round: readonly PastPurchase[], waiting: Set<string>): readonly PastWord[] {
  return round.flatMap(({ request: { meterNo }, cardUid, at }) => {
    if (cardUid === null) return [];
    const heard = waiting.has(meterNo);
    waiting.add(meterNo);
    return heard ? [{ meterNo, cardUid, at }] : [];
  });
}
