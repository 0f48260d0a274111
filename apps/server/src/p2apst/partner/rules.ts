import { SetrumError } from '@setrum/errors';
import { wibTimeOfDay } from '../../platform/index.ts';
import type { Partner, Product } from './model.ts';

/**
 * Lets a partner sell at this moment, or throws the coded refusal: SETRUM_PARTNER_UNKNOWN, SETRUM_PARTNER_BLOCKED,
 * SETRUM_PARTNER_INACTIVE, SETRUM_CUT_OFF, SETRUM_OUTSIDE_SERVICE_HOURS. Advice and reversal are let through at any hour: they
 * ask about what was sold already.
 */
export function assertMaySell(partner: Partner | null, at: Date): asserts partner is Partner {
  assertKnown(partner);
  const time = wibTimeOfDay(at);
  if (isWithin(time, partner.cut_off_from, partner.cut_off_until)) {
    throw new SetrumError('SETRUM_CUT_OFF', { until: shortTime(partner.cut_off_until) });
  }
  if (
    partner.service_from !== null &&
    !isWithin(time, partner.service_from, partner.service_until)
  ) {
    const [from, until] = [shortTime(partner.service_from), shortTime(partner.service_until)];
    throw new SetrumError('SETRUM_OUTSIDE_SERVICE_HOURS', { from, until });
  }
}

/** A partner that is there and in good standing, whatever the hour. */
export function assertKnown(partner: Partner | null): asserts partner is Partner {
  if (partner === null) throw new SetrumError('SETRUM_PARTNER_UNKNOWN');
  if (partner.state === 'blocked') throw new SetrumError('SETRUM_PARTNER_BLOCKED');
  if (partner.state === 'inactive') throw new SetrumError('SETRUM_PARTNER_INACTIVE');
}

/** The fee of a sale, rupiah x 100: the row for product and channel, else the product's, else the usual one. */
export function adminCentsOf(partner: Partner, product: Product, mcc: string): number {
  const rows = partner.fees.filter((fee) => fee.product === product);
  const row = rows.find((fee) => fee.mcc === mcc) ?? rows.find((fee) => fee.mcc === '');
  return row?.admin_cents ?? partner.admin_cents;
}

/** Half open, and it may pass midnight. Times of the same form compare as text. */
function isWithin(time: string, from: string | null, until: string | null): boolean {
  if (from === null || until === null) return false;
  return from <= until ? from <= time && time < until : time >= from || time < until;
}

function shortTime(time: string | null): string {
  return (time ?? '').slice(0, 5);
}
