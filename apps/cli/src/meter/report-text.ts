import type { ReportUpdate } from '@setrum/card';
import { clockAt, type MeterState, reportOf } from '@setrum/meter';
import { tableOf } from '../books/table.ts';
import { timeText } from './meter-json.ts';
import type { Lines } from './outcome-text.ts';

/** What the meter would write on a card now: on the one that was tapped last, or one that it has not met. */
export function reportNow(state: MeterState): ReportUpdate {
  const uid = state.mailboxes[0]?.uid ?? '';
  return reportOf(state, uid, clockAt(state, state.clock.ranUntilMs ?? 0));
}

/** The report for a person, and its months. */
export function reportText(report: ReportUpdate): Lines {
  const { presentState, acknowledgement, records } = report;
  const flags = Object.entries(presentState).filter(([, isSet]) => isSet);
  const { mailboxSequence, results } = acknowledgement;
  return [
    `meter ${report.meterNo}  ${timeText(report.clockSeconds * 1_000)}`,
    `stand ${kwh(report.standDkwh)}, sisa/left ${kwh(report.remainingDkwh)}`,
    `keadaan/state: ${flags.map(([name]) => name).join(', ') || 'normal'}`,
    `kotak surat/mailbox ${mailboxSequence}: ${results.join(' ')}`,
    `SGC ${report.supplyGroupCode}, KRN ${report.keyRevision}, TI ${report.tariffIndex}`,
    ...table(records),
  ];
}

function table(records: ReportUpdate['records']): Lines {
  if (records.length === 0) return ['belum ada bulan · no months yet'];
  const head = ['blth', 'stand', 'sisa', 'V min', 'A max', 'tamper', 'padam', 'V<', 'trip', 'T'];
  const rows = records.map((record) => [
    ...[record.month, String(record.standKwh), String(record.remainingKwh)],
    ...[String(record.voltageV), amperes(record.currentDa)],
    `${String(record.tamper).padStart(2, '0')}/${record.tamperCause}`,
    ...[record.outages, record.lowVoltageEvents, record.overloads, record.tamperEvents].map(String),
  ]);
  return tableOf([head, ...rows], 1, 9)
    .trimEnd()
    .split('\n');
}

function amperes(tenths: number | null): string {
  return tenths === null ? '-' : (tenths / 10).toFixed(1);
}

function kwh(tenths: number): string {
  return `${(tenths / 10).toFixed(1)} kWh`;
}
