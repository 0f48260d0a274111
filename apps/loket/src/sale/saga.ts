import type { CardMemory } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { CardMailbox, CardOnReader, Centre, Purchase } from '../centre.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { Sale } from './model.ts';
import { isDecision } from './outcome.ts';
import { failedWritesOn } from './worn.ts';
import { type Written, writeToken } from './write-token.ts';

/** What a sale needs: the centre, the journal, and the card on the reader for the time of one call. */
export interface SagaPorts {
  readonly centre: Centre;
  readonly journal: Journal;
  withCard<Result>(use: (memory: CardMemory) => Promise<Result>): Promise<Result>;
}

/** So many failed writes on one card, and its token goes on paper. */
const mostFailedWrites = 2;

/**
 * Takes a sale that is in the journal to its end, or to where a card must be tapped: asks the centre under the sale's own key, which answers
 * the same however often it is asked, and writes the token on the sale's own card. Throws the centre's decline, which ends the sale, or an
 * error that leaves its outcome open.
 */
export async function runSale(
  ports: SagaPorts,
  entry: JournalEntry,
  card: CardOnReader | null,
): Promise<Sale> {
  const purchase = await ask(ports, entry, card);
  const sold = soldEntry(entry, purchase);
  if (entry.cardUid === null) return end(ports, { ...sold, step: 'paper' }, purchase, null);
  const { mailbox } = purchase;
  if (mailbox === null) {
    const full = new SetrumError('SETRUM_CARD_FULL');
    return end(ports, { ...sold, step: 'paper' }, purchase, full);
  }
  // What this line cannot say the next one does; and should none get to the disk, the sale is resumed as one that was only asked for.
  if (entry.step === 'asked') await note(ports, sold);
  const written = await write(ports, mailbox, purchase);
  if (written instanceof SetrumError) return { purchase, card: 'pending', problem: written };
  return conclude(ports, sold, purchase, written);
}

/** Ends a sale on paper. Its token is in `known` when the clerk still has it in hand; else the centre tells it again. */
export async function endOnPaper(
  ports: SagaPorts,
  entry: JournalEntry,
  known: Purchase | null,
): Promise<Sale> {
  const purchase = known?.requestKey === entry.requestKey ? known : await ask(ports, entry, null);
  return end(ports, { ...soldEntry(entry, purchase), step: 'paper' }, purchase, null);
}

/** Writes the token of a sale that has ended on its card once more. The sale stays as it is unless that succeeds. */
export async function writeAgain(ports: SagaPorts, entry: JournalEntry): Promise<Sale> {
  const purchase = await ports.centre.find(entry.requestKey);
  const { mailbox } = purchase;
  const card = entry.step === 'written' ? 'written' : 'paper';
  if (mailbox === null) return { purchase, card, problem: new SetrumError('SETRUM_CARD_FULL') };
  const written = await ports.withCard((memory) => writeToken(memory, mailbox, purchase.token));
  if (written.kind === 'written') return end(ports, { ...entry, step: 'written' }, purchase, null);
  if (written.kind === 'failed') {
    await note(ports, { ...entry, failedWrites: entry.failedWrites + 1 });
  }
  return { purchase, card, problem: written.problem };
}

/**
 * Calls a sale off whose outcome is open: after this the centre never sells anything under its key. SETRUM_SALE_MADE when it has been sold:
 * then it must be resumed.
 */
export async function cancel(ports: SagaPorts, entry: JournalEntry): Promise<void> {
  const { requestKey, meterNo, amountCents } = entry;
  let purchase: Purchase;
  try {
    purchase = await ports.centre.conclude({ requestKey, meterNo, amountCents });
  } catch (error) {
    if (!isDecision(error)) throw error;
    const never = error.code === 'SETRUM_PURCHASE_UNKNOWN';
    return ports.journal.record({ ...entry, step: never ? 'cancelled' : 'declined' });
  }
  await note(ports, soldEntry(entry, purchase));
  throw new SetrumError('SETRUM_SALE_MADE');
}

async function ask(
  { centre, journal }: SagaPorts,
  entry: JournalEntry,
  card: CardOnReader | null,
): Promise<Purchase> {
  const { requestKey, meterNo, amountCents } = entry;
  try {
    return await centre.buy({ requestKey, meterNo, amountCents, card });
  } catch (error) {
    // Where this cannot be noted, the sale stays open, and is declined again when it is resumed.
    if (isDecision(error)) await note({ journal }, { ...entry, step: 'declined' });
    throw error;
  }
}

/** Gives what another tap may mend. The sale goes on from `sold` then. */
async function write(
  ports: SagaPorts,
  mailbox: CardMailbox,
  { token }: Purchase,
): Promise<Written | SetrumError> {
  try {
    return await ports.withCard((memory) => writeToken(memory, mailbox, token));
  } catch (error) {
    if (error instanceof SetrumError) return error;
    throw error;
  }
}

function conclude(
  ports: SagaPorts,
  sold: JournalEntry,
  purchase: Purchase,
  written: Written,
): Promise<Sale> | Sale {
  if (written.kind === 'written') return end(ports, { ...sold, step: 'written' }, purchase, null);
  if (written.kind === 'never') {
    return end(ports, { ...sold, step: 'paper' }, purchase, written.problem);
  }
  const tried = { ...sold, failedWrites: sold.failedWrites + 1 };
  const before = failedWritesOn(ports.journal.all(), sold);
  if (before + tried.failedWrites >= mostFailedWrites) {
    const worn = new SetrumError('SETRUM_CARD_WORN', {}, { cause: written.problem });
    return end(ports, { ...tried, step: 'paper' }, purchase, worn);
  }
  return note(ports, tried).then(() => ({ purchase, card: 'pending', problem: written.problem }));
}

async function end(
  ports: SagaPorts,
  entry: JournalEntry & { readonly step: 'written' | 'paper' },
  purchase: Purchase,
  problem: SetrumError | null,
): Promise<Sale> {
  const unnoted = await note(ports, entry);
  return { purchase, card: entry.step, problem: problem ?? unnoted };
}

/** Gives what kept the journal from noting it: that must not come between a customer and a token that is paid for. */
async function note(
  { journal }: Pick<SagaPorts, 'journal'>,
  entry: JournalEntry,
): Promise<SetrumError | null> {
  try {
    await journal.record(entry);
    return null;
  } catch (error) {
    if (error instanceof SetrumError) return error;
    throw error;
  }
}

function soldEntry(entry: JournalEntry, purchase: Purchase): JournalEntry {
  const { purchasedAt: soldAt, totalCents } = purchase;
  return { ...entry, step: 'sold', soldAt, totalCents };
}
