import { type AnyTransaction, type Database, tables, tablesIn } from '../../platform/index.ts';
import type { KeyTarget } from './model.ts';
import type { TokenRequestTables } from './tables.ts';

/** To which key meters of a place and tariff change, from a day on. */
export interface KeyTargetRule extends KeyTarget {
  /** Digits that a unit begins with: 5 of a unit, 2 of a region, none for everywhere. */
  readonly unitPrefix: string;
  /** As it is written for the product (R1T); empty: every tariff. */
  readonly tariff: string;
  /** `YYYY-MM-DD`, WIB. */
  readonly fromDate: string;
}

export interface SetKeyTarget extends KeyTargetRule {
  readonly setBy: string;
  readonly setAt: Date;
}

const mostListed = 1_000;

/** All rules, at most a thousand. */
export async function keyTargets(database: Database): Promise<readonly SetKeyTarget[]> {
  const rows = await tables<TokenRequestTables>(database, 'ap2t')
    .selectFrom('key_target')
    .selectAll()
    .orderBy('unit_prefix')
    .orderBy('tariff')
    .orderBy('from_date', 'desc')
    .limit(mostListed)
    .execute();
  return rows.map((row) => ({
    unitPrefix: row.unit_prefix,
    tariff: row.tariff,
    fromDate: row.from_date,
    sgc: row.sgc,
    krn: row.krn,
    ti: row.ti,
    ken: row.ken,
    baseDate: row.base_date,
    keyType: row.key_type,
    setBy: row.set_by,
    setAt: row.set_at,
  }));
}

/**
 * Puts a rule in force, or changes the one of the same place, tariff and day: what an approved order does (key-target-orders.ts). Meters
 * that are activated from then on follow it.
 */
export async function setKeyTargetIn(
  transaction: AnyTransaction,
  rule: KeyTargetRule & { readonly keyType: 1 | 2 },
  { setBy, setAt }: Pick<SetKeyTarget, 'setBy' | 'setAt'>,
): Promise<void> {
  const { unitPrefix, tariff, fromDate, sgc, krn, ti, ken, baseDate, keyType } = rule;
  const values = {
    ...{ sgc, krn, ti, ken, base_date: baseDate, key_type: keyType },
    ...{ set_by: setBy, set_at: setAt },
  };
  await tablesIn<TokenRequestTables>(transaction, 'ap2t')
    .insertInto('key_target')
    .values({ unit_prefix: unitPrefix, tariff, from_date: fromDate, ...values })
    .onConflict((conflict) =>
      conflict.columns(['unit_prefix', 'tariff', 'from_date']).doUpdateSet(values),
    )
    .execute();
}
