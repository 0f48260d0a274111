import { type Database, tables } from '../platform/index.ts';
import type { PresentStateJson, ProfileTables, Verification } from './tables.ts';

/** One month of a meter's load profile, as the meter wrote it. */
export interface LoadProfileMonth {
  /** `YYYYMM`. */
  readonly month: string;
  readonly standKwh: number;
  readonly remainingKwh: number;
  readonly voltageV: number;
  /** 0 normal, 8 tamper; anything else is not known. */
  readonly tamper: number;
  /** A x 10; null where the meter does not measure it. */
  readonly currentDa: number | null;
  readonly tamperCause: number;
  readonly outages: number;
  readonly lowVoltageEvents: number;
  readonly overloads: number;
  readonly tamperEvents: number;
  readonly verification: Verification;
  /** Why it is not verified: see the comment on profile.report.reason. */
  readonly reason: string | null;
  /** What it came with; unknown: from before this was kept. */
  readonly source: 'purchase' | 'inquiry' | 'file' | 'unknown';
  /** The card that brought it. */
  readonly cardUid: string | null;
  /** When the centre received it, ISO. */
  readonly receivedAt: string;
  /** The month was told otherwise, too. */
  readonly contradicted: boolean;
}

export interface PresentState extends PresentStateJson {
  readonly cardUid: string;
  /** When the centre received it, ISO. */
  readonly receivedAt: string;
  readonly verification: Verification;
  readonly reason: string | null;
}

/** The latest `count` months of a meter, newest first. */
export async function monthsOf(
  database: Database,
  meterNo: string,
  count: number,
): Promise<readonly LoadProfileMonth[]> {
  const rows = await tables<ProfileTables>(database, 'profile')
    .selectFrom('reading')
    .selectAll()
    .where('meter_no', '=', meterNo)
    .orderBy('month', 'desc')
    .limit(count)
    .execute();
  return rows.map((row) => ({
    month: String(row.month),
    standKwh: row.stand_kwh,
    remainingKwh: row.remaining_kwh,
    voltageV: row.voltage_v,
    tamper: row.tamper,
    currentDa: row.current_da,
    tamperCause: row.tamper_cause,
    outages: row.outages,
    lowVoltageEvents: row.low_voltage_events,
    overloads: row.overloads,
    tamperEvents: row.tamper_events,
    verification: row.verification,
    reason: row.reason,
    source: row.source,
    cardUid: row.card_uid,
    receivedAt: row.received_at.toISOString(),
    contradicted: row.contradicted,
  }));
}

/** A report as it was kept, and what it is worth. */
export interface KeptReport {
  readonly cardUid: string;
  readonly sequence: number;
  /** The meter's clock in it, ISO. */
  readonly clock: string;
  readonly receivedAt: string;
  readonly verification: Verification;
  readonly reason: string | null;
  /** The card key that it names; 0: none. */
  readonly keyVersion: number;
  /** Whether it told the present state and what became of tokens. */
  readonly counted: boolean;
  /** When it was brought (again) although the card had brought a later one, ISO; null: never. */
  readonly replayedAt: string | null;
}

/** The latest `count` reports of a meter, of whatever standing, the newest first. */
export async function reportsOf(
  database: Database,
  meterNo: string,
  count: number,
): Promise<readonly KeptReport[]> {
  const rows = await tables<ProfileTables>(database, 'profile')
    .selectFrom('report')
    .select(['card_uid', 'sequence', 'told_at', 'received_at', 'verification', 'reason'])
    .select(['key_version', 'counted', 'replayed_at'])
    .where('meter_no', '=', meterNo)
    .orderBy('received_at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(count)
    .execute();
  return rows.map((row) => ({
    cardUid: row.card_uid,
    sequence: row.sequence,
    clock: row.told_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    verification: row.verification,
    reason: row.reason,
    keyVersion: row.key_version,
    counted: row.counted,
    replayedAt: row.replayed_at?.toISOString() ?? null,
  }));
}

/** What the meter last said of itself, by a report that counts; null when none has come yet. */
export async function latestReport(
  database: Database,
  meterNo: string,
): Promise<PresentState | null> {
  const row = await tables<ProfileTables>(database, 'profile')
    .selectFrom('report')
    .select(['card_uid', 'received_at', 'status', 'verification', 'reason'])
    .where('meter_no', '=', meterNo)
    .where('counted', '=', true)
    .orderBy('received_at', 'desc')
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        ...{ ...row.status, cardUid: row.card_uid, receivedAt: row.received_at.toISOString() },
        ...{ verification: row.verification, reason: row.reason },
      };
}
