import { SetrumError } from '@setrum/errors';
import type { FieldPlan } from '@setrum/field';
import {
  type Database,
  hasCustomers,
  importTestKey,
  type KeyCustody,
  keepMonthPartitions,
  putNetwork,
  registerPartner,
  registerUnit,
} from '@setrum/server';
import { vendingKeyOf } from './meter-key.ts';
import { fieldActor, fieldPartner } from './seller.ts';

export interface GroundOptions {
  readonly database: Database;
  readonly custody: KeyCustody;
  readonly plan: FieldPlan;
  /** The field goes in beside customers that are there. */
  readonly add: boolean;
}

/**
 * What a field stands on: units, the partner that sells, the vending key of its meters, feeders and transformers, the months' partitions.
 * SETRUM_FIELD_OCCUPIED, SETRUM_FIELD_REGION_TAKEN.
 */
export async function prepareGround({
  database,
  custody,
  plan,
  add,
}: GroundOptions): Promise<void> {
  const { region } = plan.options;
  if (await hasCustomers(database, region))
    throw new SetrumError('SETRUM_FIELD_REGION_TAKEN', { region });
  if (!add && (await hasCustomers(database))) throw new SetrumError('SETRUM_FIELD_OCCUPIED');
  const now = new Date();
  for (const unit of plan.units) {
    const described = { ...unit, address: 'JL. LISTRIK No.1', phone: '123' };
    await registerUnit(database, described, { label: fieldActor }, now);
  }
  await registerPartner(database, fieldPartner);
  await importTestKey(custody, vendingKeyOf(region), fieldActor);
  for (const month of plan.months) {
    await keepMonthPartitions(
      database,
      new Date(Date.UTC(Math.floor(month / 100), (month % 100) - 1, 15)),
    );
  }
  await putNetwork(
    database,
    plan.feeders.map(({ feeder, unit, name }) => ({ feeder, unit, name })),
    plan.feeders.flatMap(({ transformers }) =>
      transformers.map(({ transformer, feeder, name }) => ({ transformer, feeder, name })),
    ),
  );
}
