-- The money path: two round trips for a whole batch. Rows come as arrays of composite types, which are read once.
-- Its functions plan with enable_seqscan off: on a new database the planner takes the tables for small, and a plan that reads them whole
-- would stay in the session while they grow. force_generic_plan: one plan for batches of every size, made once.

-- One unique key does for both: an equal request of the meter, and the same key with another meter.
alter table p2apst.purchase drop constraint purchase_meter_no_partner_id_request_key_key;
drop index p2apst.purchase_request_key;
create unique index purchase_request_key on p2apst.purchase (partner_id, request_key, meter_no);
-- Room on each page for the new versions of rows that every sale changes.
alter table p2apst.meter_month set (fillfactor = 80);
alter table p2apst.deposit set (fillfactor = 20);

create type p2apst.purchase_draft as (
  i integer, meter_no text, purchase_id uuid, partner_id text, counter_id text, request_key text, amount_cents bigint, at timestamptz,
  decline jsonb, idpel text, holder text, unit text, tariff text, power_va integer, price_cents bigint, admin_cents bigint,
  stamp_cents bigint, ppn_cents bigint, ppj_cents bigint, instalment_cents bigint, token_cents bigint, energy_dkwh integer,
  energy_computed_ckwh bigint, rule_ids text[], card_uid text, mailbox_sequence bigint, channel text, terminal_id text, pln_ref text,
  switcher_ref text, buying_option text, tokens_from uuid, instalment_id uuid, compensations jsonb,
  month integer, limit_dkwh bigint, key_version integer, pending_version integer, base_date smallint, tid integer, last_tid integer,
  mailbox_tokens uuid[]
);
comment on type p2apst.purchase_draft is 'a purchase to be recorded, and what it was worked out from';

-- What is asked of a request of a batch; month: YYYYMM. ack_sequence, ack_results and status are what a card's report says, null without.
create type p2apst.purchase_ask as (
  i integer, meter_no text, partner_id text, request_key text, month integer, amount_cents bigint, buying_option text, card_uid text,
  ack_sequence bigint, ack_results smallint[], status jsonb
);

-- Reads, in one round trip, all that the lane needs to decide a batch. A partner is told with the first of its requests only.
drop function p2apst.purchase_context(jsonb);
create function p2apst.purchase_context(p_asks p2apst.purchase_ask[])
returns table (
  i integer, purchase jsonb, key_elsewhere boolean, partner jsonb, energy_dkwh bigint, owed jsonb, unsold jsonb,
  idpel text, holder text, unit text, tariff text, power_va integer, sale_state text,
  key_version integer, pan text, dkga text, ea text, key_type smallint, sgc text, krn smallint, ti text, ken smallint,
  base_date smallint, kct_count smallint, medium text, last_tid integer, pending json, pending_taken boolean, pending_last_tid integer,
  mailbox_sequence bigint, waiting jsonb
) language sql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
  with partners as materialized (
    select min(a.i) as i, p2apst.partner_json(a.partner_id) as partner from unnest(p_asks) a group by a.partner_id),
  owing as materialized (
    select o as meter_no from (select array_agg(a.meter_no) as meter_nos from unnest(p_asks) a) n, ap2t.owing(n.meter_nos) o)
  select a.i,
         case when p.meter_no = a.meter_no then p2apst.purchase_json(p) end,
         p.meter_no is not null and p.meter_no <> a.meter_no,
         x.partner,
         coalesce(m.energy_dkwh, 0),
         case when a.meter_no in (select o.meter_no from owing o) then ap2t.owed_of(a.meter_no) end,
         case when a.buying_option = 'unsold' then
           (select p2apst.purchase_json(u) from p2apst.unsold(a.meter_no) u where u.amount_cents = a.amount_cents limit 1) end,
         s.idpel, s.holder, s.unit, s.tariff, s.power_va, s.sale_state,
         v.key_version, v.pan, v.dkga, v.ea, v.key_type, v.sgc, v.krn, v.ti, v.ken, v.base_date, v.kct_count, v.medium, v.last_tid,
         v.pending, v.pending_taken, v.pending_last_tid, v.mailbox_sequence, v.waiting
    from unnest(p_asks) a
    left join partners x on x.i = a.i
    left join lateral (
      select * from p2apst.purchase p where p.partner_id = a.partner_id and p.request_key = a.request_key
       order by p.meter_no = a.meter_no desc limit 1) p on true
    left join lateral ap2t.sale_place(a.meter_no) s on true
    left join p2apst.meter_month m on m.meter_no = a.meter_no and m.month = a.month
    left join lateral vending.issue_facts(a.meter_no, a.card_uid, a.ack_sequence, a.ack_results, a.status) v on true
$$;

-- What came along on cards: load profiles and acknowledgements.
drop function p2apst.receive_reports(jsonb);
create function p2apst.receive_reports(
  p_reports profile.report_draft[], p_readings profile.reading_draft[], p_words vending.acknowledgement_draft[]) returns void
language plpgsql as $$
begin
  perform profile.store_reports(p_reports, p_readings);
  perform vending.acknowledge(p_words);
end
$$;

-- Limit and deposit, one after the other in the order of arrival, so that a large purchase which fails takes nothing from a small one.
-- p_used: the month's energy of each row's meter before this batch. Gives the rows that must be declined, and why.
create function p2apst.overdrawn(p_rows p2apst.purchase_draft[], p_verdict text[], p_used bigint[])
returns table (i integer, decline jsonb) language plpgsql stable as $$
declare
  v_partner text;
  v_left bigint;
  c record;
begin
  for c in
    select r.i, r.partner_id, r.amount_cents, r.energy_dkwh, r.limit_dkwh - p_used[r.i] as allowed_dkwh,
           d.balance_cents - d.limit_cents as available_cents
      from unnest(p_rows) r left join p2apst.deposit d on d.partner_id = r.partner_id
     where p_verdict[r.i] = 'sold'
     order by r.partner_id, r.i
  loop
    if c.partner_id is distinct from v_partner then
      v_partner := c.partner_id;
      v_left := coalesce(c.available_cents, 0);
    end if;
    if c.energy_dkwh > c.allowed_dkwh then
      i := c.i;
      decline := jsonb_build_object('code', 'SETRUM_ENERGY_LIMIT', 'params', jsonb_build_object(
        'allowedKwh', round(greatest(c.allowed_dkwh, 0) / 10.0, 1), 'requestedKwh', round(c.energy_dkwh / 10.0, 1)));
      return next;
    elsif c.amount_cents > v_left then
      i := c.i;
      decline := jsonb_build_object('code', 'SETRUM_DEPOSIT_TOO_LOW', 'params', '{}'::jsonb);
      return next;
    else
      v_left := v_left - c.amount_cents;
    end if;
  end loop;
end
$$;

-- The durable step: deposit, ledger, tokens and load profiles of a whole batch, or nothing.
--
-- p_rows: i = 1..n in this order, at most one for each meter; a row with `decline` was refused by the lane already and is only recorded.
-- p_tokens: their tokens. p_reports, p_readings, p_words: what came along on the cards. p_extras: see p2apst.record_extras; null, as a
-- rule, costs nothing.
--
-- Gives the verdict on each row: 'sold'; 'declined' (by the lane, or here: above the limit of 720 hours, deposit too low);
-- 'known' (the request key has a purchase already: read it); 'stale' (key, identifier, mailbox or what is owed changed since: make it
-- anew).
--
-- Raises 40001 when another lane took the deposit meanwhile: nothing is done, the batch may go again.
drop function p2apst.record_purchases(jsonb, jsonb);
create function p2apst.record_purchases(
  p_rows p2apst.purchase_draft[], p_tokens vending.token_draft[], p_reports profile.report_draft[],
  p_readings profile.reading_draft[], p_words vending.acknowledgement_draft[], p_extras jsonb)
returns table (i integer, verdict text, decline jsonb) language plpgsql
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  v_issues vending.issue_draft[];
  v_stale integer[];
  v_used bigint[];
  v_verdict text[];
  v_decline jsonb[];
  v_sold integer[];
  v_count integer;
  c record;
begin
  -- The lock comes first, in the order of the meters: from here on nobody else sells to them. What is not sold after all is taken
  -- off again below.
  with months as (
    insert into p2apst.meter_month as m (meter_no, month, energy_dkwh)
      select r.meter_no, r.month, r.energy_dkwh from unnest(p_rows) r where r.decline is null order by r.meter_no
    on conflict (meter_no, month) do update set energy_dkwh = m.energy_dkwh + excluded.energy_dkwh
    returning m.meter_no, m.energy_dkwh)
  select array_agg(m.energy_dkwh - r.energy_dkwh order by r.i) into v_used
    from unnest(p_rows) r left join months m on m.meter_no = r.meter_no;

  v_issues := array(
    select row(r.i, r.meter_no, r.purchase_id, r.at, r.key_version, r.pending_version, r.base_date, r.tid, r.last_tid, r.card_uid,
               r.mailbox_sequence, r.mailbox_tokens)::vending.issue_draft
      from unnest(p_rows) r where r.decline is null);
  v_stale := array(select vending.stale_issues(v_issues));
  if p_extras is not null then
    v_stale := v_stale || array(select p2apst.stale_extras(p_extras));
  end if;
  select array_agg(case when p.purchase_id is not null then 'known'
                        when r.decline is not null then 'declined'
                        when r.i = any (v_stale) then 'stale'
                        else 'sold' end order by r.i),
         array_agg(r.decline order by r.i)
    into v_verdict, v_decline
    from unnest(p_rows) r
    left join p2apst.purchase p
      on p.partner_id = r.partner_id and p.request_key = r.request_key and p.meter_no = r.meter_no;

  if exists (select from unnest(p_rows) r where v_verdict[r.i] = 'sold' and v_used[r.i] + r.energy_dkwh > r.limit_dkwh)
     or exists (select from (select r.partner_id, sum(r.amount_cents) as total_cents
                               from unnest(p_rows) r where v_verdict[r.i] = 'sold' group by r.partner_id) s
                 left join p2apst.deposit d on d.partner_id = s.partner_id
                 where s.total_cents > coalesce(d.balance_cents - d.limit_cents, 0)) then
    for c in select o.i, o.decline from p2apst.overdrawn(p_rows, v_verdict, v_used) o loop
      v_verdict[c.i] := 'declined';
      v_decline[c.i] := c.decline;
    end loop;
  end if;
  v_sold := array(select u.n from unnest(v_verdict) with ordinality as u(verdict, n) where u.verdict = 'sold');

  if cardinality(v_sold) < cardinality(p_rows) then
    update p2apst.meter_month m
       set energy_dkwh = m.energy_dkwh - r.energy_dkwh
      from unnest(p_rows) r
     where v_verdict[r.i] <> 'sold' and v_used[r.i] is not null and m.meter_no = r.meter_no and m.month = r.month;
    insert into p2apst.purchase
        (meter_no, purchase_id, partner_id, counter_id, request_key, amount_cents, status, at, decline,
         channel, terminal_id, pln_ref, switcher_ref, buying_option)
      select r.meter_no, r.purchase_id, r.partner_id, r.counter_id, r.request_key, r.amount_cents, 'declined', r.at, v_decline[r.i],
             r.channel, r.terminal_id, r.pln_ref, r.switcher_ref, r.buying_option
        from unnest(p_rows) r where v_verdict[r.i] = 'declined'
      on conflict (partner_id, request_key, meter_no) do nothing;
  end if;

  if cardinality(v_sold) > 0 then
    insert into p2apst.purchase
        (meter_no, purchase_id, partner_id, counter_id, request_key, amount_cents, status, at, idpel, holder, unit, tariff, power_va,
         price_cents, admin_cents, stamp_cents, ppn_cents, ppj_cents, instalment_cents, token_cents, energy_dkwh,
         energy_computed_ckwh, rule_ids, card_uid, mailbox_sequence, channel, terminal_id, pln_ref, switcher_ref, buying_option,
         tokens_from, instalment_id, compensations)
      select r.meter_no, r.purchase_id, r.partner_id, r.counter_id, r.request_key, r.amount_cents, 'sold', r.at, r.idpel, r.holder,
             r.unit, r.tariff, r.power_va, r.price_cents, r.admin_cents, r.stamp_cents, r.ppn_cents, r.ppj_cents, r.instalment_cents,
             r.token_cents, r.energy_dkwh, r.energy_computed_ckwh, r.rule_ids, r.card_uid, r.mailbox_sequence, r.channel,
             r.terminal_id, r.pln_ref, r.switcher_ref, r.buying_option, r.tokens_from, r.instalment_id, r.compensations
        from unnest(p_rows) r where v_verdict[r.i] = 'sold';
    perform vending.record_issues(v_issues, p_tokens, v_sold);
    if p_extras is not null then
      perform p2apst.record_extras(p_extras, v_sold);
    end if;
    if cardinality(p_reports) > 0 then
      perform p2apst.receive_reports(array(select r from unnest(p_reports) r where r.i = any (v_sold)),
                                     array(select r from unnest(p_readings) r where r.i = any (v_sold)),
                                     array(select r from unnest(p_words) r where r.i = any (v_sold)));
    end if;
    insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at)
      select r.meter_no, r.purchase_id, l.line, l.account, l.amount_cents, r.at
        from unnest(p_rows) r,
             lateral (values (1, 'deposit:' || r.partner_id, r.amount_cents), (2, 'revenue:energy', -r.token_cents),
                             (3, 'tax:ppj', -r.ppj_cents), (4, 'tax:ppn', -r.ppn_cents), (5, 'duty:stamp', -r.stamp_cents),
                             (6, 'receivable:instalment', -r.instalment_cents)) as l(line, account, amount_cents)
       where v_verdict[r.i] = 'sold' and l.amount_cents <> 0;

    -- The hot rows come last, once for each partner and in their order, so that their locks are held for the commit only.
    for c in
      select r.partner_id, sum(r.amount_cents)::bigint as total_cents
        from unnest(p_rows) r where v_verdict[r.i] = 'sold' group by r.partner_id order by r.partner_id
    loop
      update p2apst.deposit d set balance_cents = d.balance_cents - c.total_cents
       where d.partner_id = c.partner_id and d.balance_cents - c.total_cents >= d.limit_cents;
      get diagnostics v_count = row_count;
      if v_count = 0 then
        raise exception 'the deposit moved meanwhile' using errcode = '40001';
      end if;
    end loop;
  end if;

  return query select u.n::integer, u.verdict, v_decline[u.n] from unnest(v_verdict) with ordinality as u(verdict, n);
end
$$;

-- The same batch after the database has refused it as a whole: each row by itself, still in one round trip and one commit, so that
-- a row that cannot be recorded fails alone. 'failed' comes with the SQLSTATE of the reason. Everything comes as JSON, because a row that
-- is no row of its type must not spoil the others.
create function p2apst.record_each_purchase(
  p_rows jsonb, p_tokens jsonb, p_reports jsonb, p_readings jsonb, p_words jsonb, p_extras jsonb)
returns table (i integer, verdict text, decline jsonb, error_code text) language plpgsql as $$
declare
  r record;
begin
  for r in
    select (x.value->>'i')::integer as i from jsonb_array_elements(p_rows) x order by x.value->>'meter_no'
  loop
    begin
      return query
        select r.i, v.verdict, v.decline, null::text
          from p2apst.record_purchases(
                 array(select d from jsonb_populate_recordset(null::p2apst.purchase_draft, p2apst.only_of(p_rows, r.i)) d),
                 array(select d from jsonb_populate_recordset(null::vending.token_draft, p2apst.only_of(p_tokens, r.i)) d),
                 array(select d from jsonb_populate_recordset(null::profile.report_draft, p2apst.only_of(p_reports, r.i)) d),
                 array(select d from jsonb_populate_recordset(null::profile.reading_draft, p2apst.only_of(p_readings, r.i)) d),
                 array(select d from jsonb_populate_recordset(null::vending.acknowledgement_draft, p2apst.only_of(p_words, r.i)) d),
                 nullif(p2apst.only_of(p_extras, r.i), '[]')) v;
    exception when others then
      i := r.i;
      verdict := 'failed';
      decline := null;
      error_code := sqlstate;
      return next;
    end;
  end loop;
end
$$;

-- Of a list of objects, those of row p_i, as those of row 1.
create function p2apst.only_of(p_list jsonb, p_i integer) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(jsonb_set(x.value, '{i}', '1')), '[]')
    from jsonb_array_elements(p_list) x where (x.value->>'i')::integer = p_i
$$;
