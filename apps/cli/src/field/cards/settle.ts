import { type FieldPlan, householdsOf } from '@setrum/field';
import { type Database, putPlaces, registerCustomers, registerMeterKeys } from '@setrum/server';
import { exchange } from '../chunk.ts';
import { meterKeyOf } from '../meter-key.ts';
import { customerOf, placeOf, type RegisteredMeter } from '../rows.ts';
import { type HouseholdParts, HouseholdWithCard } from './household.ts';

export interface SettleOptions extends Omit<HouseholdParts, 'onChange'> {
  readonly database: Database;
}

/** All households of a field with meters on their walls, known to the centre. */
export async function settle(options: SettleOptions): Promise<readonly HouseholdWithCard[]> {
  const { plan, database } = options;
  const onChange = async (meter: RegisteredMeter): Promise<void> => {
    await registerKeys(database, plan, [meter]);
    await exchange(database, meter);
  };
  const households: HouseholdWithCard[] = [];
  for (const { transformers } of plan.feeders)
    for (const transformer of transformers)
      for (const household of householdsOf(plan, transformer))
        households.push(await HouseholdWithCard.settle(household, { ...options, onChange }));
  const meters = households.flatMap((household) => household.meters);
  await registerCustomers(database, meters.map(customerOf));
  await registerKeys(database, plan, meters);
  await putPlaces(database, meters.map(placeOf));
  return households;
}

function registerKeys(
  database: Database,
  { options: { region } }: FieldPlan,
  meters: readonly RegisteredMeter[],
): Promise<void> {
  return registerMeterKeys(
    database,
    meters.map(({ meterNo }) => meterKeyOf(region, meterNo)),
  );
}
