import { type FieldPlan, type HouseholdRecord, simulateField, type Truth } from '@setrum/field';
import { putFeeds } from '@setrum/server';
import { type ChunkParts, putHouseholds } from './chunk.ts';
import { fieldActor } from './seller.ts';

/** Households put in together. */
const CHUNK = 2_000;
/** One chunk is worked out while the one before is written. */
const AT_ONCE = 2;

export interface FillReport {
  /** Meters so far, those that were changed counted as well. */
  readonly meters: number;
  readonly purchases: number;
  readonly readings: number;
  readonly feeds: number;
}

export interface FillOptions extends ChunkParts {
  readonly plan: FieldPlan;
  readonly onTruth: (truths: readonly Truth[]) => Promise<void>;
  readonly onProgress: (report: FillReport) => void;
  /** Throws when somebody wants it to end. */
  readonly assertWanted: () => void;
}

/** Lives the field and puts it into the database, chunk by chunk: what of it is in memory does not grow with it. */
export async function fillField(options: FillOptions): Promise<FillReport> {
  const { plan, database } = options;
  const chunks = new Chunks(options);
  let feeds = 0;
  for (const item of simulateField(plan.options)) {
    options.assertWanted();
    if (item.kind === 'household') {
      await chunks.add(item.household, item.truth);
    } else {
      await putFeeds(database, item.feeds, fieldActor);
      feeds += item.feeds.length;
    }
  }
  return { ...(await chunks.end()), feeds };
}

class Chunks {
  readonly #options: FillOptions;
  readonly #running: Promise<void>[] = [];
  #households: HouseholdRecord[] = [];
  #truths: Truth[] = [];
  #report: FillReport = { meters: 0, purchases: 0, readings: 0, feeds: 0 };

  constructor(options: FillOptions) {
    this.#options = options;
  }

  async add(household: HouseholdRecord, truth: Truth): Promise<void> {
    this.#households.push(household);
    this.#truths.push(truth);
    if (this.#households.length >= CHUNK) await this.#begin();
  }

  async end(): Promise<FillReport> {
    if (this.#households.length > 0) await this.#begin();
    await Promise.all(this.#running);
    return this.#report;
  }

  async #begin(): Promise<void> {
    const [households, truths] = [this.#households, this.#truths];
    this.#households = [];
    this.#truths = [];
    const work = this.#put(households, truths);
    // Its failure is thrown where it is waited for.
    work.catch(() => undefined);
    this.#running.push(work);
    if (this.#running.length >= AT_ONCE) await this.#running.shift();
  }

  async #put(households: readonly HouseholdRecord[], truths: readonly Truth[]): Promise<void> {
    const { onTruth, onProgress } = this.#options;
    await onTruth(truths);
    const { purchases, readings } = await putHouseholds(households, this.#options);
    const before = this.#report;
    this.#report = {
      ...before,
      meters: before.meters + households.length,
      purchases: before.purchases + purchases,
      readings: before.readings + readings,
    };
    onProgress(this.#report);
  }
}
