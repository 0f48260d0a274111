import type { JournalEntry } from '@setrum/loket';
import { isPending } from '@setrum/loket';
import { chanceOf } from './chance.ts';
import { bringBack, seeTo, serve } from './clerk.ts';
import type { Household } from './household.ts';
import type { Notes } from './notes.ts';
import type { SalePlan } from './plan.ts';
import { run, type Stage, type Undisturbed } from './run-of-program.ts';

/** More runs of the program than any plan needs: after its mishaps everything goes well. */
const mostRuns = 8;

/** Plays one sale from the tap to the meter, with all that its plan makes go wrong. */
export async function playSale(
  household: Household,
  plan: SalePlan,
  seed: number,
  notes: Notes,
  undisturbed: Undisturbed,
): Promise<void> {
  const { k } = plan;
  const pc = household.pc(k, plan.attempts);
  const stage: Stage = {
    household,
    notes,
    k,
    pc,
    undisturbed,
    chance: chanceOf(seed, `cuts ${k}`),
  };
  notes.count('sales');
  notes.step(k, `sale ${k}: household ${household.number}, ${household.chip}, ${plan.way}`);
  await bringToItsEnd(stage, plan);
  if (plan.writeAgain && plan.way === 'card') {
    await run(stage, plan.mishaps[2] ?? {}, (counter, journal) =>
      bringBack(stage, counter, journal),
    );
    await bringToItsEnd(stage, plan, 1);
  }
  await atHome(stage, plan);
}

/** Serves the customer, and sees to what is left over until nothing is; a sale that came to nothing is begun anew, without mishaps. */
async function bringToItsEnd(stage: Stage, plan: SalePlan, firstTurn = 0): Promise<void> {
  const { household, notes, k } = stage;
  for (let turn = firstTurn; turn < mostRuns; turn++) {
    const mishap = plan.mishaps[turn] ?? {};
    notes.step(k, `run ${turn + 1}: ${JSON.stringify(mishap)}`);
    let left: readonly JournalEntry[] = [];
    let known: readonly JournalEntry[] = [];
    const ended = await run(stage, mishap, async (counter, journal) => {
      const isBegun = journal.all().some(({ requestKey }) => household.keys.get(requestKey) === k);
      if (isBegun) await seeTo(stage, plan, turn, counter, journal);
      else await serve(stage, plan, mishap, counter);
      known = journal.all();
      left = known.filter((entry) => isPending(entry) || isUnprinted(entry));
    });
    const begun = known.some(({ requestKey }) => household.keys.get(requestKey) === k);
    if (ended && begun && left.length === 0) return;
  }
  notes.found(`it has not ended after ${mostRuns} runs`, k, household.number);
}

function isUnprinted({ step, printed }: JournalEntry): boolean {
  return step === 'paper' && !printed;
}

/** The customer goes home, or not yet: the card to the meter, papers into the keypad. */
async function atHome({ household, notes, k }: Stage, { home }: SalePlan): Promise<void> {
  if (home.skip) return;
  for (const token of household.papers) {
    const result = await household.home.type(token);
    notes.count(`typed: ${result}`);
    notes.step(k, `  typed: ${result}`);
  }
  household.papers.clear();
  const words = await household.home.tap(home.fault);
  for (const word of words) notes.step(k, `  meter: ${word}`);
  if (words.length > 1)
    notes.count(home.fault?.kind === 'save' ? 'meter cut' : 'torn at the meter');
}

/** At the end everybody goes home, types what is on paper and taps the card. */
export async function settleAtHome({ home, papers }: Household): Promise<void> {
  for (const token of papers) await home.type(token);
  papers.clear();
  await home.tap(null);
}
