-- Webhooks: what happened to a partner's sales, told to the partner's own server.
--
-- Nothing is written on the money path. Events are read off the records that it leaves (p2apst.webhook_events); whoever reads keeps a
-- time for each endpoint up to which all is read, and reads everything later again; what was read before is known by its key. That time
-- moves only up to where no transaction can still put a record (webhook/collect.ts).

create table p2apst.webhook_endpoint (
  partner_id text not null references p2apst.partner (partner_id),
  endpoint_id uuid not null,
  url text not null,
  events text[] not null,
  secret_sealed text not null,
  previous_secret_sealed text,
  previous_until timestamptz,
  created_at timestamptz not null,
  collected_until timestamptz not null,
  deposit_low_told boolean not null default false,
  failures integer not null default 0,
  paused_until timestamptz,
  primary key (partner_id, endpoint_id),
  check ((previous_secret_sealed is null) = (previous_until is null))
);
comment on table p2apst.webhook_endpoint is
  'global: where partners want to be told, a few for each. Secrets are sealed as tokens are, and never shown again. collected_until: all records before it have been read. failures: attempts that failed since the last that did not; until paused_until nothing is sent.';

create table p2apst.webhook_delivery (
  partner_id text not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  event text not null,
  subject text not null,
  occurred_at timestamptz not null,
  data jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'parked')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_status integer,
  last_problem text,
  delivered_at timestamptz,
  primary key (partner_id, endpoint_id, event_id),
  foreign key (partner_id, endpoint_id) references p2apst.webhook_endpoint (partner_id, endpoint_id) on delete cascade,
  check ((state = 'delivered') = (delivered_at is not null))
);
comment on table p2apst.webhook_delivery is
  'sharded by partner_id: what is to be told to an endpoint, and how that went. Never a token: the partner fetches it by the reference. Delivered rows are removed after some days.';
create index webhook_delivery_waiting on p2apst.webhook_delivery (partner_id, endpoint_id, subject, occurred_at, event_id) where state = 'waiting';
create index webhook_delivery_due on p2apst.webhook_delivery (partner_id, endpoint_id, next_attempt_at, occurred_at) where state = 'waiting';
create index webhook_delivery_at on p2apst.webhook_delivery (partner_id, endpoint_id, occurred_at);
create index webhook_delivery_delivered on p2apst.webhook_delivery (delivered_at) where state = 'delivered';

-- Purchases arrive in the order of time, so a few kilobytes tell where a minute lies; a b-tree would cost the money path an insertion
-- for every purchase.
create index purchase_at on p2apst.purchase using brin (at) with (pages_per_range = 32, autosummarize = on);
create index payment_paid_at on p2apst.payment using brin (at) with (pages_per_range = 32, autosummarize = on);
create index payment_reversed_at on p2apst.payment (reversed_at) where reversed_at is not null;

create index closing_closed_at on p2apst.closing (closed_at);

create function p2apst.purchase_event(p p2apst.purchase) returns jsonb language sql immutable as $$
  select jsonb_build_object(
           'reference', upper(replace(p.purchase_id::text, '-', '')), 'requestKey', p.request_key, 'counterId', p.counter_id,
           'meterNo', p.meter_no, 'idpel', p.idpel, 'amountCents', p.amount_cents, 'adminCents', p.admin_cents,
           'energyDkwh', p.energy_dkwh)
$$;

create function p2apst.payment_event(p p2apst.payment) returns jsonb language sql immutable as $$
  select jsonb_build_object(
           'reference', upper(replace(p.payment_id::text, '-', '')), 'requestKey', p.request_key, 'counterId', p.counter_id,
           'product', p.product, 'subject', p.subject, 'amountCents', p.amount_cents, 'adminCents', p.admin_cents)
$$;

-- What happened in a stretch of time, half open. source: what makes the event one and the same however often it is read.
create function p2apst.webhook_events(p_partners text[], p_from timestamptz, p_until timestamptz)
returns table (partner_id text, event text, source text, subject text, occurred_at timestamptz, data jsonb) language sql stable as $$
  select p.partner_id, 'purchase.sold', p.purchase_id::text, p.meter_no, p.at, p2apst.purchase_event(p)
    from p2apst.purchase p where p.status = 'sold' and p.at >= p_from and p.at < p_until and p.partner_id = any (p_partners)
  union all
  select p.partner_id, 'purchase.refunded', p.purchase_id::text, p.meter_no, f.refunded_at, p2apst.purchase_event(p)
    from p2apst.refund f join p2apst.purchase p on p.meter_no = f.meter_no and p.purchase_id = f.purchase_id
   where f.refunded_at >= p_from and f.refunded_at < p_until and p.partner_id = any (p_partners)
  union all
  select p.partner_id, 'payment.paid', p.payment_id::text, p.subject, p.at, p2apst.payment_event(p)
    from p2apst.payment p where p.status = 'paid' and p.at >= p_from and p.at < p_until and p.partner_id = any (p_partners)
  union all
  select p.partner_id, 'payment.reversed', p.payment_id::text, p.subject, p.reversed_at, p2apst.payment_event(p)
    from p2apst.payment p where p.reversed_at >= p_from and p.reversed_at < p_until and p.partner_id = any (p_partners)
  union all
  select c.partner_id, 'settlement.closed', c.partner_id || ':' || c.day, c.partner_id, c.closed_at, jsonb_build_object(
           'day', c.day, 'from', c.from_at, 'until', c.until_at, 'openingCents', c.opening_cents, 'closingCents', c.closing_cents)
    from p2apst.closing c where c.closed_at >= p_from and c.closed_at < p_until and c.partner_id = any (p_partners)
$$;

-- Puts the events of a stretch of time before those endpoints that want them, and gives how many are new.
-- Events from before an endpoint was made are not told to it.
create function p2apst.collect_webhooks(p_endpoints uuid[], p_from timestamptz, p_until timestamptz, p_now timestamptz)
returns bigint language sql as $$
  with added as (
    insert into p2apst.webhook_delivery (partner_id, endpoint_id, event_id, event, subject, occurred_at, data, next_attempt_at)
      select e.partner_id, e.endpoint_id, md5(v.event || ':' || v.source)::uuid, v.event, v.subject, v.occurred_at, v.data, p_now
        from p2apst.webhook_events(
               array(select e.partner_id from p2apst.webhook_endpoint e where e.endpoint_id = any (p_endpoints)), p_from, p_until) v
        join p2apst.webhook_endpoint e on e.partner_id = v.partner_id and v.event = any (e.events) and v.occurred_at >= e.created_at
       where e.endpoint_id = any (p_endpoints)
      on conflict do nothing
      returning 1)
  select count(*) from added
$$;

-- Tells once that a deposit has fallen below the balance at which its partner is to be told, and again after it was above it.
create function p2apst.collect_low_deposits(p_now timestamptz) returns void language plpgsql as $$
begin
  update p2apst.webhook_endpoint e set deposit_low_told = false
    from p2apst.deposit d
   where d.partner_id = e.partner_id and e.deposit_low_told
     and (d.low_balance_cents is null or d.balance_cents >= d.low_balance_cents);
  with low as (
    update p2apst.webhook_endpoint e set deposit_low_told = true
      from p2apst.deposit d
     where d.partner_id = e.partner_id and not e.deposit_low_told and 'deposit.low' = any (e.events)
       and d.balance_cents < d.low_balance_cents
    returning e.partner_id, e.endpoint_id, d.balance_cents, d.low_balance_cents)
  insert into p2apst.webhook_delivery (partner_id, endpoint_id, event_id, event, subject, occurred_at, data, next_attempt_at)
    select l.partner_id, l.endpoint_id, md5('deposit.low:' || l.partner_id || ':' || p_now::text)::uuid, 'deposit.low', l.partner_id, p_now,
           jsonb_build_object('balanceCents', l.balance_cents, 'lowBalanceCents', l.low_balance_cents), p_now
      from low l;
end
$$;

-- Takes what is due for an endpoint, the oldest of each subject only, and puts it off by a lease: another server leaves it alone
-- meanwhile, and takes it up if this one dies. The settings keep the planner to the two indexes: a queue grows from nothing to thousands
-- faster than statistics follow, and any other way through it costs its square.
create function p2apst.claim_webhooks(p_partner_id text, p_endpoint_id uuid, p_limit integer, p_now timestamptz, p_lease_until timestamptz)
returns setof p2apst.webhook_delivery language sql
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
  with due as (
    select d.event_id from p2apst.webhook_delivery d
     where d.partner_id = p_partner_id and d.endpoint_id = p_endpoint_id and d.state = 'waiting' and d.next_attempt_at <= p_now
       and d.event_id = (
             select o.event_id from p2apst.webhook_delivery o
              where o.partner_id = d.partner_id and o.endpoint_id = d.endpoint_id and o.state = 'waiting' and o.subject = d.subject
              order by o.occurred_at, o.event_id limit 1)
     order by d.next_attempt_at, d.occurred_at limit p_limit
       for update of d skip locked)
  update p2apst.webhook_delivery d set attempts = d.attempts + 1, next_attempt_at = p_lease_until
   where d.partner_id = p_partner_id and d.endpoint_id = p_endpoint_id and d.event_id = any (array(select due.event_id from due))
  returning d.*
$$;

-- Records how an attempt went, unless a later attempt has begun meanwhile. An endpoint that does not answer is left alone for longer and
-- longer: 10 s, twice as long after each further failure, at most p_most_pause_ms; any answer of its own ends that.
create function p2apst.record_webhook(
  p_partner_id text, p_endpoint_id uuid, p_event_id uuid, p_attempts integer, p_state text, p_status integer, p_problem text,
  p_now timestamptz, p_next_attempt_at timestamptz, p_unreachable boolean, p_most_pause_ms integer
) returns void language plpgsql as $$
begin
  update p2apst.webhook_delivery d
     set state = p_state, last_status = p_status, last_problem = p_problem, next_attempt_at = p_next_attempt_at,
         delivered_at = case when p_state = 'delivered' then p_now end
   where d.partner_id = p_partner_id and d.endpoint_id = p_endpoint_id and d.event_id = p_event_id
     and d.attempts = p_attempts and d.state = 'waiting';
  if p_unreachable then
    update p2apst.webhook_endpoint e
       set failures = e.failures + 1,
           paused_until = p_now + least(10000 * 2 ^ least(e.failures, 20), p_most_pause_ms) * interval '1 millisecond'
     where e.partner_id = p_partner_id and e.endpoint_id = p_endpoint_id and (e.paused_until is null or e.paused_until <= p_now);
  else
    update p2apst.webhook_endpoint e set failures = 0, paused_until = null
     where e.partner_id = p_partner_id and e.endpoint_id = p_endpoint_id and e.failures > 0;
  end if;
end
$$;

-- Removes what was delivered long ago and can no longer be read again off the records; gives how many.
create function p2apst.purge_webhooks(p_before timestamptz, p_limit integer) returns bigint language sql as $$
  with old as (
    select d.partner_id, d.endpoint_id, d.event_id
      from p2apst.webhook_delivery d
      join p2apst.webhook_endpoint e on e.partner_id = d.partner_id and e.endpoint_id = d.endpoint_id
     where d.state = 'delivered' and d.delivered_at < p_before and d.occurred_at < e.collected_until limit p_limit),
  removed as (
    delete from p2apst.webhook_delivery d using old
     where d.partner_id = old.partner_id and d.endpoint_id = old.endpoint_id and d.event_id = old.event_id
    returning 1)
  select count(*) from removed
$$;
