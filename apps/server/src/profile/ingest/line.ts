import { SetrumError } from '@setrum/errors';
import { businessMonth, type CsvRecord, type CsvShape } from '../../platform/index.ts';
import type { ToldMonth } from './told.ts';

/** The columns of a file of readings; docs/profile.md says what goes into them. */
export const readingFileColumns = {
  required: [
    ...(['meter_no', 'month', 'stand_kwh', 'remaining_kwh', 'voltage_v', 'tamper'] as const),
    'read_at',
  ],
  optional: [
    ...(['current_da', 'tamper_cause', 'outages', 'low_voltage_events', 'overloads'] as const),
    'tamper_events',
  ],
} as const;

export type ReadingColumn =
  | (typeof readingFileColumns.required)[number]
  | (typeof readingFileColumns.optional)[number];

export const readingFileShape: CsvShape<ReadingColumn> = {
  ...readingFileColumns,
  mostRecords: 50_000_000,
  mostBytes: 4 * 1024 ** 3,
};

/** What goes over HTTP at once. */
export const uploadShape: CsvShape<ReadingColumn> = {
  ...readingFileColumns,
  mostRecords: 500_000,
  mostBytes: 32 * 1024 * 1024,
};

/** A line as a month of a meter. Throws SETRUM_READING_MALFORMED, SETRUM_READING_TOO_EARLY. */
export function monthOfLine(record: CsvRecord<ReadingColumn>, now: Date): ToldMonth {
  const { values } = record;
  if (record.wrongCellCount) throw malformed('cells', values.meter_no);
  const number = (column: ReadingColumn, most: number, otherwise?: number): number => {
    const text = values[column].trim();
    if (text === '' && otherwise !== undefined) return otherwise;
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value <= most)) throw malformed(column, text);
    return value;
  };
  const meterNo = values.meter_no.trim();
  if (!/^(?:\d{11}|\d{13})$/.test(meterNo)) throw malformed('meter_no', meterNo);
  const month = number('month', 219_912);
  if (month < 199_001 || month % 100 < 1 || month % 100 > 12)
    throw malformed('month', values.month);
  return {
    ...{ meterNo, month, toldAt: readAt(values.read_at.trim(), month, now) },
    standKwh: number('stand_kwh', 999_999),
    remainingKwh: number('remaining_kwh', 999_999),
    voltageV: number('voltage_v', 999),
    tamper: number('tamper', 99),
    currentDa: values.current_da.trim() === '' ? null : number('current_da', 65_534),
    // 255 is "not known" on the card, too (docs/card.md section 7).
    tamperCause: number('tamper_cause', 255, 255),
    outages: number('outages', 255, 0),
    lowVoltageEvents: number('low_voltage_events', 255, 0),
    overloads: number('overloads', 255, 0),
    tamperEvents: number('tamper_events', 255, 0),
  };
}

/** Who reads a month in the future would be believed for ever. */
function readAt(text: string, month: number, now: Date): string {
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;
  const at = isInstant.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime())) throw malformed('read_at', text);
  // The east of the country (WIT) ends its months two hours before the business month does.
  const eastMs = 2 * 3_600_000;
  if (at > now || month >= businessMonth(new Date(at.getTime() + eastMs)))
    throw new SetrumError('SETRUM_READING_TOO_EARLY', { month, readAt: text });
  return at.toISOString();
}

function malformed(column: string, value: string): SetrumError {
  return new SetrumError('SETRUM_READING_MALFORMED', { column, value: value.slice(0, 40) });
}
