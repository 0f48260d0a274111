import { api } from '../../../api/client.ts';

export type DayProduct = '99501' | '99502' | '99504';

/** A sale or a payment that the counter took money for. */
export interface DayLine {
  readonly product: DayProduct;
  readonly requestKey: string;
  readonly reference: string;
  readonly at: string;
  readonly subject: string;
  readonly name: string;
  readonly amountCents: number;
  readonly adminCents: number;
  readonly totalCents: number;
  readonly energyDkwh: number | null;
  readonly takenBackAt: string | null;
}

/** GET /api/v1/counter-day. */
export interface CounterDay {
  readonly day: string;
  readonly counterId: string;
  readonly lines: readonly DayLine[];
  readonly products: readonly {
    readonly product: DayProduct;
    readonly count: number;
    readonly amountCents: number;
    readonly adminCents: number;
    readonly totalCents: number;
  }[];
  readonly count: number;
  readonly totalCents: number;
}

/** What the counter took in on a day; null: today. */
export function readDay(day: string | null): Promise<CounterDay> {
  return api.get<CounterDay>('/api/v1/counter-day', { query: { day } });
}

/** Takes a payment back as a whole. The reversal's key is made of the payment's: it is one reversal however often it is sent. */
export function reversePayment({ requestKey }: Pick<DayLine, 'requestKey'>): Promise<object> {
  const path = `/api/v1/bills/payments/${encodeURIComponent(requestKey)}/reversal`;
  return api.post<object>(path, undefined, { key: `back-${requestKey}` });
}

export interface LostSale {
  readonly reference: string;
  readonly purchasedAt: string;
  readonly totalCents: number;
  readonly energyDkwh: number;
}

/** The last sales to a meter, for customers who have nothing left to show. */
export async function lastSales(meterNo: string): Promise<readonly LostSale[]> {
  const query = { meterNo };
  const { sales } = await api.get<{ readonly sales: readonly LostSale[] }>(
    '/api/v1/receipts/purchases',
    { query },
  );
  return sales;
}
