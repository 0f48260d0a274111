import { SetrumError } from '@setrum/errors';
import type { Database } from '../../platform/index.ts';
import {
  type KeptReport,
  latestReport,
  monthsOf,
  type PresentState,
  reportsOf,
  soldTo,
  variantsOf,
} from '../../profile/index.ts';
import { type TokenDelivery, tokenDeliveries } from '../../vending/index.ts';
import { findRemovedSupplyPoint, findSupplyPoint, type SupplyPoint } from '../supply-point/find.ts';
import { type ListedRequest, tokenRequestsOf } from '../token-request/list.ts';
import { type ChainedMeter, metersInTurn } from './meter-chain.ts';
import { type LoadProfileRow, rowsOf, type VoltageLimits } from './rows.ts';

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
  /** Above this as high. */
  readonly highVoltageLimitV: number;
  /** The meters of the customer one after the other, this one among them. */
  readonly meters: readonly ChainedMeter[];
  /** Twelve unless more are asked for, newest first. */
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
  limits: VoltageLimits,
  count: number = shownMonths,
): Promise<LoadProfile> {
  const [supplyPoint, months, variants, sold, ...rest] = await Promise.all([
    placeOf(database, meterNo),
    monthsOf(database, meterNo, count + 1),
    variantsOf(database, meterNo),
    soldTo(database, meterNo, count + 1),
    latestReport(database, meterNo),
    reportsOf(database, meterNo, shownReports),
    tokenDeliveries(database, meterNo),
    tokenRequestsOf(database, meterNo),
  ]);
  const [present, reports, tokens, requests] = rest;
  if (supplyPoint === null) throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo });
  return {
    supplyPoint,
    lowVoltageLimitV: limits.lowVoltageV,
    highVoltageLimitV: limits.highVoltageV,
    meters: await metersInTurn(database, supplyPoint.idpel),
    months: rowsOf(months, count, { variants, sold, limits }),
    ...{ present, reports, tokens, requests },
  };
}

async function placeOf(database: Database, meterNo: string): Promise<ProfiledPlace | null> {
  const place = await findSupplyPoint(database, { meterNo });
  return place === null ? findRemovedSupplyPoint(database, meterNo) : { ...place, removedOn: null };
}
