import { Type } from 'typebox';
import { Nullable, OneOf } from '../application/schema.ts';
import type { SettlementPlan } from './model.ts';
import type { Settlement } from './settlement.ts';

const Cents = Type.Integer();
const Text = Type.String();

const Payout = Type.Object({
  amountCents: Cents,
  state: OneOf(['requested', 'approved', 'rejected'] as const),
  requestedBy: Text,
  requestedAt: Text,
  decidedBy: Nullable(Text),
  decidedAt: Nullable(Text),
  bankReference: Nullable(Text),
});

/** A settlement as the API tells it; money is rupiah x 100. */
export const SettlementView = Type.Object({
  agendaNo: Text,
  state: OneOf(
    ['planned', 'posted'] as const,
    'planned: what the PDL as entered would come to now; nothing is booked',
  ),
  heldCents: Cents,
  finalBill: Type.Object({
    usageKwh: Type.Integer(),
    pricePerKwhCents: Cents,
    energyCents: Cents,
    ppjCents: Cents,
    ppnCents: Cents,
    month: Nullable(Type.Integer({ description: 'YYYYMM; null: not made (yet)' })),
  }),
  setOffs: Type.Array(
    Type.Object({
      month: Nullable(Type.Integer({ description: 'YYYYMM; null: the final bill' })),
      billCents: Cents,
      taxCents: Cents,
      penaltyCents: Cents,
    }),
  ),
  surplusCents: Cents,
  shortageCents: Cents,
  outcome: OneOf(['even', 'token', 'cash', 'bill', 'instalment'] as const),
  perPurchaseCents: Nullable(Cents),
  settledBy: Nullable(Text),
  settledAt: Nullable(Text),
  payouts: Type.Array(Payout, { description: 'Requests for cash, the newest first' }),
});

export function plannedView(agendaNo: string, plan: SettlementPlan) {
  const { usageKwh, pricePerKwhCents, energyCents, ppjCents, ppnCents } = plan.finalBill;
  return {
    ...{ agendaNo, state: 'planned' as const, heldCents: plan.heldCents },
    finalBill: { usageKwh, pricePerKwhCents, energyCents, ppjCents, ppnCents, month: null },
    setOffs: [...plan.setOffs],
    ...{ surplusCents: plan.surplusCents, shortageCents: plan.shortageCents },
    ...{ outcome: plan.outcome, perPurchaseCents: plan.perPurchaseCents },
    ...{ settledBy: null, settledAt: null, payouts: [] },
  };
}

export function postedView(settlement: Settlement) {
  return {
    ...{ agendaNo: settlement.agendaNo, state: 'posted' as const },
    heldCents: settlement.heldCents,
    finalBill: {
      usageKwh: settlement.usageKwh,
      pricePerKwhCents: settlement.pricePerKwhCents,
      energyCents: settlement.finalEnergyCents,
      ppjCents: settlement.finalPpjCents,
      ppnCents: settlement.finalPpnCents,
      month: settlement.finalMonth,
    },
    setOffs: [...settlement.setOffs],
    surplusCents: settlement.surplusCents,
    shortageCents: settlement.shortageCents,
    outcome: settlement.outcome,
    perPurchaseCents: settlement.perPurchaseCents,
    settledBy: settlement.settledBy,
    settledAt: settlement.settledAt.toISOString(),
    payouts: settlement.payouts.map(({ payoutId: _, ...payout }) => ({
      ...payout,
      requestedAt: payout.requestedAt.toISOString(),
      decidedAt: payout.decidedAt?.toISOString() ?? null,
    })),
  };
}
