import type { LoadProfileRecord, Report } from '@setrum/card';
import { type CompositeRow, compositeArray } from '../platform/index.ts';
import { acknowledgementColumns } from '../vending/index.ts';
import { readingColumns, reportColumns } from './columns.ts';
import type { JudgedReport } from './judge.ts';
import type { PresentStateJson } from './tables.ts';

/** A report as `p2apst.receive_reports` takes it: itself, its months, and what it says to the tokens of the last mailbox. */
export interface ReportRow {
  /** `profile.report_draft` */
  readonly report: CompositeRow;
  /** `profile.reading_draft` */
  readonly readings: readonly CompositeRow[];
  /** `vending.acknowledgement_draft` */
  readonly acknowledgement: CompositeRow;
}

/** The three parameters of `p2apst.receive_reports` for the reports of a batch, `i` being the purchase that each came along with. */
export function reportParameters(
  reports: readonly { readonly i: number; readonly row: ReportRow }[],
): [reports: string, readings: string, acknowledgements: string] {
  return [
    compositeArray(
      reportColumns,
      reports.map(({ i, row }) => ({ ...row.report, i })),
    ),
    compositeArray(
      readingColumns,
      reports.flatMap(({ i, row }) => row.readings.map((reading) => ({ ...reading, i }))),
    ),
    compositeArray(
      acknowledgementColumns,
      reports.map(({ i, row }) => ({ ...row.acknowledgement, i })),
    ),
  ];
}

/** @param arrival `at`: ISO instant of reception; `purchaseId`: the purchase it came along with, null with an inquiry */
export function reportRow(
  judged: JudgedReport,
  arrival: { readonly at: string; readonly purchaseId: string | null },
): ReportRow {
  const { card, report } = judged;
  const meter = { meter_no: report.meterNo, at: arrival.at };
  const told_at = clockOf(report);
  const { mailboxSequence, results } = report.acknowledgement;
  return {
    report: {
      ...meter,
      card_uid: card.uid,
      sequence: report.sequence,
      image: `\\x${Buffer.from(card.reportImage).toString('hex')}`,
      purchase_id: arrival.purchaseId,
      status: presentState(report),
      told_at,
      key_version: judged.keyVersion,
      proof: judged.proof,
      digest: `\\x${judged.digest}`,
    },
    readings: report.records
      .filter(isPlausible)
      .map((record) => ({ ...meter, ...monthRow(record), told_at })),
    acknowledgement: {
      ...meter,
      card_uid: card.uid,
      ack_sequence: mailboxSequence,
      ack_results: results,
      krn: report.keyRevision,
      ti: report.tariffIndex,
      sgc: report.supplyGroupCode,
    },
  };
}

/** The image is kept whatever it says; only months that a meter can have lived go into the table. */
function isPlausible(record: LoadProfileRecord): boolean {
  const month = Number(record.month);
  return month >= 199_001 && month <= 219_912;
}

function clockOf(report: Report): string {
  return new Date(report.clockSeconds * 1000).toISOString();
}

function presentState(report: Report): PresentStateJson {
  return {
    ...report.presentState,
    standDkwh: report.standDkwh,
    creditDkwh: report.remainingDkwh,
    clock: clockOf(report),
    krn: report.keyRevision,
    ti: report.tariffIndex,
    sgc: report.supplyGroupCode,
  };
}

function monthRow(record: LoadProfileRecord): CompositeRow {
  return {
    month: Number(record.month),
    stand_kwh: record.standKwh,
    remaining_kwh: record.remainingKwh,
    voltage_v: record.voltageV,
    tamper: record.tamper,
    current_da: record.currentDa,
    tamper_cause: record.tamperCause,
    outages: record.outages,
    low_voltage_events: record.lowVoltageEvents,
    overloads: record.overloads,
    tamper_events: record.tamperEvents,
  };
}
