import { SetrumError } from '@setrum/errors';
import { changesBetween } from '../audit/changes.ts';
import { recordAct } from '../audit/record.ts';
import type { Caller } from '../permission/caller.ts';
import { identityOf, type Store, within } from '../store.ts';
import { kindAbove, type Unit } from './model.ts';
import { findUnit, type UnitTables, unitOf } from './store.ts';

type By = Pick<Caller, 'label'>;

/**
 * Registers a unit; the unit above must be there. Gives false, and changes nothing, when the code is registered already.
 * SETRUM_UNIT_UNKNOWN, SETRUM_UNIT_PARENT.
 */
export function registerUnit(store: Store, unit: Unit, by: By, at: Date): Promise<boolean> {
  return within(store, async (transaction) => {
    await assertPlace(transaction, unit);
    const { numInsertedOrUpdatedRows } = await identityOf<UnitTables>(transaction)
      .insertInto('unit')
      .values(unit)
      .onConflict((conflict) => conflict.column('unit').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return false;
    const act = { actor: by.label, act: 'unit.register', subject: unit.unit, after: { ...unit } };
    await recordAct(transaction, act, at);
    return true;
  });
}

export type UnitChange = Partial<Pick<Unit, 'parent' | 'name' | 'address' | 'phone'>>;

/** Changes a unit. SETRUM_UNIT_UNKNOWN, SETRUM_UNIT_PARENT. */
export function changeUnit(
  store: Store,
  code: string,
  change: UnitChange,
  by: By,
  at: Date,
): Promise<Unit> {
  return within(store, async (transaction) => {
    const before = await unitOf(transaction, code);
    const after = { ...before, ...change };
    const changes = changesBetween({ ...before }, { ...after });
    if (changes === null) return before;
    await assertPlace(transaction, after);
    await identityOf<UnitTables>(transaction)
      .updateTable('unit')
      .set(change)
      .where('unit', '=', code)
      .execute();
    const act = { actor: by.label, act: 'unit.change', subject: code, ...changes };
    await recordAct(transaction, act, at);
    return after;
  });
}

/** A unit stands below one of the kind above its own; a UPI has 2 digits, the others 5. */
async function assertPlace(store: Store, { unit, kind, parent }: Unit): Promise<void> {
  const above = parent === null ? null : await findUnit(store, parent);
  if (parent !== null && above === null)
    throw new SetrumError('SETRUM_UNIT_UNKNOWN', { unit: parent });
  if ((above?.kind ?? null) !== kindAbove[kind] || (kind === 'UPI') !== (unit.length === 2))
    throw new SetrumError('SETRUM_UNIT_PARENT', { unit, parent: parent ?? '-' });
}
