import { SetrumError } from '@setrum/errors';
import type { Database } from '../../platform/index.ts';
import {
  type KeptReport,
  type LoadProfileMonth,
  latestReport,
  monthsOf,
  type PresentState,
  reportsOf,
} from '../../profile/index.ts';
import { type TokenDelivery, tokenDeliveries } from '../../vending/index.ts';
import { findRemovedSupplyPoint, findSupplyPoint, type SupplyPoint } from '../supply-point/find.ts';
import { type ListedRequest, tokenRequestsOf } from '../token-request/list.ts';

export interface LoadProfileRow extends LoadProfileMonth {
  /**
   * Stand less the stand of the month before; null when that month is missing, the stand went back (meter changed), or one of the two is
   * forged.
   */
  readonly usageKwh: number | null;
  readonly tamperMeaning: 'normal' | 'tamper' | 'unknown';
  readonly lowVoltage: boolean;
}

/** Where the meter is; or was, at whom it was last. */
export interface ProfiledPlace extends SupplyPoint {
  /** `YYYY-MM-DD`; null while it is there. */
  readonly removedOn: string | null;
}

/** The load profile of a meter, as figure 3-3 of the SOP shows it by meter number. */
export interface LoadProfile {
  readonly supplyPoint: ProfiledPlace;
  /** Below this a month counts as low voltage. */
  readonly lowVoltageLimitV: number;
  /** Twelve at most, newest first. */
  readonly months: readonly LoadProfileRow[];
  readonly present: PresentState | null;
  /** The latest reports, ten at most, the newest first: verified or not, forged and brought again ones among them. */
  readonly reports: readonly KeptReport[];
  readonly tokens: readonly TokenDelivery[];
  /** Tokens asked for around activation and complaints, the newest order first (figure 2-5). */
  readonly requests: readonly ListedRequest[];
}

const shownMonths = 12;
const shownReports = 10;

/** Also of a meter that was taken away. Throws SETRUM_METER_UNKNOWN. A meter that has never reported has no months: an empty list. */
export async function loadProfile(
  database: Database,
  meterNo: string,
  lowVoltageLimitV: number,
): Promise<LoadProfile> {
  const [supplyPoint, months, present, reports, tokens, requests] = await Promise.all([
    placeOf(database, meterNo),
    monthsOf(database, meterNo, shownMonths),
    latestReport(database, meterNo),
    reportsOf(database, meterNo, shownReports),
    tokenDeliveries(database, meterNo),
    tokenRequestsOf(database, meterNo),
  ]);
  if (supplyPoint === null) throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo });
  return {
    supplyPoint,
    lowVoltageLimitV,
    months: months.map((_, n) => rowOf(months, n, lowVoltageLimitV)),
    present,
    reports,
    tokens,
    requests,
  };
}

async function placeOf(database: Database, meterNo: string): Promise<ProfiledPlace | null> {
  const place = await findSupplyPoint(database, { meterNo });
  return place === null ? findRemovedSupplyPoint(database, meterNo) : { ...place, removedOn: null };
}

function rowOf(
  months: readonly LoadProfileMonth[],
  n: number,
  lowVoltageLimitV: number,
): LoadProfileRow {
  const month = months[n];
  if (month === undefined) throw new RangeError(`there is no month ${n}`);
  const before = months[n + 1];
  const isUsed =
    before?.month === monthBefore(month.month) && !isForged(before) && !isForged(month);
  const usage = isUsed ? month.standKwh - before.standKwh : null;
  return {
    ...month,
    usageKwh: usage !== null && usage >= 0 ? usage : null,
    tamperMeaning: month.tamper === 0 ? 'normal' : month.tamper === 8 ? 'tamper' : 'unknown',
    lowVoltage: month.voltageV < lowVoltageLimitV,
  };
}

function isForged({ verification }: LoadProfileMonth): boolean {
  return verification === 'forged';
}

function monthBefore(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(4));
  return number === 1 ? `${year - 1}12` : `${year}${String(number - 1).padStart(2, '0')}`;
}
