import { type HouseholdPlan, householdsOf, planField } from '@setrum/field';
import { chanceOf } from '../chance.ts';

/** The days of the soak: the campaign begins on `begin`, is paused and goes on, and is looked at for good on the last one. */
export const calendar = { begin: 5, pause: 6, resume: 8, end: 75, visitAfterDays: 30 } as const;

/** How a household of the field lives through the campaign. */
export interface Life {
  readonly household: Pick<
    HouseholdPlan,
    'meterNo' | 'idpel' | 'name' | 'address' | 'tariff' | 'powerVa'
  > & { readonly unit: string };
  /** Its card is known to AP2T; older than the register; or it types its tokens. */
  readonly carrier: 'registered' | 'unregistered' | 'keypad';
  /** Every so many days it goes to the counter. */
  readonly everyDays: number;
  readonly firstDay: number;
  /** How often, of a hundred, it taps the card at the meter when it should. */
  readonly taps: number;
  /** It goes to the counter no more; null: as ever. */
  readonly silentFrom: number | null;
  /** It loses its card; null: never. */
  readonly losesOn: number | null;
  /** It gets another one; null: it types its tokens from then on. */
  readonly replacedOn: number | null;
  /** The centre has the meter's key wrong: it takes nothing. */
  readonly isStranger: boolean;
}

/** The lives of the first `meters` households of a seeded field. */
export function livesOf(meters: number, seed: number): readonly Life[] {
  const plan = planField({ meters, months: 1, seed });
  const households = plan.feeders.flatMap(({ transformers }) =>
    transformers.flatMap((place) => householdsOf(plan, place)),
  );
  return households.map((household) => lifeOf(household, seed));
}

function lifeOf(household: HouseholdPlan, seed: number): Life {
  const { meterNo, idpel, name, address, tariff, powerVa, place, habit } = household;
  const chance = chanceOf(seed, `campaign/${meterNo}`);
  const kind = chance.below(100);
  const carrier = kind < 80 ? 'registered' : kind < 90 ? 'unregistered' : 'keypad';
  const everyDays = 10 + chance.below(20);
  const losesOn = carrier === 'registered' && chance.percent(6) ? 3 + chance.below(50) : null;
  const isReplaced = losesOn !== null && chance.percent(60);
  return {
    household: { meterNo, idpel, name, address, tariff, powerVa, unit: place.unit },
    ...{ carrier, everyDays, losesOn },
    firstDay: chance.below(everyDays),
    taps: Math.round(habit.taps * 100),
    silentFrom: chance.percent(4) ? chance.below(20) : null,
    replacedOn: isReplaced ? losesOn + 1 + chance.below(10) : null,
    isStranger: chance.below(200) === 0,
  };
}
