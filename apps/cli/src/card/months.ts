import type { LoadProfileRecord } from '@setrum/card';
import { both, tamperCauseWords, tamperWords } from '@setrum/card/explain';
import { tableOf } from '../books/table.ts';

/** A month with what was used in it. */
export interface MonthView extends LoadProfileRecord {
  /** Its stand less that of the month before; null when that month is not there, or its stand is higher. */
  readonly usageKwh: number | null;
}

/** A stand has six digits: after 999999 comes 0. */
const STAND_SPAN = 1_000_000;
/** Nobody uses half of it in a month: a stand that falls without a turn-over is another meter's. */
const MOST_USED = STAND_SPAN / 2;

/** The months of a report, newest first, with their usage. */
export function monthViews(records: readonly LoadProfileRecord[]): readonly MonthView[] {
  return records.map((record, index) => {
    const before = records[index + 1];
    const isNext = before !== undefined && monthAfter(before.month) === record.month;
    const used = isNext ? (record.standKwh - before.standKwh + STAND_SPAN) % STAND_SPAN : null;
    return { ...record, usageKwh: used !== null && used < MOST_USED ? used : null };
  });
}

function monthAfter(month: string): string {
  const year = Number(month.slice(0, 4));
  const next = Number(month.slice(4)) + 1;
  return next > 12 ? `${year + 1}01` : `${year}${String(next).padStart(2, '0')}`;
}

/** The load profile as a table for a terminal. */
export function monthTable(months: readonly MonthView[]): string {
  const head = [
    'Blth',
    'Stand kWh',
    'Pakai/Used',
    'Sisa/Left',
    'V',
    'A',
    'Padam/Outages',
    'V rendah/Low V',
    'Lebih/Overload',
    'Tamper',
  ];
  const rows = months.map((month) => [
    month.month,
    String(month.standKwh),
    month.usageKwh === null ? '-' : String(month.usageKwh),
    String(month.remainingKwh),
    String(month.voltageV),
    month.currentDa === null ? '-' : (month.currentDa / 10).toFixed(1).replace('.', ','),
    counted(month.outages),
    counted(month.lowVoltageEvents),
    counted(month.overloads),
    tamperText(month),
  ]);
  return tableOf([head, ...rows], 1, 8);
}

function counted(events: number): string {
  return events === 255 ? '≥255' : String(events);
}

function tamperText({ tamper, tamperCause, tamperEvents }: LoadProfileRecord): string {
  const status = `${tamper} ${both(tamperWords(tamper))}`;
  const cause = tamperCause === 0 ? '' : `, ${both(tamperCauseWords(tamperCause))}`;
  const times = tamperEvents === 0 ? '' : `, ${counted(tamperEvents)}×`;
  return status + cause + times;
}
