import { isLuhnValid, makePan } from '@setrum/sts';
import type { Kysely } from 'kysely';
import { type AnyTransaction, type Database, tables, tablesIn } from '../../platform/index.ts';
import type { MeterKey } from '../security-module/port.ts';
import type { VendingTables } from '../tables.ts';
import type { MeterKeyRow } from './model.ts';

/** The STS data of a meter at its registration. */
export interface MeterKeyRegistration extends Omit<MeterKey, 'version' | 'pan'> {
  /** How many tokens a key change takes: 4 for a 128-bit key (EA11); 2 or 3 otherwise. The suite's own unless given. */
  readonly kctCount?: 2 | 3 | 4;
  /** Token carrier type (TCT): 02 numeric unless given. */
  readonly medium?: string;
}

/** Registers a meter's first key; does nothing when the meter has one already. RangeError when data cannot be. */
export async function registerMeterKey(
  database: Database,
  meter: MeterKeyRegistration,
): Promise<void> {
  await registerIn(tables<VendingTables>(database, 'vending'), meter);
}

/** The same, as a part of the caller's transaction. */
export async function registerKeyOf(
  transaction: AnyTransaction,
  meter: MeterKeyRegistration,
): Promise<void> {
  await registerIn(tablesIn<VendingTables>(transaction, 'vending'), meter);
}

/** Rows of a statement: PostgreSQL takes 65,535 parameters. */
const AT_ONCE = 2_000;

/** Registers the first keys of many meters; those that have one keep it. RangeError when data cannot be. */
export async function registerMeterKeys(
  database: Database,
  meters: readonly MeterKeyRegistration[],
): Promise<void> {
  const vending = tables<VendingTables>(database, 'vending');
  for (let from = 0; from < meters.length; from += AT_ONCE)
    await registerIn(vending, ...meters.slice(from, from + AT_ONCE));
}

async function registerIn(
  vending: Kysely<VendingTables>,
  ...meters: readonly MeterKeyRegistration[]
): Promise<void> {
  await vending
    .insertInto('meter_key')
    .values(meters.map(firstKeyOf))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A meter's first key as it is kept. RangeError when the number cannot be. */
export function firstKeyOf(meter: MeterKeyRegistration): MeterKeyRow {
  if (!isLuhnValid(meter.meterNo))
    throw new RangeError('the check digit of the meter number does not fit');
  return {
    meter_no: meter.meterNo,
    version: 1,
    state: 'current',
    pan: makePan(meter.meterNo),
    dkga: meter.dkga,
    ea: meter.ea,
    key_type: meter.keyType,
    sgc: meter.sgc,
    krn: meter.krn,
    ti: meter.ti,
    ken: meter.ken,
    base_date: meter.baseDate,
    kct_count: meter.kctCount ?? (meter.ea === '11' ? 4 : 3),
    medium: meter.medium ?? '02',
  };
}
