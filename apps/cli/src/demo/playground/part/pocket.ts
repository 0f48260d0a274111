import { openCard, type VirtualCard } from '@setrum/card';
import {
  cardImageOf,
  createSimulatedReader,
  type SimulatedReader,
  virtualCardOf,
} from '@setrum/loket';
import type { CardState, Faults } from '../schema/state.ts';
import type { Tell } from './step-log.ts';

type Changed = CardState['changed'];

const MAP_BYTES = 888;

/** The card in the visitor's hand, the reader it can lie on, and what was last written on it. */
export class Pocket {
  readonly card: VirtualCard;
  readonly reader: SimulatedReader;
  readonly #tell: Tell;
  place: CardState['place'] = 'hand';
  tearAtWrite: Faults['tearAtWrite'] = null;
  map: Uint8Array = new Uint8Array(MAP_BYTES);
  changed: Changed = { by: null, torn: false, runs: [] };

  constructor(card: VirtualCard, tell: Tell) {
    this.card = card;
    this.reader = createSimulatedReader({ name: 'Pembaca peraga' });
    this.#tell = tell;
  }

  lay(): void {
    if (this.place === 'reader') return;
    this.card.tap();
    this.reader.insert(this.card.transmit, this.card.atr);
    this.place = 'reader';
    this.#tell('card.on-reader');
  }

  lift(): void {
    if (this.place === 'hand') return;
    this.reader.remove();
    this.place = 'hand';
    this.#tell('card.off-reader');
  }

  /** Pulls the card at the n-th write from now; null: nobody pulls it. */
  arm(tearAtWrite: Faults['tearAtWrite']): void {
    this.tearAtWrite = tearAtWrite;
    // A plan far behind every write that a tap can have is none.
    this.card.tear({ atWrite: tearAtWrite ?? Number.MAX_SAFE_INTEGER, mode: 'half' });
  }

  /** Lets somebody work on the card, and notes what they changed and whether it was pulled. */
  async during<Result>(by: 'meter' | 'counter', work: () => Promise<Result>): Promise<Result> {
    const writes = this.card.writes;
    try {
      return await work();
    } finally {
      await this.#look(by, this.card.writes - writes);
    }
  }

  /** Reads the card anew; through a copy, so that nobody's session on it is disturbed. */
  async refresh(): Promise<void> {
    const copy = virtualCardOf(cardImageOf(this.card));
    const memory = await openCard(copy.transmit, { atr: copy.atr });
    this.map = Uint8Array.from(await memory.read(0, MAP_BYTES));
  }

  async #look(by: 'meter' | 'counter', writes: number): Promise<void> {
    if (writes === 0) return;
    const torn = !this.card.present;
    const before = this.map;
    await this.refresh();
    const runs = changedRuns(before, this.map);
    this.changed = { by, torn, runs };
    const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
    this.#tell(torn ? 'card.torn' : 'card.written', { by, bytes, writes });
    if (this.tearAtWrite !== null) this.tearAtWrite = torn ? null : this.tearAtWrite - writes;
    if (torn) this.lift();
  }
}

function changedRuns(before: Uint8Array, after: Uint8Array): Changed['runs'] {
  const runs: { at: number; bytes: number }[] = [];
  for (let at = 0; at < after.length; at++) {
    if (before[at] === after[at]) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.at + last.bytes === at) last.bytes += 1;
    else runs.push({ at, bytes: 1 });
  }
  return runs;
}
