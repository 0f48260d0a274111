import { type CardContents, type CardMemory, openCard, readCard, writeMailbox } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { CardOnReader, Centre, Inquiry, Purchase } from './centre.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { Reader } from './reader/index.ts';

export interface CounterOptions {
  readonly reader: Reader;
  readonly centre: Centre;
  readonly journal: Journal;
  /** Makes the key of a new sale; never the same one twice. */
  readonly newRequestKey: () => string;
  /** How long the clerk waits for a card. */
  readonly cardWaitMs: number;
}

/** A customer at the counter: what the card says, and what the centre says of it. */
export interface Visit {
  readonly card: CardContents;
  readonly inquiry: Inquiry;
}

/** A sale, and how its token goes to the customer. */
export interface Sale {
  readonly purchase: Purchase;
  /** `written` on the card; `pending`: the card must be tapped again, `problem` says why; `paper`: no card takes it. */
  readonly card: 'written' | 'pending' | 'paper';
  readonly problem: SetrumError | null;
}

/** The counter agent: carries between card and centre, and never asks for a second token for one sale. */
export class Counter {
  readonly #options: CounterOptions;

  constructor(options: CounterOptions) {
    this.#options = options;
  }

  /** Reads the card that is tapped and asks the centre who it is. Nobody types anything. */
  async visit(): Promise<Visit> {
    const card = await this.#withCard(readCard);
    if (card.identity?.state === 'blocked') throw new SetrumError('SETRUM_CARD_BLOCKED');
    const meterNo = card.identity?.meterNo ?? card.report?.meterNo;
    if (meterNo === undefined) throw new SetrumError('SETRUM_CARD_BLANK');
    return { card, inquiry: await this.#options.centre.inquire(meterNo, onReader(card)) };
  }

  /** A new sale for the card of this visit: bought, then written on the card. */
  buy(visit: Visit, amountCents: number): Promise<Sale> {
    const entry = this.#newEntry(visit.inquiry.meterNo, amountCents, visit.card.uid);
    return this.#sell(entry, onReader(visit.card));
  }

  /** A new sale without a card: the customer types the token. */
  buyOnPaper(meterNo: string, amountCents: number): Promise<Sale> {
    return this.#sell(this.#newEntry(meterNo, amountCents, null), null);
  }

  /** Sales that a power cut, a lost line or a pulled card left unfinished. */
  pending(): readonly JournalEntry[] {
    return this.#options.journal.pending();
  }

  /**
   * Takes an unfinished sale up again, under its own key: the centre repeats its answer if it had sold already.
   * For a sale with a card, waits for that very card; another one is refused with SETRUM_CARD_OTHER.
   */
  async resume(entry: JournalEntry): Promise<Sale> {
    if (entry.cardUid === null) return this.#sell(entry, null);
    const card = await this.#withCard((memory) => {
      assertSameCard(memory, entry.cardUid);
      return readCard(memory);
    });
    return this.#sell(entry, onReader(card));
  }

  /** Ends a sale whose card will not take the token: the customer has it on paper. */
  async giveOnPaper(entry: JournalEntry): Promise<void> {
    await this.#options.journal.record({ ...entry, step: 'paper' });
  }

  #newEntry(meterNo: string, amountCents: number, cardUid: string | null): JournalEntry {
    return {
      requestKey: this.#options.newRequestKey(),
      meterNo,
      amountCents,
      cardUid,
      step: 'asked',
    };
  }

  async #sell(entry: JournalEntry, card: CardOnReader | null): Promise<Sale> {
    const { centre, journal } = this.#options;
    if (entry.step === 'asked') await journal.record(entry);
    const { requestKey, meterNo, amountCents } = entry;
    let purchase: Purchase;
    try {
      purchase = await centre.buy({ requestKey, meterNo, amountCents, card });
    } catch (error) {
      // Without a decision the outcome is open: the sale stays in the journal until somebody resumes it.
      if (isDecision(error)) await journal.record({ ...entry, step: 'declined' });
      throw error;
    }
    if (purchase.mailbox === null) {
      await journal.record({ ...entry, step: 'paper' });
      return { purchase, card: 'paper', problem: null };
    }
    await journal.record({ ...entry, step: 'sold' });
    return this.#deliver(entry, purchase, purchase.mailbox);
  }

  async #deliver(
    entry: JournalEntry,
    purchase: Purchase,
    mailbox: NonNullable<Purchase['mailbox']>,
  ): Promise<Sale> {
    try {
      const taken = await this.#withCard(async (memory) => {
        assertSameCard(memory, mailbox.cardUid);
        return write(memory, Buffer.from(mailbox.image, 'base64'), purchase.token);
      });
      await this.#options.journal.record({ ...entry, step: taken ? 'written' : 'paper' });
      return {
        purchase,
        card: taken ? 'written' : 'paper',
        problem: taken ? null : new SetrumError('SETRUM_CARD_OUTDATED'),
      };
    } catch (error) {
      if (!(error instanceof SetrumError)) throw error;
      return { purchase, card: 'pending', problem: error };
    }
  }

  async #withCard<Result>(use: (memory: CardMemory) => Result | Promise<Result>): Promise<Result> {
    const session = await this.#options.reader.connect({ waitMs: this.#options.cardWaitMs });
    try {
      return await use(await openCard(session.transmit));
    } finally {
      await session.close();
    }
  }
}

/**
 * Answers that say nothing of the sale: an earlier sending of the same request, whose answer was lost, may have been sold before the
 * access key was withdrawn or the request was turned away at the door.
 */
const undecided: readonly string[] = [
  'SETRUM_CENTRE_UNREACHABLE',
  'SETRUM_UNAUTHENTICATED',
  'SETRUM_FORBIDDEN',
  'SETRUM_NOT_FOUND',
  'SETRUM_BAD_REQUEST',
];

function isDecision(error: unknown): boolean {
  return error instanceof SetrumError && !undecided.includes(error.code);
}

/** True when the token is on the card: written now, written before, or carried over into a newer mailbox. */
async function write(memory: CardMemory, image: Uint8Array, token: string): Promise<boolean> {
  try {
    await writeMailbox(memory, image);
    return true;
  } catch (error) {
    if (!(error instanceof SetrumError) || error.code !== 'SETRUM_CARD_OUTDATED') throw error;
    const { mailbox } = await readCard(memory);
    return mailbox?.entries.some((entry) => entry.token === token) ?? false;
  }
}

function assertSameCard(memory: CardMemory, expected: string | null): void {
  if (expected !== null && memory.uid !== expected) {
    throw new SetrumError('SETRUM_CARD_OTHER', { found: memory.uid, expected });
  }
}

function onReader(card: CardContents): CardOnReader {
  return { uid: card.uid, mailboxSequence: card.sequences.mailbox, reportImage: card.reportImage };
}
