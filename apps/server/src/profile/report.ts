import { decodeReportImage, type LoadProfileRecord, type Report } from '@setrum/card';
import type { PresentStateJson } from './tables.ts';

/** A card as it lay on a counter's reader. */
export interface CardVisit {
  /** Hex, upper case. */
  readonly uid: string;
  /** Sequence of the live mailbox that the counter read; 0 when there is none. */
  readonly mailboxSequence: number;
  /** Bytes 296 to 887 of the card's map as they are (docs/card.md). */
  readonly reportImage: Uint8Array;
}

/** A report as the database functions `profile.store_reports` and `vending.acknowledge` take it. */
export type ReportRow = Readonly<Record<string, unknown>>;

/** The report on a card, or null when the meter has not written one yet. */
export function reportOn(card: CardVisit): Report | null {
  return decodeReportImage(card.reportImage);
}

/** @param arrival `at`: ISO instant of reception; `purchaseId`: the purchase it came along with, null with an inquiry */
export function reportRow(
  report: Report,
  card: CardVisit,
  arrival: { readonly at: string; readonly purchaseId: string | null },
): ReportRow {
  return {
    meter_no: report.meterNo,
    card_uid: card.uid,
    sequence: report.sequence,
    image: Buffer.from(card.reportImage).toString('base64'),
    at: arrival.at,
    told_at: clockOf(report),
    purchase_id: arrival.purchaseId,
    ack_sequence: report.acknowledgement.mailboxSequence,
    ack_results: report.acknowledgement.results,
    status: presentState(report),
    months: report.records.filter(isPlausible).map(monthRow),
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

function monthRow(record: LoadProfileRecord): ReportRow {
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
