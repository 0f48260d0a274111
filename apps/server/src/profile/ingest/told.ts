import { compositeArray, type Database } from '../../platform/index.ts';
import type { Verification } from '../tables.ts';

/** A month of a meter as somebody told it; whole kWh and volts, `currentDa` in A x 10. */
export interface ToldMonth {
  readonly meterNo: string;
  /** YYYYMM */
  readonly month: number;
  readonly standKwh: number;
  readonly remainingKwh: number;
  readonly voltageV: number;
  readonly tamper: number;
  readonly currentDa: number | null;
  readonly tamperCause: number;
  readonly outages: number;
  readonly lowVoltageEvents: number;
  readonly overloads: number;
  readonly tamperEvents: number;
  /** When the meter told it, or somebody read it off the meter, ISO: of two tellings of one standing the later one counts. */
  readonly toldAt: string;
}

/** Through which door months come, and what that is worth. */
export interface Telling {
  readonly source: 'file' | 'purchase' | 'inquiry';
  readonly verification: Verification;
  /** Why it is not verified; null when it is. */
  readonly reason: string | null;
  /** When the centre received them, ISO. */
  readonly receivedAt: string;
}

/** What a field reader wrote down: nobody can tell whether the meter really said so. */
export const readByPeople = { source: 'file', verification: 'unverified', reason: 'file' } as const;

/** What became of months that were told. */
export interface Kept {
  /** Months that nobody had told before. */
  readonly newMonths: number;
  /** Months that were known and are told otherwise: both tellings are kept. The rest was known and the same. */
  readonly toldOtherwise: number;
}

/** The fields of `profile.told_draft`, in its order. */
export const toldColumns: readonly string[] = [
  ...['meter_no', 'month', 'stand_kwh', 'remaining_kwh', 'voltage_v', 'tamper', 'current_da'],
  ...['tamper_cause', 'outages', 'low_voltage_events', 'overloads', 'tamper_events', 'told_at'],
  ...['at', 'verification', 'reason', 'source', 'card_uid', 'trusted'],
];

/** Rows of a batch: a statement of a second or less. */
export const importBatch = 10_000;

/**
 * Keeps many months at once, in any order and any number of times: in one transaction, at most {@link importBatch} of them. Sorted by meter
 * they are kept fastest.
 */
export async function tellMonths(
  { pool }: Pick<Database, 'pool'>,
  months: readonly ToldMonth[],
  telling: Telling,
): Promise<Kept> {
  if (months.length > importBatch) throw new RangeError(`more than ${importBatch} at once`);
  const { rows } = await pool.query<{ new_months: number; told_otherwise: number }>(
    'select new_months, told_otherwise from profile.import_readings($1)',
    [toldParameter(months, telling)],
  );
  return { newMonths: rows[0]?.new_months ?? 0, toldOtherwise: rows[0]?.told_otherwise ?? 0 };
}

function toldParameter(months: readonly ToldMonth[], telling: Telling): string {
  const { receivedAt, ...standing } = telling;
  return compositeArray(
    toldColumns,
    months.map((month) => ({ ...figuresOf(month), ...standing, at: receivedAt, trusted: true })),
  );
}

/** The figures of a month by their columns, and when they were told. */
export function figuresOf(month: ToldMonth) {
  return {
    meter_no: month.meterNo,
    month: month.month,
    stand_kwh: month.standKwh,
    remaining_kwh: month.remainingKwh,
    voltage_v: month.voltageV,
    tamper: month.tamper,
    current_da: month.currentDa,
    tamper_cause: month.tamperCause,
    outages: month.outages,
    low_voltage_events: month.lowVoltageEvents,
    overloads: month.overloads,
    tamper_events: month.tamperEvents,
    told_at: month.toldAt,
  };
}
