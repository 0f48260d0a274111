create schema p2apst;

create table p2apst.partner (
  partner_id text primary key,
  name text not null,
  blocked boolean not null default false,
  admin_cents bigint not null check (admin_cents >= 0)
);
comment on table p2apst.partner is 'global: banks and other partners. admin_cents: what the partner charges the customer on top, and keeps.';

create table p2apst.deposit (
  partner_id text primary key references p2apst.partner (partner_id),
  balance_cents bigint not null,
  limit_cents bigint not null default 0,
  check (balance_cents >= limit_cents)
);
comment on table p2apst.deposit is
  'global: what a partner may still sell for; never below its limit. With several shards, each shard''s database holds its slice of the deposit.';

create table p2apst.purchase (
  meter_no text not null,
  purchase_id uuid not null,
  partner_id text not null,
  counter_id text not null,
  request_key text not null,
  amount_cents bigint not null,
  status text not null check (status in ('sold', 'declined')),
  at timestamptz not null,
  decline jsonb,
  idpel text,
  holder text,
  unit text,
  tariff text,
  power_va integer,
  price_cents bigint,
  admin_cents bigint,
  stamp_cents bigint,
  ppn_cents bigint,
  ppj_cents bigint,
  instalment_cents bigint,
  token_cents bigint,
  energy_dkwh integer,
  energy_computed_ckwh bigint,
  rule_ids text[],
  card_uid text,
  mailbox_sequence bigint,
  primary key (meter_no, purchase_id),
  unique (meter_no, partner_id, request_key),
  check ((status = 'declined') = (decline is not null)),
  check (status = 'declined' or (energy_dkwh > 0
    and stamp_cents + ppn_cents + ppj_cents + instalment_cents + token_cents = amount_cents))
);
comment on table p2apst.purchase is
  'sharded by meter_no: every purchase asked for, sold or declined. The unique request key is what makes a repeated request the same request.';
-- The same key with another meter is another partner's mistake that no unique key of a shard can see.
create index purchase_request_key on p2apst.purchase (partner_id, request_key);

create table p2apst.meter_month (
  meter_no text not null,
  month integer not null,
  energy_dkwh bigint not null default 0,
  primary key (meter_no, month)
);
comment on table p2apst.meter_month is
  'sharded by meter_no: energy sold to a meter in a calendar month (limit of 720 hours'' use). Its row lock is what serialises two servers selling to one meter.';

create table p2apst.posting (
  shard text not null,
  event_id uuid not null,
  line smallint not null,
  account text not null,
  amount_cents bigint not null,
  posted_at timestamptz not null,
  primary key (shard, event_id, line)
);
comment on table p2apst.posting is
  'sharded by shard: the ledger. Debit positive, credit negative; the lines of an event sum to zero. shard is the meter number of a purchase, the partner of a deposit movement.';

-- A purchase with its token and its mailbox: all that an answer is made of, the first time and every time after.
create function p2apst.purchase_json(p p2apst.purchase) returns jsonb language sql stable as $$
  select to_jsonb(p) || jsonb_build_object('tokens', vending.tokens_of(p.meter_no, p.purchase_id),
                                           'mailbox', vending.mailbox_of(p.meter_no, p.card_uid, p.mailbox_sequence))
$$;

-- Reads, in one round trip, all that the lane needs to decide a batch.
-- p_asks: [{i, meter_no, partner_id, request_key, month, card_uid, ack_sequence, ack_results, status}].
create function p2apst.purchase_context(p_asks jsonb)
returns table (
  i integer, purchase jsonb, key_elsewhere boolean, supply_point jsonb, partner jsonb, energy_dkwh bigint,
  key jsonb, pending jsonb, pending_taken boolean, last_tid integer, pending_last_tid integer, mailbox_sequence bigint, waiting jsonb
) language sql stable as $$
  select a.i,
         (select p2apst.purchase_json(p) from p2apst.purchase p
           where p.meter_no = a.meter_no and p.partner_id = a.partner_id and p.request_key = a.request_key),
         exists (select from p2apst.purchase p
                  where p.partner_id = a.partner_id and p.request_key = a.request_key and p.meter_no <> a.meter_no),
         ap2t.supply_point_of(a.meter_no),
         (select to_jsonb(x) from p2apst.partner x where x.partner_id = a.partner_id),
         coalesce((select m.energy_dkwh from p2apst.meter_month m where m.meter_no = a.meter_no and m.month = a.month), 0),
         v.key, v.pending, v.pending_taken, v.last_tid, v.pending_last_tid, v.mailbox_sequence, v.waiting
    from jsonb_to_recordset(p_asks) as a(
           i integer, meter_no text, partner_id text, request_key text, month integer, card_uid text, ack_sequence bigint,
           ack_results smallint[], status jsonb)
    left join lateral vending.issue_context(a.meter_no, a.card_uid, a.ack_sequence, a.ack_results, a.status) v on true
$$;

-- What came along on cards: load profiles and acknowledgements.
create function p2apst.receive_reports(p_reports jsonb) returns void language plpgsql as $$
begin
  perform profile.store_reports(p_reports);
  perform vending.acknowledge(p_reports);
end
$$;

-- The durable step: deposit, ledger, tokens and load profiles of a whole batch, or nothing.
--
-- p_rows: the purchases, i = 1..n, at most one for each meter; a row with `decline` was refused by the lane already and is only
-- recorded. p_reports: what came along on the cards, each with the i of its purchase.
--
-- Gives the verdict on each row: 'sold'; 'declined' (by the lane, or here: above the limit of 720 hours, deposit too low);
-- 'known' (the request key has a purchase already: read it); 'stale' (key, identifier or mailbox changed since: make it anew).
--
-- Raises 40001 when another lane took the deposit meanwhile: nothing is done, the batch may go again.
create function p2apst.record_purchases(p_rows jsonb, p_reports jsonb)
returns table (i integer, verdict text, decline jsonb) language plpgsql as $$
declare
  v_verdict text[];
  v_decline jsonb[];
  v_stale integer[];
  v_sold integer[];
  v_partner text;
  v_left bigint;
  v_count integer;
  c record;
begin
  -- The lock comes first, in the order of the meters: from here on nobody else sells to them.
  insert into p2apst.meter_month (meter_no, month)
    select r.meter_no, r.month from jsonb_to_recordset(p_rows) as r(meter_no text, month integer, decline jsonb)
     where r.decline is null order by r.meter_no
    on conflict do nothing;
  perform from p2apst.meter_month m
    where (m.meter_no, m.month) in (
      select r.meter_no, r.month from jsonb_to_recordset(p_rows) as r(meter_no text, month integer, decline jsonb)
       where r.decline is null)
    order by m.meter_no for update;

  v_stale := array(select vending.stale_rows(p_rows));
  select array_agg(x.verdict order by x.i), array_agg(x.decline order by x.i) into v_verdict, v_decline
    from (
      select r.i, r.decline,
             case
               when exists (select from p2apst.purchase p where p.meter_no = r.meter_no and p.partner_id = r.partner_id
                               and p.request_key = r.request_key) then 'known'
               when r.decline is not null then 'declined'
               when r.i = any (v_stale) then 'stale'
               else 'sold'
             end as verdict
        from jsonb_to_recordset(p_rows) as r(i integer, meter_no text, partner_id text, request_key text, decline jsonb)
    ) x;

  -- Limit and deposit, one after the other in the order of arrival, so that a large purchase which fails takes nothing from a small one.
  for c in
    select r.i, r.partner_id, r.amount_cents, r.energy_dkwh, r.limit_dkwh - m.energy_dkwh as allowed_dkwh,
           d.balance_cents - d.limit_cents as available_cents
      from jsonb_to_recordset(p_rows) as r(
             i integer, meter_no text, month integer, partner_id text, amount_cents bigint, energy_dkwh bigint, limit_dkwh bigint)
      join p2apst.meter_month m on m.meter_no = r.meter_no and m.month = r.month
      left join p2apst.deposit d on d.partner_id = r.partner_id
     where v_verdict[r.i] = 'sold'
     order by r.partner_id, r.i
  loop
    if c.partner_id is distinct from v_partner then
      v_partner := c.partner_id;
      v_left := coalesce(c.available_cents, 0);
    end if;
    if c.energy_dkwh > c.allowed_dkwh then
      v_verdict[c.i] := 'declined';
      v_decline[c.i] := jsonb_build_object('code', 'SETRUM_ENERGY_LIMIT', 'params', jsonb_build_object(
        'allowedKwh', round(greatest(c.allowed_dkwh, 0) / 10.0, 1), 'requestedKwh', round(c.energy_dkwh / 10.0, 1)));
    elsif c.amount_cents > v_left then
      v_verdict[c.i] := 'declined';
      v_decline[c.i] := jsonb_build_object('code', 'SETRUM_DEPOSIT_TOO_LOW', 'params', '{}'::jsonb);
    else
      v_left := v_left - c.amount_cents;
      v_sold := v_sold || c.i;
    end if;
  end loop;

  insert into p2apst.purchase
    select p.*
      from jsonb_array_elements(p_rows) r, lateral jsonb_populate_record(null::p2apst.purchase, r.value) p
     where (r.value->>'i')::integer = any (v_sold);
  insert into p2apst.purchase
      (meter_no, purchase_id, partner_id, counter_id, request_key, amount_cents, status, at, decline)
    select r.meter_no, r.purchase_id, r.partner_id, r.counter_id, r.request_key, r.amount_cents, 'declined', r.at, v_decline[r.i]
      from jsonb_to_recordset(p_rows) as r(
             i integer, meter_no text, purchase_id uuid, partner_id text, counter_id text, request_key text, amount_cents bigint,
             at timestamptz)
     where v_verdict[r.i] = 'declined'
    on conflict (meter_no, partner_id, request_key) do nothing;

  if v_sold is not null then
    perform vending.record_tokens(p_rows, v_sold);
    if jsonb_array_length(p_reports) > 0 then
      perform p2apst.receive_reports(
        (select jsonb_agg(r.value) from jsonb_array_elements(p_reports) r where (r.value->>'i')::integer = any (v_sold)));
    end if;
    update p2apst.meter_month m
       set energy_dkwh = m.energy_dkwh + r.energy_dkwh
      from jsonb_to_recordset(p_rows) as r(i integer, meter_no text, month integer, energy_dkwh bigint)
     where r.i = any (v_sold) and m.meter_no = r.meter_no and m.month = r.month;
    insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at)
      select r.meter_no, r.purchase_id, l.line, l.account, l.amount_cents, r.at
        from jsonb_to_recordset(p_rows) as r(
               i integer, meter_no text, purchase_id uuid, partner_id text, at timestamptz, amount_cents bigint, stamp_cents bigint,
               ppn_cents bigint, ppj_cents bigint, instalment_cents bigint, token_cents bigint),
             lateral (values (1, 'deposit:' || r.partner_id, r.amount_cents), (2, 'revenue:energy', -r.token_cents),
                             (3, 'tax:ppj', -r.ppj_cents), (4, 'tax:ppn', -r.ppn_cents), (5, 'duty:stamp', -r.stamp_cents),
                             (6, 'receivable:instalment', -r.instalment_cents)) as l(line, account, amount_cents)
       where r.i = any (v_sold) and l.amount_cents <> 0;

    -- The hot rows come last, once for each partner, so that their locks are held for the commit only.
    perform from p2apst.deposit d
      where d.partner_id in (select r.partner_id from jsonb_to_recordset(p_rows) as r(i integer, partner_id text)
                              where r.i = any (v_sold))
      order by d.partner_id for update;
    update p2apst.deposit d
       set balance_cents = d.balance_cents - s.total_cents
      from (select r.partner_id, sum(r.amount_cents)::bigint as total_cents
              from jsonb_to_recordset(p_rows) as r(i integer, partner_id text, amount_cents bigint)
             where r.i = any (v_sold) group by r.partner_id) s
     where d.partner_id = s.partner_id and d.balance_cents - s.total_cents >= d.limit_cents;
    get diagnostics v_count = row_count;
    if v_count <> (select count(distinct r.partner_id) from jsonb_to_recordset(p_rows) as r(i integer, partner_id text)
                    where r.i = any (v_sold)) then
      raise exception 'the deposit moved meanwhile' using errcode = '40001';
    end if;
  end if;

  return query select u.n::integer, u.verdict, v_decline[u.n] from unnest(v_verdict) with ordinality as u(verdict, n);
end
$$;

create table p2apst.deposit_movement (
  partner_id text not null references p2apst.partner (partner_id),
  request_key text not null,
  event_id uuid not null,
  amount_cents bigint not null check (amount_cents > 0),
  at timestamptz not null,
  primary key (partner_id, request_key)
);
comment on table p2apst.deposit_movement is 'global: money paid into deposits. The request key makes a repeated top-up the same top-up.';

-- Books a top-up once for each request key; gives the balance, null without such a partner.
create function p2apst.top_up_deposit(
  p_partner_id text, p_request_key text, p_event_id uuid, p_amount_cents bigint, p_at timestamptz
) returns bigint language plpgsql as $$
begin
  insert into p2apst.deposit_movement (partner_id, request_key, event_id, amount_cents, at)
    select d.partner_id, p_request_key, p_event_id, p_amount_cents, p_at from p2apst.deposit d where d.partner_id = p_partner_id
    on conflict do nothing;
  if found then
    insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at) values
      (p_partner_id, p_event_id, 1, 'bank:clearing', p_amount_cents, p_at),
      (p_partner_id, p_event_id, 2, 'deposit:' || p_partner_id, -p_amount_cents, p_at);
    update p2apst.deposit set balance_cents = balance_cents + p_amount_cents where partner_id = p_partner_id;
  end if;
  return (select balance_cents from p2apst.deposit where partner_id = p_partner_id);
end
$$;
