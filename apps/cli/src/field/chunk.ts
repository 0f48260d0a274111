import type { HouseholdRecord } from '@setrum/field';
import {
  type Database,
  exchangeMeter,
  type PastPurchases,
  putPlaces,
  putSold,
  registerCustomers,
  registerMeterKeys,
  tellPastMonths,
} from '@setrum/server';
import { businessDay } from '@setrum/tariff';
import { meterKeyOf } from './meter-key.ts';
import { recordPurchases } from './purchases.ts';
import { customerOf, monthsOf, placeOf, soldOf } from './rows.ts';
import { fieldActor } from './seller.ts';
import type { Till } from './till.ts';

export interface ChunkParts {
  readonly database: Database;
  readonly past: PastPurchases;
  readonly till: Till;
  readonly region: string;
}

export interface ChunkCount {
  readonly purchases: number;
  readonly readings: number;
}

/** Puts some households into the database: who they are, what they bought, what the centre has learnt of their meters. */
export async function putHouseholds(
  households: readonly HouseholdRecord[],
  parts: ChunkParts,
): Promise<ChunkCount> {
  const { database, region } = parts;
  const first = households.filter(({ since }) => since === null);
  await registerCustomers(database, first.map(customerOf));
  await registerMeterKeys(
    database,
    households.map(({ meterNo }) => meterKeyOf(region, meterNo)),
  );
  await putPlaces(database, households.map(placeOf));
  const purchases = await recordPurchases(households, parts);
  for (const household of households) await exchange(database, household);
  const months = households.flatMap(monthsOf);
  await tellPastMonths(database, months);
  await putSold(database, households.flatMap(soldOf));
  return { purchases, readings: months.length };
}

/** The second meter of a place takes the place of the first one. */
export async function exchange(
  database: Database,
  { idpel, meterNo, since }: Pick<HouseholdRecord, 'idpel' | 'meterNo' | 'since'>,
): Promise<void> {
  if (since === null) return;
  const on = businessDay(since);
  await exchangeMeter(database, { idpel, meterNo, at: since, on, by: fieldActor });
}
