import type { LoadProfileRecord, MailboxEntry, ReportUpdate } from '@setrum/card';
import { sicilia, siciliaRecords } from '../demo/sicilia.ts';

/** What a card for trials holds besides its identity. */
export interface Filling {
  readonly entries: readonly MailboxEntry[];
  /** Newest first. */
  readonly records: readonly LoadProfileRecord[];
  /** What the meter says of the entries; null: it has not met them. */
  readonly results: readonly number[] | null;
}

export const sampleMeterNo = sicilia.meter.meterNo;

const ACCEPTED = 1;

/** The SOP's table 3-2, and a token (made up: no meter takes it) that the meter has taken. */
export const sample: Filling = {
  entries: [{ kind: 'credit', token: '53425049660000000001', ref: '5e720001' }],
  records: siciliaRecords,
  results: [ACCEPTED],
};

/** The news of a meter that has just closed the newest of these months. `mailboxSequence`: the mailbox that it answers. */
export function trialReport(
  meterNo: string,
  { records, results }: Pick<Filling, 'records' | 'results'>,
  mailboxSequence: number,
): ReportUpdate {
  const newest = records[0];
  return {
    meterNo,
    presentState: {
      tamper: false,
      lowCredit: false,
      supplyOff: false,
      overload: false,
      keypadLocked: false,
    },
    standDkwh: (newest?.standKwh ?? 0) * 10,
    remainingDkwh: (newest?.remainingKwh ?? 0) * 10,
    clockSeconds: newest === undefined ? 0 : endOf(newest.month),
    acknowledgement: {
      mailboxSequence: results === null ? 0 : mailboxSequence,
      results: results ?? [],
    },
    keyRevision: 2,
    tariffIndex: 1,
    supplyGroupCode: Number(sicilia.unit) * 10,
    records,
  };
}

const WIB_OFFSET_S = 7 * 3600;

/** The first second after a month, in WIB. */
function endOf(month: string): number {
  const year = Number(month.slice(0, 4));
  return Date.UTC(year, Number(month.slice(4)), 1) / 1000 - WIB_OFFSET_S;
}
