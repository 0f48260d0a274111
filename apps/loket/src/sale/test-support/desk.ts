import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createVirtualNtag216,
  openCard,
  readCard,
  type VirtualNtag216,
  writeIdentity,
} from '@setrum/card';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { Counter, type CounterOptions } from '../../counter.ts';
import { Journal, type JournalOptions } from '../../journal/journal.ts';
import { createSimulatedReader, type SimulatedReader } from '../../reader/index.ts';
import { createFakeCentre, type FakeCentre, meterNo } from './fake-centre.ts';

export const cardUid = '04A1B2C3D4E580';

/** A counter with its reader, a customer's card lying on it, a journal in a real folder, and a fake centre. */
export interface TestDesk {
  readonly folder: string;
  readonly card: VirtualNtag216;
  readonly reader: SimulatedReader;
  readonly centre: FakeCentre;
  readonly counter: Counter;
  readonly journal: Journal;
  /** Lays the customer's card, or another, on the reader. */
  lay(card?: VirtualNtag216): void;
  /** Stops the counter and starts it again. */
  restart(): Promise<void>;
  /** The tokens in the live mailbox of the customer's card, or another. */
  tokensOn(card?: VirtualNtag216): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function createDesk(
  options: { readonly journal?: JournalOptions; readonly counter?: Partial<CounterOptions> } = {},
): Promise<TestDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'setrum-counter-'));
  const card = await customersCard(cardUid);
  const reader = createSimulatedReader();
  const centre = createFakeCentre();
  let keys = 0;
  let journal = await Journal.open(folder, options.journal);
  const newCounter = (): Counter =>
    new Counter({
      ...{ reader, centre, journal, cardWaitMs: 0 },
      newRequestKey: () => `key-${++keys}`,
      ...options.counter,
    });
  let counter = newCounter();
  const lay = (one: VirtualNtag216 = card): void => {
    one.tap();
    reader.insert(one.transmit);
  };
  lay();
  return {
    ...{ folder, card, reader, centre, lay },
    get counter() {
      return counter;
    },
    get journal() {
      return journal;
    },
    async restart() {
      await journal.close();
      journal = await Journal.open(folder, options.journal);
      counter = newCounter();
    },
    async tokensOn(one = card) {
      one.tap();
      const { mailbox } = await readCard(await openCard(one.transmit));
      return mailbox?.entries.map(({ token }) => token) ?? [];
    },
    async close() {
      await journal.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A card as its issuer hands it out. */
export async function customersCard(
  uid: string,
  identity: { readonly meterNo?: string; readonly state?: 'active' | 'blocked' } = {},
): Promise<VirtualNtag216> {
  const card = createVirtualNtag216({ uid });
  await writeIdentity(await openCard(card.transmit), {
    ...{ meterNo, state: 'active', cardNo: 1 },
    ...identity,
  });
  return card;
}

/** For assert.rejects: an error of the catalogue. */
export const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;
