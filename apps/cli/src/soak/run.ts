import { compareBooks } from './books.ts';
import { chipFactories } from './chips.ts';
import { createHousehold, type Household, type Tampering } from './household.ts';
import { Notes } from './notes.ts';
import { planSale } from './plan.ts';
import { type Rehearsed, rehearsalHouseholds, rehearse } from './rehearse.ts';
import { playSale, settleAtHome } from './sale.ts';
import type { SoakWorld } from './world.ts';

/** Sales of one household, one after the other. */
export const salesPerHousehold = 8;

export interface SoakOptions {
  readonly seed: number;
  readonly sales: number;
  /** Only this sale, after those of its household that come before it; null: all. */
  readonly only: number | null;
  /** Households that are served at the same time. */
  readonly workers: number;
  readonly tampering?: Tampering;
  readonly onProgress?: (sales: number) => void;
}

export interface SoakResult {
  readonly notes: Notes;
  /** What the counters' journals say was sold, rupiah x 100. */
  readonly soldCents: number;
  readonly seconds: number;
}

/** A run of the soak while it is at work. */
interface Running extends SoakOptions {
  readonly world: SoakWorld;
  readonly notes: Notes;
  /** By chip. */
  readonly rehearsed: ReadonlyMap<string, Rehearsed>;
  played: number;
}

/** Plays the sales on a world that is up, compares all books, and gives what was met and found. */
export async function runSoak(world: SoakWorld, options: SoakOptions): Promise<SoakResult> {
  const begun = performance.now();
  const notes = new Notes();
  const { rehearsed, cents } = await rehearseAll(world, options.seed);
  const running = { ...options, world, notes, rehearsed, played: 0 };
  const queue = [...householdsOf(options)];
  let soldCents = 0;
  const work = async (): Promise<void> => {
    for (let n = queue.shift(); n !== undefined; n = queue.shift()) {
      const cents = await playHousehold(running, n);
      soldCents += cents;
    }
  };
  await Promise.all(Array.from({ length: options.workers }, work));
  for (const what of await world.examine(soldCents + cents)) notes.found(what, null, null);
  return { notes, soldCents, seconds: (performance.now() - begun) / 1000 };
}

function householdsOf({ sales, only }: SoakOptions): readonly number[] {
  if (only !== null) return [Math.floor(only / salesPerHousehold)];
  return Array.from({ length: Math.ceil(sales / salesPerHousehold) }, (_, n) => n);
}

async function rehearseAll(world: SoakWorld, seed: number) {
  const notes = new Notes();
  const rehearsed = new Map<string, Rehearsed>();
  let cents = 0;
  for (const [n, number] of rehearsalHouseholds.entries()) {
    const factory = chipFactories[n] ?? chipFactories[0];
    const household = await createHousehold(world, seed, number, { factory });
    rehearsed.set(factory.chip, await rehearse(household));
    await settleAtHome(household);
    cents += await compareBooks(world, household, notes);
    await household.remove();
  }
  const [finding] = notes.findings;
  if (finding !== undefined) throw new Error(`nothing went wrong, and yet: ${finding.what}`);
  return { rehearsed, cents };
}

async function playHousehold(running: Running, number: number): Promise<number> {
  const { world, seed, tampering, notes, only } = running;
  const household = await createHousehold(world, seed, number, tampering);
  try {
    await playSales(running, household);
    const soldCents = await compareBooks(world, household, notes);
    const found = notes.findings.some((finding) => finding.household === number);
    if (!found && only === null) notes.forget(salesOf(running, number));
    return soldCents;
  } finally {
    await household.remove();
  }
}

function salesOf({ sales, only }: SoakOptions, household: number): readonly number[] {
  const first = household * salesPerHousehold;
  const end = Math.min(first + salesPerHousehold, (only ?? sales - 1) + 1);
  return Array.from({ length: Math.max(end - first, 0) }, (_, n) => first + n);
}

/** A defect that throws ends the sales of its household; the books are compared all the same. */
async function playSales(running: Running, household: Household): Promise<void> {
  const { world, seed, notes, rehearsed } = running;
  const undisturbed = rehearsed.get(household.chip);
  if (undisturbed === undefined) throw new Error(`${household.chip} was not rehearsed`);
  let k: number | null = null;
  try {
    for (k of salesOf(running, household.number)) {
      const plan = planSale(seed, k);
      await world.gate.together(() =>
        playSale(household, plan, seed, notes, undisturbed[plan.way]),
      );
      running.played += 1;
      running.onProgress?.(running.played);
    }
    await settleAtHome(household);
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    notes.found(what, k, household.number);
  }
}
