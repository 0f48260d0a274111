import { type Counter, type CounterPc, type Death, type Journal, live } from '@setrum/loket';
import type { Chance } from './chance.ts';
import { writeAt } from './home.ts';
import type { Household } from './household.ts';
import type { Notes } from './notes.ts';
import type { Mishap } from './plan.ts';

/** A sale in which nothing goes wrong: what it takes. Deaths and tears are placed by it. */
export interface Undisturbed {
  /** The calls of the program, by name. */
  readonly calls: readonly string[];
  /** Writes on the card. */
  readonly writes: number;
}

export interface Stage {
  readonly household: Household;
  readonly notes: Notes;
  readonly k: number;
  readonly pc: CounterPc;
  /** What falls at power cuts. */
  readonly chance: Chance;
  readonly undisturbed: Undisturbed;
}

/** One run of the counter's program with its mishap, looked at afterwards. True when it came to its end. */
export async function run(
  stage: Stage,
  mishap: Mishap,
  act: (counter: Counter, journal: Journal) => Promise<void>,
): Promise<boolean> {
  const { household, notes, k, pc, chance } = stage;
  const { card, others } = household.home;
  const before = household.lastSequence;
  const dumps = others.map((other) => other.dump());
  household.lay(card);
  arm(stage, mishap);
  const death = deathOf(mishap, stage.undisturbed);
  const cut = mishap.death?.cut === true ? chance.below : null;
  const { result, calls } = await live(pc, act, death, cut);
  if (result === null) {
    const what = `${death?.when} ${calls.at(-1)}`;
    notes.count(cut === null ? 'crash' : 'power cut');
    notes.step(k, `  ${cut === null ? 'crash' : 'power cut'} ${what} (call ${calls.length})`);
  }
  if (mishap.tear !== undefined && !card.present) {
    notes.count(`torn, ${mishap.tear.mode}`);
    notes.step(k, `  card torn, ${mishap.tear.mode} of the write stored`);
  }
  await disarm(stage);
  household.lastSequence = await household.mailboxSequence();
  lookAtCards(stage, before, household.lastSequence, dumps);
  return result !== null;
}

function arm({ household: { line, home, disk, lay }, undisturbed }: Stage, mishap: Mishap): void {
  line.fault = mishap.line ?? null;
  disk.fullAfter(mishap.full ?? null);
  if (mishap.tear !== undefined) {
    const { share, mode } = mishap.tear;
    home.card.tear({ atWrite: writeAt(share, undisturbed.writes), mode });
  }
  if (mishap.swap === 'selling') line.onPurchase = () => lay(home.others[0]);
}

async function disarm({ household, notes, k }: Stage): Promise<void> {
  const { line, home, disk } = household;
  line.fault = null;
  if (disk.fullAfter(null)) {
    notes.count('disk full');
    notes.step(k, '  disk full');
  }
  line.onPurchase = null;
  home.card.tear({ atWrite: Number.MAX_SAFE_INTEGER, mode: 'nothing' });
  household.lift();
  await line.quiet();
  for (const how of line.met.splice(0)) {
    notes.count(`line ${how}`);
    notes.step(k, `  line: ${how}`);
  }
  for (const _ of line.differing.splice(0)) {
    notes.found('one request was answered in two ways', k, household.number);
  }
}

function deathOf({ death }: Mishap, { calls }: Undisturbed): Death | null {
  if (death === undefined) return null;
  const places = calls.flatMap((name, n) =>
    death.among === 'all' || name !== 'transmit' ? [n + 1] : [],
  );
  const atCall = places[Math.floor(death.share * places.length)] ?? 1;
  return { atCall, when: death.when };
}

/** A torn card holds the old mailbox or the new one, and nobody else's card is touched. */
function lookAtCards(
  { household, notes, k }: Stage,
  before: number | null,
  after: number | null,
  dumps: readonly Uint8Array[],
): void {
  if ((after ?? 0) < (before ?? 0)) {
    notes.found(`the card held mailbox ${before} and then ${after}`, k, household.number);
  }
  for (const [n, other] of household.home.others.entries()) {
    if (!Buffer.from(other.dump()).equals(dumps[n] ?? new Uint8Array(0))) {
      notes.found(`card ${other.uid} was written, which this sale is not for`, k, household.number);
    }
  }
}
