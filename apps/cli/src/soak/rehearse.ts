import { live } from '@setrum/loket';
import { chipFactories } from './chips.ts';
import { serve } from './clerk.ts';
import type { Household } from './household.ts';
import { Notes } from './notes.ts';
import type { SalePlan } from './plan.ts';
import type { Undisturbed } from './run-of-program.ts';

/** Numbers of households that no sale of a soak falls to: theirs are the sales by which the others' mishaps are placed. */
export const rehearsalHouseholds: readonly number[] = chipFactories.map((_, n) => 10_000_000 + n);

export type Rehearsed = Readonly<Record<SalePlan['way'], Undisturbed>>;

const plan: SalePlan = {
  ...{ k: -1, amountCents: 2_000_000, way: 'card', attempts: 1, mishaps: [{}], clerk: 'resume' },
  ...{ wrongCardFirst: false, writeAgain: false, home: { skip: false, fault: null } },
};

/** Sells once with a card and once without, and tells what that took. */
export async function rehearse(household: Household): Promise<Rehearsed> {
  const one = async (k: number, way: SalePlan['way']): Promise<Undisturbed> => {
    const pc = household.pc(k, 1);
    const { card } = household.home;
    household.lay(card);
    const written = card.writes;
    const stage = { household, notes: new Notes(), k, pc, chance: never, undisturbed: nothing };
    const { calls } = await live(pc, (counter) => serve(stage, { ...plan, way }, {}, counter));
    household.lift();
    return { calls, writes: card.writes - written };
  };
  await household.home.tap(null);
  // A card that has been written before takes what cards take as a rule.
  await one(-3, 'card');
  await household.home.tap(null);
  return { card: await one(-2, 'card'), number: await one(-1, 'number') };
}

const nothing: Undisturbed = { calls: [], writes: 0 };
const fixed = (): never => {
  throw new Error('nothing is left to chance here');
};
const never = { below: fixed, pick: fixed, percent: fixed, share: fixed };
