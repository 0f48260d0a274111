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

/** A sale that was taken back: the purchase's lines the other way round, under the refund's own number. */
export const refundSource: EventSource = {
  lines: `
    select f.meter_no as shard, f.refund_id as event_id, f.refunded_at as at, l.account, l.amount_cents
      from p2apst.refund f join p2apst.purchase p on p.meter_no = f.meter_no and p.purchase_id = f.purchase_id,
           lateral (values ('deposit:' || p.partner_id, -p.amount_cents), ('revenue:energy', p.token_cents),
                           ('tax:ppj', p.ppj_cents), ('tax:ppn', p.ppn_cents), ('duty:stamp', p.stamp_cents),
                           ('receivable:instalment', p.instalment_cents)) as l(account, amount_cents)
     where l.amount_cents <> 0`,
  names: `
    select f.meter_no as shard, f.refund_id as event_id, 'refund' as kind, p.request_key as reference, f.meter_no as subject
      from wanted w join p2apst.refund f on f.meter_no = w.shard and f.refund_id = w.event_id
           join p2apst.purchase p on p.meter_no = f.meter_no and p.purchase_id = f.purchase_id`,
};

/** A compensation delivered with a purchase, an event of its own: what is owed to the customer becomes energy and its taxes. */
export const compensationSource: EventSource = {
  lines: `
    select c.meter_no as shard, c.compensation_id as event_id, c.delivered_at as at, l.account, l.amount_cents
      from ap2t.delivered_compensations() c,
           lateral (values ('liability:compensation', c.amount_cents), ('revenue:energy', c.ppj_cents + c.ppn_cents - c.amount_cents),
                           ('tax:ppj', -c.ppj_cents), ('tax:ppn', -c.ppn_cents)) as l(account, amount_cents)
     where l.amount_cents <> 0`,
  names: null,
};
