import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import { carriedEnergy, moveCredits } from '../../vending/index.ts';
import { requestTables } from '../token-request/store.ts';
import type { Entry } from './desk.ts';
import type { Complaint, ComplaintRules } from './model.ts';
import type { OpenCredit, SalesPort } from './ports.ts';

/** More tokens than this are not listed, and not taken over, at a time. */
const mostCredits = 50;

/** The latest credits of a meter that may not have been entered, without those that AP2T itself has cancelled. */
export async function openCredits(
  transaction: AnyTransaction,
  sales: SalesPort,
  meterNo: string,
): Promise<readonly OpenCredit[]> {
  const open = await sales.openCredits(transaction, meterNo, mostCredits);
  const orders = open.filter(({ standing }) => standing === 'other');
  if (orders.length === 0) return open;
  const rows = await requestTables(transaction)
    .selectFrom('token_request')
    .select('order_id')
    .where(
      'order_id',
      'in',
      orders.map(({ requestId }) => requestId),
    )
    .where('state', '=', 'cancelled')
    .execute();
  const cancelled = new Set(rows.map(({ order_id }) => order_id));
  return open.filter(({ requestId }) => !cancelled.has(requestId));
}

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
  const open = await openCredits(transaction, desk.sales, meterNo);
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
