-- What a purchase brings along when it comes from a bank, and what else it can settle: instalments, compensations, unsold tokens.
alter table p2apst.purchase
  add column channel text not null default '6021',
  add column terminal_id text,
  add column pln_ref text,
  add column switcher_ref text,
  add column buying_option text not null default 'new' check (buying_option in ('new', 'unsold')),
  add column tokens_from uuid,
  add column instalment_id uuid,
  add column compensations jsonb,
  add check ((status = 'sold' and buying_option = 'unsold') = (tokens_from is not null));
comment on column p2apst.purchase.tokens_from is 'the purchase that the tokens were made for, where this one has collected them';
comment on column p2apst.purchase.instalment_id is 'which instalment (AP2T) instalment_cents was taken for';
comment on column p2apst.purchase.compensations is
  'the credits in front of the one bought, in their order: [{kind, amountCents, energyDkwh}]; null: none';

create table p2apst.refund (
  meter_no text not null,
  purchase_id uuid not null,
  refund_id uuid not null,
  refunded_at timestamptz not null,
  collected_by uuid,
  primary key (meter_no, purchase_id),
  unique (meter_no, refund_id),
  foreign key (meter_no, purchase_id) references p2apst.purchase (meter_no, purchase_id)
);
comment on table p2apst.refund is
  'sharded by meter_no: sales that were taken back, under the event refund_id. Their tokens are unsold until a purchase (collected_by) collects them. The purchase itself never changes.';

-- A purchase with its token and its mailbox: all that an answer is made of, the first time and every time after.
create or replace function p2apst.purchase_json(p p2apst.purchase) returns jsonb language sql stable as $$
  select to_jsonb(p) || jsonb_build_object(
           'tokens', vending.tokens_of(p.meter_no, coalesce(p.tokens_from, p.purchase_id)),
           'mailbox', vending.mailbox_of(p.meter_no, p.card_uid, p.mailbox_sequence),
           'refunded', exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id))
$$;

-- The sales of a meter that were taken back and whose tokens can still be collected, the oldest first. The tokens are what they are, so
-- the same instalment must be left to be paid, too.
create function p2apst.unsold(p_meter_no text) returns setof p2apst.purchase language sql stable as $$
  select p.*
    from p2apst.refund f join p2apst.purchase p on p.meter_no = f.meter_no and p.purchase_id = f.purchase_id
   where f.meter_no = p_meter_no and f.collected_by is null
     and vending.is_takeable(p.meter_no, coalesce(p.tokens_from, p.purchase_id))
     and (p.instalment_id is null or ap2t.instalment_left(p.meter_no, p.instalment_id) >= p.instalment_cents)
   order by f.refunded_at, f.purchase_id
$$;

-- Reads, in one round trip, all that the lane needs to decide a batch.
-- p_asks: [{i, meter_no, partner_id, request_key, month, amount_cents, buying_option, card_uid, ack_sequence, ack_results, status}].
drop function p2apst.purchase_context(jsonb);
create function p2apst.purchase_context(p_asks jsonb)
returns table (
  i integer, purchase jsonb, key_elsewhere boolean, supply_point jsonb, partner jsonb, energy_dkwh bigint, owed jsonb, unsold jsonb,
  key jsonb, pending jsonb, pending_taken boolean, last_tid integer, pending_last_tid integer, mailbox_sequence bigint, waiting jsonb
) language sql stable as $$
  with asks as materialized (
    select * from jsonb_to_recordset(p_asks) as a(
      i integer, meter_no text, partner_id text, request_key text, month integer, amount_cents bigint, buying_option text,
      card_uid text, ack_sequence bigint, ack_results smallint[], status jsonb)),
  owing as materialized (
    select o as meter_no from (select array_agg(a.meter_no) as meter_nos from asks a) n, ap2t.owing(n.meter_nos) o)
  select a.i,
         (select p2apst.purchase_json(p) from p2apst.purchase p
           where p.meter_no = a.meter_no and p.partner_id = a.partner_id and p.request_key = a.request_key),
         exists (select from p2apst.purchase p
                  where p.partner_id = a.partner_id and p.request_key = a.request_key and p.meter_no <> a.meter_no),
         ap2t.supply_point_of(a.meter_no),
         p2apst.partner_json(a.partner_id),
         coalesce((select m.energy_dkwh from p2apst.meter_month m where m.meter_no = a.meter_no and m.month = a.month), 0),
         case when a.meter_no in (select o.meter_no from owing o) then ap2t.owed_of(a.meter_no) end,
         case when a.buying_option = 'unsold' then
           (select p2apst.purchase_json(u) from p2apst.unsold(a.meter_no) u where u.amount_cents = a.amount_cents limit 1) end,
         v.key, v.pending, v.pending_taken, v.last_tid, v.pending_last_tid, v.mailbox_sequence, v.waiting
    from asks a
    left join lateral vending.issue_context(a.meter_no, a.card_uid, a.ack_sequence, a.ack_results, a.status) v on true
$$;

-- The rare parts of purchases: instalments, compensations, unsold tokens. p_extras holds a row only for a purchase that has one:
-- [{i, meter_no, purchase_id, at, instalment_id, instalment_cents, instalment_paid_cents, compensations, collects}].

-- The numbers i of those that were worked out from what has changed since.
create function p2apst.stale_extras(p_extras jsonb) returns setof integer language sql stable as $$
  select ap2t.owed_changed(p_extras)
  union
  select x.i from jsonb_to_recordset(p_extras) as x(i integer, meter_no text, collects uuid)
   where x.collects is not null and x.collects not in (select u.purchase_id from p2apst.unsold(x.meter_no) u)
$$;

-- Records those whose number i is in p_take. A compensation is an event of its own, so that taking the purchase back leaves it alone:
-- its token stays with the others, for whoever collects them.
create function p2apst.record_extras(p_extras jsonb, p_take integer[]) returns void language plpgsql as $$
declare
  v_count integer;
begin
  perform ap2t.settle_owed(p_extras, p_take);
  insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at)
    select x.meter_no, c.compensation_id, l.line, l.account, l.amount_cents, x.at
      from jsonb_to_recordset(p_extras) as x(i integer, meter_no text, at timestamptz, compensations jsonb),
           jsonb_to_recordset(x.compensations) as c(compensation_id uuid, amount_cents bigint, ppj_cents bigint, ppn_cents bigint),
           lateral (values (1, 'liability:compensation', c.amount_cents),
                           (2, 'revenue:energy', c.ppj_cents + c.ppn_cents - c.amount_cents),
                           (3, 'tax:ppj', -c.ppj_cents), (4, 'tax:ppn', -c.ppn_cents)) as l(line, account, amount_cents)
     where x.i = any (p_take) and l.amount_cents <> 0;
  update p2apst.refund f
     set collected_by = x.purchase_id
    from jsonb_to_recordset(p_extras) as x(i integer, meter_no text, purchase_id uuid, collects uuid)
   where x.i = any (p_take) and f.meter_no = x.meter_no and f.purchase_id = x.collects and f.collected_by is null;
  get diagnostics v_count = row_count;
  if v_count <> (select count(x.collects) from jsonb_to_recordset(p_extras) as x(i integer, collects uuid) where x.i = any (p_take)) then
    raise exception 'the unsold token was collected meanwhile' using errcode = '40001';
  end if;
end
$$;

-- The durable step: deposit, ledger, tokens and load profiles of a whole batch, or nothing.
--
-- p_rows: the purchases, i = 1..n, at most one for each meter; a row with `decline` was refused by the lane already and is only
-- recorded. p_reports: what came along on the cards, each with the i of its purchase. p_extras: see above; null, as a rule, costs nothing.
--
-- Gives the verdict on each row: 'sold'; 'declined' (by the lane, or here: above the limit of 720 hours, deposit too low);
-- 'known' (the request key has a purchase already: read it); 'stale' (key, identifier, mailbox or what is owed changed since: make it
-- anew).
--
-- Raises 40001 when another lane took the deposit meanwhile: nothing is done, the batch may go again.
drop function p2apst.record_purchases(jsonb, jsonb);
create function p2apst.record_purchases(p_rows jsonb, p_reports jsonb, p_extras jsonb)
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
  if p_extras is not null then
    v_stale := v_stale || array(select p2apst.stale_extras(p_extras));
  end if;
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
      (meter_no, purchase_id, partner_id, counter_id, request_key, amount_cents, status, at, decline,
       channel, terminal_id, pln_ref, switcher_ref, buying_option)
    select r.meter_no, r.purchase_id, r.partner_id, r.counter_id, r.request_key, r.amount_cents, 'declined', r.at, v_decline[r.i],
           r.channel, r.terminal_id, r.pln_ref, r.switcher_ref, r.buying_option
      from jsonb_to_recordset(p_rows) as r(
             i integer, meter_no text, purchase_id uuid, partner_id text, counter_id text, request_key text, amount_cents bigint,
             at timestamptz, channel text, terminal_id text, pln_ref text, switcher_ref text, buying_option text)
     where v_verdict[r.i] = 'declined'
    on conflict (meter_no, partner_id, request_key) do nothing;

  if v_sold is not null then
    perform vending.record_tokens(p_rows, v_sold);
    if p_extras is not null then
      perform p2apst.record_extras(p_extras, v_sold);
    end if;
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

-- Takes a sale back by new postings under p_event_id: the deposit gets its money, the month its energy, the instalment what it was paid.
-- The tokens become unsold: they leave the card, and a purchase with the buying option 'unsold' and the same amount collects them.
--
-- Gives true; false when the sale was taken back already; null, and does nothing, when there is no such sale or the meter has taken its
-- token. Compensations that came along stay with the tokens. Locks the meter's month, then the deposit: one to a transaction.
create function p2apst.refund_purchase(p_meter_no text, p_purchase_id uuid, p_event_id uuid, p_at timestamptz) returns boolean
language plpgsql as $$
declare
  p p2apst.purchase;
  v_tokens_of uuid;
  v_month integer;
begin
  select x.* into p from p2apst.purchase x where x.meter_no = p_meter_no and x.purchase_id = p_purchase_id and x.status = 'sold';
  if not found then
    return null;
  end if;
  v_tokens_of := coalesce(p.tokens_from, p.purchase_id);
  v_month := to_char(p.at at time zone 'UTC' + interval '7 hours', 'YYYYMM')::integer;
  perform from p2apst.meter_month m where m.meter_no = p.meter_no and m.month = v_month for update;
  if exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id) then
    return false;
  end if;
  if vending.is_taken(p.meter_no, v_tokens_of) then
    return null;
  end if;
  insert into p2apst.refund (meter_no, purchase_id, refund_id, refunded_at) values (p.meter_no, p.purchase_id, p_event_id, p_at);
  perform vending.withdraw(p.meter_no, v_tokens_of);
  update p2apst.meter_month m set energy_dkwh = m.energy_dkwh - p.energy_dkwh where m.meter_no = p.meter_no and m.month = v_month;
  if p.instalment_id is not null then
    perform ap2t.return_instalment(p.meter_no, p.instalment_id, p.instalment_cents);
  end if;
  insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at)
    select l.shard, p_event_id, l.line, l.account, -l.amount_cents, p_at
      from p2apst.posting l where l.shard = p.meter_no and l.event_id = p.purchase_id;
  update p2apst.deposit d set balance_cents = d.balance_cents + p.amount_cents where d.partner_id = p.partner_id;
  return true;
end
$$;
