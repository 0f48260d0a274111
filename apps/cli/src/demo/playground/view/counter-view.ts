import type { Desk } from '../part/desk.ts';
import type { CounterState } from '../schema/state.ts';

/** The counter as its clerk sees it. */
export function counterView({ counter, visit, sale, receipt }: Desk): CounterState {
  const { sold } = counter.cashCount();
  return {
    customer: visit === null ? null : customerOf(visit.inquiry),
    sale: sale === null ? null : saleOf(sale),
    pending: counter.pending().map(({ requestKey, amountCents, step, begunAt }) => ({
      ...{ requestKey, amountCents, begunAt },
      step: step === 'asked' ? 'asked' : 'sold',
    })),
    receipt: receipt === null ? null : [...receipt],
    soldCount: sold.count,
    soldCents: sold.totalCents,
  };
}

function customerOf(
  inquiry: NonNullable<Desk['visit']>['inquiry'],
): NonNullable<CounterState['customer']> {
  const { meterNo, idpel, holder, tariff, powerVa, allowedDkwh, adminCents } = inquiry;
  return { meterNo, idpel, holder, tariff, powerVa, allowedDkwh, adminCents };
}

function saleOf({ purchase, card }: NonNullable<Desk['sale']>): NonNullable<CounterState['sale']> {
  const { requestKey, reference, amountCents, adminCents } = purchase;
  const { totalCents, energyDkwh, token } = purchase;
  return {
    ...{ requestKey, reference, amountCents, adminCents, totalCents, energyDkwh, token, card },
  };
}
