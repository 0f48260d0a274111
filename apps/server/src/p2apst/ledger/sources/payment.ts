import type { EventSource } from './source.ts';

/** A payment of a bill or a registration: the deposit pays what the claim consists of. */
export const paymentSource: EventSource = {
  lines: `
    select p.subject as shard, p.payment_id as event_id, p.at, l.account, l.amount_cents
      from p2apst.payment p,
           lateral (select 'deposit:' || p.partner_id, p.amount_cents
                    union all
                    select c.account, -c.amount_cents from p2apst.claim_credits(p.claim) c) as l(account, amount_cents)
     where p.status = 'paid' and l.amount_cents <> 0`,
  names: `
    select p.subject as shard, p.payment_id as event_id, case p.product when '99501' then 'postpaid' else 'non-taglis' end as kind,
           p.request_key as reference, p.subject
      from wanted w join p2apst.payment p on p.payment_id = w.event_id and p.subject = w.shard`,
};

/** A payment that was taken back: the same lines the other way round, under the reversal's own number. */
export const reversalSource: EventSource = {
  lines: `
    select p.subject as shard, p.reversal_id as event_id, p.reversed_at as at, l.account, l.amount_cents
      from p2apst.payment p,
           lateral (select 'deposit:' || p.partner_id, -p.amount_cents
                    union all
                    select c.account, c.amount_cents from p2apst.claim_credits(p.claim) c) as l(account, amount_cents)
     where p.reversal_id is not null and l.amount_cents <> 0`,
  names: `
    select p.subject as shard, p.reversal_id as event_id, 'reversal' as kind, p.reversal_key as reference, p.subject
      from wanted w join p2apst.payment p on p.subject = w.shard and p.reversal_id = w.event_id`,
};
