import { SetrumError } from '@setrum/errors';
import { carriedEnergy, moveCredits } from '../../vending/index.ts';
import type { Entry } from './desk.ts';
import type { Complaint, ComplaintRules } from './model.ts';

/** More tokens than this are not listed, and not taken over, at a time. */
export const mostCredits = 50;

/**
 * Takes the credits that were never entered off the old meter; gives their energy, tenths of a kWh. Sales to the old meter are held.
 * Throws SETRUM_COMPLAINT_CREDIT for one that is not open, or that nobody has paid for.
 */
export async function takeCredits(
  { transaction, desk }: Entry,
  of: {
    readonly meterNo: string;
    readonly tokenIds: readonly string[];
    readonly toMeterNo: string;
  },
): Promise<number> {
  const { meterNo, tokenIds } = of;
  if (tokenIds.length === 0) return 0;
  const open = await desk.sales.openCredits(transaction, meterNo, mostCredits);
  const wanted = open.filter(({ tokenId }) => tokenIds.includes(tokenId));
  const energyDkwh = wanted.length === tokenIds.length ? await moveCredits(transaction, of) : null;
  if (energyDkwh === null) throw new SetrumError('SETRUM_COMPLAINT_CREDIT', { meterNo });
  // From here on nobody else takes these sales back.
  const requestIds = wanted.map(({ requestId }) => requestId);
  const unsold = await desk.sales.unsoldAmong(transaction, meterNo, requestIds);
  if (unsold.length > 0) throw new SetrumError('SETRUM_COMPLAINT_CREDIT', { meterNo });
  return energyDkwh;
}

/** What of the credit moves at once, and what a second person must agree to. Throws SETRUM_COMPLAINT_ENERGY. */
export function movedEnergy(
  totalDkwh: number,
  { decideAboveDkwh, mostDkwh }: ComplaintRules,
): Pick<Complaint, 'energyState' | 'energyDkwh'> {
  if (totalDkwh > mostDkwh)
    throw new SetrumError('SETRUM_COMPLAINT_ENERGY', {
      energyKwh: (totalDkwh / 10).toFixed(1),
      mostKwh: (mostDkwh / 10).toFixed(1),
    });
  if (totalDkwh === 0) return { energyState: 'none', energyDkwh: null };
  if (totalDkwh > decideAboveDkwh) return { energyState: 'to-decide', energyDkwh: null };
  return { energyState: 'requested', energyDkwh: carriedEnergy(totalDkwh) };
}

/** What the customer is owed of a replaced meter, tenths of a kWh. */
export function owedEnergy({ replacement }: Pick<Complaint, 'replacement'>): number {
  return (replacement?.remainingDkwh ?? 0) + (replacement?.creditDkwh ?? 0);
}
