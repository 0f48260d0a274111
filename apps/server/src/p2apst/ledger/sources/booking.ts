import type { EventSource } from './source.ts';

/** What people ordered and others approved: top-ups, withdrawals, corrections. */
export const bookingSource: EventSource = {
  lines: `
    select coalesce(o.partner_id, 'correction') as shard, o.order_id as event_id, o.decided_at as at, l.account, l.amount_cents
      from p2apst.booking_order o,
           lateral (select 'bank:clearing' as account, s.amount_cents
                      from (values (case o.kind when 'top-up' then 1 when 'withdrawal' then -1 end
                                    * (o.command->>'amountCents')::bigint)) as s(amount_cents)
                    union all
                    select 'deposit:' || o.partner_id, case o.kind when 'top-up' then -1 when 'withdrawal' then 1 end
                                    * (o.command->>'amountCents')::bigint
                    union all
                    select c.account, c."amountCents"
                      from jsonb_to_recordset(o.command->'lines') as c(account text, "amountCents" bigint)) as l
     where o.state = 'approved' and l.amount_cents <> 0`,
  names: `
    select w.shard, o.order_id as event_id, o.kind, coalesce(o.command->>'reference', o.request_key) as reference,
           coalesce(o.command->'corrects'->>'eventId', o.partner_id, '') as subject
      from wanted w join p2apst.booking_order o on o.order_id = w.event_id`,
};

/** Money that a demo or a test began with: a movement without an order. */
export const openingSource: EventSource = {
  lines: `
    select m.partner_id as shard, m.event_id, m.at, l.account, l.amount_cents
      from p2apst.deposit_movement m,
           lateral (values ('bank:clearing', m.amount_cents), ('deposit:' || m.partner_id, -m.amount_cents)) as l(account, amount_cents)
     where not exists (select from p2apst.booking_order o where o.order_id = m.event_id)`,
  names: `
    select m.partner_id as shard, m.event_id, m.kind, m.request_key as reference, m.partner_id as subject
      from wanted w join p2apst.deposit_movement m on m.partner_id = w.shard and m.event_id = w.event_id
     where not exists (select from p2apst.booking_order o where o.order_id = m.event_id)`,
};
