import { SetrumError } from '@setrum/errors';
import type { Dated, Day } from './rules.ts';

const wibOffsetMs = 7 * 3600 * 1000;

/**
 * The calendar day of an instant in Western Indonesian Time (UTC+7), by which every money rule is judged,
 * wherever in Indonesia the meter is. Throws RangeError for an invalid Date.
 */
export function businessDay(at: Date): Day {
  return new Date(at.getTime() + wibOffsetMs).toISOString().slice(0, 10);
}

/** Whether a row holds on `day`. */
export function holdsOn(row: Dated, day: Day): boolean {
  return row.from <= day && (row.until === undefined || day < row.until);
}

/** The row in force on `day`: the latest `from`, and of equals the last in the list. */
export function inForce<Row extends Dated>(rows: readonly Row[], day: Day): Row | undefined {
  let found: Row | undefined;
  for (const row of rows) {
    if (holdsOn(row, day) && (found === undefined || row.from >= found.from)) found = row;
  }
  return found;
}

/** As {@link inForce}; throws SETRUM_TARIFF_RULE_MISSING, with the table's name, when nothing holds on `day`. */
export function requireInForce<Row extends Dated>(
  table: string,
  rows: readonly Row[],
  day: Day,
): Row {
  const row = inForce(rows, day);
  if (row === undefined)
    throw new SetrumError('SETRUM_TARIFF_RULE_MISSING', { rule: table, date: day });
  return row;
}
