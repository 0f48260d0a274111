import { expectedLines } from './sources/all.ts';
import { bookingSource } from './sources/booking.ts';

/** What can be wrong with the books. */
export type FaultKind =
  /** An event's lines do not sum to zero. */
  | 'unbalanced'
  /** A posting to an account that the chart does not have. */
  | 'account'
  /** A line that an event on record asks for was not posted. */
  | 'missing'
  /** A line was posted that no event on record asks for. */
  | 'unexpected'
  /** A line has another amount, another time, or another number of postings than its event. */
  | 'changed'
  /** A deposit is not what the ledger says. */
  | 'deposit'
  /** What moved a deposit by hand and its approved order do not say the same. */
  | 'movement'
  /** A purchase that was sold has no token, or one that it does not collect from exactly one sale that was taken back. */
  | 'token'
  /** A payment of which P2APST and AP2T do not think the same. */
  | 'payment';

const noCents = 'null::bigint as "expectedCents", null::bigint as "foundCents"';

const unbalanced = `
  select 'unbalanced' as kind, shard, event_id as "eventId", null as account, 0::bigint as "expectedCents",
         sum(amount_cents)::bigint as "foundCents"
    from p2apst.posting group by shard, event_id having sum(amount_cents) <> 0`;

const accounts = `
  select 'account' as kind, null as shard, null as "eventId", x.account, null::bigint as "expectedCents", x.cents as "foundCents"
    from (select account, sum(amount_cents)::bigint as cents from p2apst.posting group by account) x
   where not exists (select from p2apst.account a where x.account like a.pattern)`;

/** Line by line, both ways: the amounts, how many postings make them up, and when. */
const lines = `
  select case when p.cents is null then 'missing' when e.cents is null then 'unexpected' else 'changed' end as kind,
         shard, event_id as "eventId", account, e.cents as "expectedCents", p.cents as "foundCents"
    from (select shard, event_id, account, sum(amount_cents)::bigint as cents, count(*) as postings, min(at) as since, max(at) as until
            from (${expectedLines}) x group by shard, event_id, account) e
         full join
         (select shard, event_id, account, sum(amount_cents)::bigint as cents, count(*) as postings,
                 min(posted_at) as since, max(posted_at) as until
            from p2apst.posting group by shard, event_id, account) p using (shard, event_id, account)
   where (e.cents, e.postings, e.since, e.until) is distinct from (p.cents, p.postings, p.since, p.until)`;

const deposits = `
  select 'deposit' as kind, null as shard, null as "eventId", coalesce('deposit:' || d.partner_id, p.account) as account,
         coalesce(p.cents, 0) as "expectedCents", d.balance_cents as "foundCents"
    from p2apst.deposit d
         full join (select account, -sum(amount_cents)::bigint as cents from p2apst.posting
                     where account like 'deposit:%' group by account) p on p.account = 'deposit:' || d.partner_id
   where d.balance_cents is distinct from coalesce(p.cents, 0)`;

const movements = `
  select 'movement' as kind, coalesce(m.partner_id, o.partner_id) as shard, event_id as "eventId",
         'deposit:' || partner_id as account, -o.cents as "expectedCents", m.amount_cents as "foundCents"
    from (select m.event_id, m.partner_id, m.amount_cents, m.kind, m.at from p2apst.deposit_movement m
           where m.kind <> 'top-up' or m.request_key = m.event_id::text) m
         full join
         (select event_id, substr(account, 9) as partner_id, sum(x.amount_cents)::bigint as cents, o.kind, o.decided_at
            from p2apst.booking_order o join (${bookingSource.lines}) x on x.event_id = o.order_id
           where account like 'deposit:%' and o.state = 'approved'
           group by event_id, account, o.kind, o.decided_at having sum(x.amount_cents) <> 0) o using (event_id, partner_id)
   where (m.amount_cents, m.kind, m.at) is distinct from (-o.cents, o.kind, o.decided_at)`;

/** The token of a purchase is its own, or one of a sale that was taken back, which nobody else may have collected. */
const tokens = `
  select 'token' as kind, p.meter_no as shard, p.purchase_id as "eventId", null as account, ${noCents}
    from p2apst.purchase p
   where p.status = 'sold' and vending.tokens_of(p.meter_no, coalesce(p.tokens_from, p.purchase_id)) is null
  union all
  select 'token', meter_no, purchase_id, null, ${noCents}
    from (select meter_no, purchase_id, 1 as collects from p2apst.purchase where tokens_from is not null) p
         full join (select meter_no, collected_by as purchase_id, count(*) as collects
                      from p2apst.refund where collected_by is not null group by meter_no, collected_by) f
         using (meter_no, purchase_id)
   where p.collects is distinct from f.collects`;

const payments = `
  select 'payment' as kind, null as shard, x as "eventId", null as account, ${noCents} from p2apst.incomplete_payments() x`;

/** Each gives a row for each fault: kind, shard, eventId, account, expectedCents, foundCents. */
export const checks: readonly string[] = [
  unbalanced,
  accounts,
  lines,
  deposits,
  movements,
  tokens,
  payments,
];
