import { SetrumError } from '@setrum/errors';
import { DEFAULT_KEY_TYPE_CHANGES } from '@setrum/sts';
import { sql, type Transaction } from 'kysely';
import { recordAct } from '../../identity/index.ts';
import { type AnyTransaction, type Database, tables, tablesIn } from '../../platform/index.ts';
import type { MeterKey } from '../security-module/port.ts';
import type { VendingTables } from '../tables.ts';
import { type KeyChangeTarget, type MeterKeyRow, meterKeyOf } from './model.ts';

/**
 * Plans a key change: its tokens come in front of the meter's next credit, and again with every later one, until the
 * meter confirms. A plan that no token has gone out for is replaced by a new one; one that has, is refused with SETRUM_KEY_CHANGE_PENDING.
 * Throws SETRUM_METER_KEY_UNKNOWN, SETRUM_KEY_CHANGE_INVALID. Gives the new key's attributes.
 */
export function planKeyChange(
  database: Database,
  meterNo: string,
  target: KeyChangeTarget,
): Promise<MeterKey> {
  return tables<VendingTables>(database, 'vending')
    .transaction()
    .execute((vending) => planKeyChangeIn(vending, meterNo, target));
}

/** The same, as a part of the caller's transaction. */
export async function planKeyChangeIn(
  vending: Transaction<VendingTables>,
  meterNo: string,
  target: KeyChangeTarget,
): Promise<MeterKey> {
  const rows = await vending
    .selectFrom('meter_key')
    .selectAll()
    .where('meter_no', '=', meterNo)
    .orderBy('version')
    .forUpdate()
    .execute();
  const current = rows.find((row) => row.state === 'current');
  const pending = rows.find((row) => row.state === 'pending');
  const last = rows.at(-1);
  if (current === undefined || last === undefined)
    throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
  if (pending !== undefined && pending.issued_at !== null)
    throw new SetrumError('SETRUM_KEY_CHANGE_PENDING', { meterNo });
  const from = meterKeyOf(current);
  const to = changedKey(from, target, last.version + 1);
  if (pending !== undefined) {
    await vending
      .deleteFrom('meter_key')
      .where('meter_no', '=', meterNo)
      .where('version', '=', pending.version)
      .execute();
  }
  await vending
    .insertInto('meter_key')
    .values({
      meter_no: meterNo,
      version: to.version,
      state: 'pending',
      pan: to.pan,
      dkga: to.dkga,
      ea: to.ea,
      key_type: to.keyType,
      sgc: to.sgc,
      krn: to.krn,
      ti: to.ti,
      ken: to.ken,
      base_date: to.baseDate,
      kct_count: current.kct_count,
      medium: current.medium,
    })
    .execute();
  return to;
}

/** The key that a change to `target` leads to. Throws SETRUM_KEY_CHANGE_INVALID. */
export function changedKey(from: MeterKey, target: KeyChangeTarget, version: number): MeterKey {
  const to: MeterKey = { ...from, ...target, version };
  assertChange(from, to);
  return to;
}

/** Whether two keys of a meter are the same but for their version. */
export function sameKeyAttributes(one: MeterKey, other: MeterKey): boolean {
  const names = ['keyType', 'sgc', 'krn', 'ti', 'ken', 'baseDate', 'dkga'] as const;
  return names.every((name) => one[name] === other[name]);
}

/** What the standard, and a meter's memory of identifiers, allow (IEC 62055-41, key change; facts on the base date). */
function assertChange(from: MeterKey, to: MeterKey): void {
  const { meterNo } = from;
  const refuse = (detail: string): never => {
    throw new SetrumError('SETRUM_KEY_CHANGE_INVALID', { meterNo, detail });
  };
  if (sameKeyAttributes(from, to)) refuse('nothing changes');
  if (to.baseDate < from.baseDate) refuse('the base date does not go back');
  const typeAllowed =
    from.keyType === to.keyType ||
    (DEFAULT_KEY_TYPE_CHANGES[from.keyType] ?? []).includes(to.keyType);
  if (!typeAllowed)
    refuse(`a key of type ${from.keyType} does not become one of type ${to.keyType}`);
}

/**
 * Confirms by hand that a meter has its new key, for meters without a card; false when no change is pending. A card's report
 * confirms by itself.
 */
export async function confirmKeyChange(
  database: Database,
  meterNo: string,
  by: { readonly actor: string; readonly at: Date },
): Promise<boolean> {
  return tables<VendingTables>(database, 'vending')
    .transaction()
    .execute(async (vending) => {
      const { rows } = await sql<{ confirmed: boolean }>`
        select vending.confirm_key_change(${meterNo}, ${by.at}) as confirmed`.execute(vending);
      const confirmed = rows[0]?.confirmed ?? false;
      const act = { actor: by.actor, act: 'key-change.confirm', subject: meterNo };
      if (confirmed) await recordAct(vending, act, by.at);
      return confirmed;
    });
}

/** All keys of a meter as a transaction sees them, the newest first; `issued_at`: since when the tokens of the change to it are out. */
export function meterKeysIn(
  transaction: AnyTransaction,
  meterNo: string,
): Promise<readonly (MeterKeyRow & { readonly issued_at: Date | null })[]> {
  return tablesIn<VendingTables>(transaction, 'vending')
    .selectFrom('meter_key')
    .selectAll()
    .where('meter_no', '=', meterNo)
    .orderBy('version', 'desc')
    .execute();
}

/** All keys that a meter has had, has, and is to have; the newest first. */
export async function meterKeys(
  database: Database,
  meterNo: string,
): Promise<readonly MeterKeyRow[]> {
  return tables<VendingTables>(database, 'vending')
    .selectFrom('meter_key')
    .selectAll()
    .where('meter_no', '=', meterNo)
    .orderBy('version', 'desc')
    .execute();
}
