import type { EventSource } from './source.ts';

/** A purchase of energy: the deposit pays for energy, taxes, stamp and instalment. */
export const purchaseSource: EventSource = {
  lines: `
    select p.meter_no as shard, p.purchase_id as event_id, p.at, l.account, l.amount_cents
      from p2apst.purchase p,
           lateral (values ('deposit:' || p.partner_id, p.amount_cents), ('revenue:energy', -p.token_cents),
                           ('tax:ppj', -p.ppj_cents), ('tax:ppn', -p.ppn_cents), ('duty:stamp', -p.stamp_cents),
                           ('receivable:instalment', -p.instalment_cents)) as l(account, amount_cents)
     where p.status = 'sold' and l.amount_cents <> 0`,
  names: `
    select p.meter_no as shard, p.purchase_id as event_id, 'purchase' as kind, p.request_key as reference, p.meter_no as subject
      from wanted w join p2apst.purchase p on p.meter_no = w.shard and p.purchase_id = w.event_id`,
};
