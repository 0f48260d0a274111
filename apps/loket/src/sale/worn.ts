import type { JournalEntry } from '../journal/entry.ts';

/** How often writing the card of a sale has failed in earlier sales, since the last one that it took. */
export function failedWritesOn(all: readonly JournalEntry[], of: JournalEntry): number {
  const earlier = all.filter(
    ({ cardUid, requestKey }) => cardUid === of.cardUid && requestKey !== of.requestKey,
  );
  const lastTaken = earlier.findLastIndex(({ step }) => step === 'written');
  return earlier.slice(lastTaken + 1).reduce((sum, { failedWrites }) => sum + failedWrites, 0);
}
