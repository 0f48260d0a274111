import type { SettlementPlan } from './model.ts';

/** The columns of a settlement that its plan gives. */
export function planRowOf(plan: SettlementPlan) {
  const { finalBill } = plan;
  return {
    held_cents: plan.heldCents,
    usage_kwh: finalBill.usageKwh,
    price_per_kwh_cents: finalBill.pricePerKwhCents,
    final_energy_cents: finalBill.energyCents,
    final_ppj_cents: finalBill.ppjCents,
    final_ppn_cents: finalBill.ppnCents,
    rule_ids: finalBill.ruleIds,
    set_offs: JSON.stringify(plan.setOffs),
    revenue_cents: plan.revenueCents,
    ppj_cents: plan.ppjCents,
    ppn_cents: plan.ppnCents,
    penalty_cents: plan.penaltyCents,
    surplus_cents: plan.surplusCents,
    shortage_cents: plan.shortageCents,
    outcome: plan.outcome,
    per_purchase_cents: plan.perPurchaseCents,
  };
}
