import { customerOf, type Store } from '../customer/find.ts';
import { ujlTables } from './bills.ts';
import type { Payout, Settlement } from './settlement.ts';

/** The settlement of an application; null where none was posted. */
export async function settlementOf(store: Store, agendaNo: string): Promise<Settlement | null> {
  const row = await ujlTables(store)
    .selectFrom('ujl_settlement')
    .selectAll()
    .where('agenda_no', '=', agendaNo)
    .executeTakeFirst();
  if (row === undefined) return null;
  const customer = await customerOf(store, row.idpel);
  return {
    agendaNo,
    idpel: row.idpel,
    unit: customer?.unit ?? '',
    eventId: row.event_id,
    meterNo: row.meter_no,
    heldCents: row.held_cents,
    usageKwh: row.usage_kwh,
    pricePerKwhCents: row.price_per_kwh_cents,
    finalEnergyCents: row.final_energy_cents,
    finalPpjCents: row.final_ppj_cents,
    finalPpnCents: row.final_ppn_cents,
    finalMonth: row.final_month,
    setOffs: row.set_offs,
    surplusCents: row.surplus_cents,
    shortageCents: row.shortage_cents,
    outcome: row.outcome,
    perPurchaseCents: row.per_purchase_cents,
    compensationId: row.compensation_id,
    instalmentId: row.instalment_id,
    settledBy: row.settled_by,
    settledAt: row.settled_at,
    payouts: await payoutsOf(store, agendaNo),
  };
}

async function payoutsOf(store: Store, agendaNo: string): Promise<readonly Payout[]> {
  return ujlTables(store)
    .selectFrom('ujl_payout')
    .select([
      'payout_id as payoutId',
      'amount_cents as amountCents',
      'state',
      'requested_by as requestedBy',
      'requested_at as requestedAt',
      'decided_by as decidedBy',
      'decided_at as decidedAt',
      'bank_reference as bankReference',
    ])
    .where('agenda_no', '=', agendaNo)
    .orderBy('requested_at', 'desc')
    .orderBy('payout_id', 'desc')
    .limit(100)
    .execute();
}
