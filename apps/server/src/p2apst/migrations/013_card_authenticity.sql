-- What cards bring is judged, copies are found out, and mailboxes bear a MAC.

alter type p2apst.purchase_draft add attribute mailbox_key_version smallint;
alter type p2apst.purchase_draft add attribute mailbox_mac bytea;
-- Of the report on the card: what its signature says, and what tells it from others; null without one.
alter type p2apst.purchase_ask add attribute report_proof text;
alter type p2apst.purchase_ask add attribute report_sequence bigint;
alter type p2apst.purchase_ask add attribute told_at timestamptz;
alter type p2apst.purchase_ask add attribute report_digest bytea;
alter type p2apst.purchase_ask add attribute image_digest bytea;

-- A purchase with its token and its mailbox: all that an answer is made of, the first time and every time after.
create or replace function p2apst.purchase_json(p p2apst.purchase) returns jsonb language sql stable as $$
  select to_jsonb(p) || jsonb_build_object(
           'tokens', vending.tokens_of(p.meter_no, coalesce(p.tokens_from, p.purchase_id)),
           'mailbox', vending.mailbox_of(p.meter_no, p.card_uid, p.mailbox_sequence),
           'mailbox_seal', vending.mailbox_seal(p.meter_no, p.card_uid, p.mailbox_sequence),
           'refunded', exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id))
$$;

create function p2apst.is_bound(p_meter_no text, p_card_uid text) returns boolean language sql stable as $$
  select exists (select from ap2t.card_state(p_card_uid) c where c.card_state = 'bound' and c.card_meter_no = p_meter_no)
$$;

-- The card that has brought this very report before, if this one is a copy of it: no meter writes one report twice. Of two cards the one
-- that is bound to the meter is the original, else the one that came first. Not to be asked of a report whose signature names this card.
create function p2apst.copied_from(p_meter_no text, p_card_uid text, p_sequence bigint, p_digests bytea[]) returns text
language sql stable as $$
  select o.card_uid from profile.cards_with(p_meter_no, p_sequence, p_digests) o(card_uid)
   where o.card_uid <> p_card_uid
     and (p2apst.is_bound(p_meter_no, o.card_uid) or not p2apst.is_bound(p_meter_no, p_card_uid))
   order by o.card_uid limit 1
$$;

-- The other cards of a meter, as AP2T knows them and as they came: one of them a signature may name. 32 at most.
create function p2apst.other_cards(p_meter_no text, p_card_uid text) returns text[] language sql stable as $$
  select array(
    select o.card_uid
      from (select * from ap2t.cards_of_meter(p_meter_no) union select * from profile.cards_of_meter(p_meter_no)) o(card_uid)
     where o.card_uid <> p_card_uid order by o.card_uid limit 32)
$$;

-- What came along on cards: load profiles, and what meters say of tokens and keys, from reports that count. Gives the numbers i of these.
drop function p2apst.receive_reports(profile.report_draft[], profile.reading_draft[], vending.acknowledgement_draft[]);
create function p2apst.receive_reports(
  p_reports profile.report_draft[], p_readings profile.reading_draft[], p_words vending.acknowledgement_draft[]) returns setof integer
language plpgsql as $$
declare
  v_counted integer[] := array(select profile.store_reports(p_reports, p_readings));
begin
  if cardinality(v_counted) > 0 then
    perform vending.acknowledge(array(select w from unnest(p_words) w where w.i = any (v_counted)));
  end if;
  return query select unnest(v_counted);
end
$$;

-- The same without a sale, which would have looked for copies before: tells of each whether it counts, and of which card it is a copy if it
-- is one. Such a report is kept as forged.
create function p2apst.receive_visits(
  p_reports profile.report_draft[], p_readings profile.reading_draft[], p_words vending.acknowledgement_draft[])
returns table (i integer, counts boolean, copied_from text) language plpgsql as $$
declare
  v_reports profile.report_draft[] := p_reports;
  v_originals text[];
  v_counted integer[];
  c record;
begin
  for c in
    select r.ordinality::integer as n,
           p2apst.copied_from(r.meter_no, r.card_uid, r.sequence, array[r.digest, substring(sha256(r.image) for 16)]) as copied_from
      from unnest(p_reports) with ordinality as r where r.proof <> 'verified'
  loop
    continue when c.copied_from is null;
    v_reports[c.n].proof := 'copied';
    v_originals[c.n] := c.copied_from;
  end loop;
  v_counted := array(select p2apst.receive_reports(v_reports, p_readings, p_words));
  return query
    select r.i, r.i = any (v_counted), v_originals[r.ordinality] from unnest(v_reports) with ordinality as r;
end
$$;

-- Reads, in one round trip, all that the lane needs to decide a batch. A partner is told with the first of its requests only. What a report
-- says of tokens and keys is taken into account only if it counts.
drop function p2apst.purchase_context(p2apst.purchase_ask[]);
create function p2apst.purchase_context(p_asks p2apst.purchase_ask[])
returns table (
  i integer, purchase jsonb, key_elsewhere boolean, partner jsonb, energy_dkwh bigint, owed jsonb, unsold jsonb,
  idpel text, holder text, unit text, tariff text, power_va integer, sale_state text,
  key_version integer, pan text, dkga text, ea text, key_type smallint, sgc text, krn smallint, ti text, ken smallint,
  base_date smallint, kct_count smallint, medium text, last_tid integer, pending json, pending_taken boolean, pending_last_tid integer,
  mailbox_sequence bigint, waiting jsonb, revision integer, card_state text, card_meter_no text,
  report_counts boolean, card_keys smallint[], copied_from text, other_uids text[]
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
         v.pending, v.pending_taken, v.pending_last_tid, v.mailbox_sequence, v.waiting,
         coalesce(m.revision, 0), c.card_state, c.card_meter_no, j.counts, k.versions,
         case when a.report_proof <> 'verified' then
           p2apst.copied_from(a.meter_no, a.card_uid, a.report_sequence, array[a.report_digest, a.image_digest]) end,
         case when a.report_proof = 'forged' then p2apst.other_cards(a.meter_no, a.card_uid) end
    from unnest(p_asks) a
    left join partners x on x.i = a.i
    left join lateral (
      select * from p2apst.purchase p where p.partner_id = a.partner_id and p.request_key = a.request_key
       order by p.meter_no = a.meter_no desc limit 1) p on true
    left join lateral ap2t.sale_place(a.meter_no) s on true
    left join lateral ap2t.card_state(a.card_uid) c on true
    left join p2apst.meter_month m on m.meter_no = a.meter_no and m.month = a.month
    left join lateral vending.card_keys(case when a.card_uid is not null then a.meter_no end) k on true
    left join lateral profile.later_report(
      case when a.report_proof is not null then a.meter_no end, a.card_uid, a.report_sequence, a.told_at) l on true
    left join lateral (
      select coalesce(profile.is_trusted(a.report_proof, k.since) and l.is_late is null, false) as counts) j on true
    left join lateral vending.issue_facts(
      a.meter_no, a.card_uid, case when j.counts then a.ack_sequence end, a.ack_results, case when j.counts then a.status end) v on true
$$;

-- The durable step, as before (012), and a mailbox is kept with its MAC.
create or replace function p2apst.record_purchases(
  p_rows p2apst.purchase_draft[], p_tokens vending.token_draft[], p_reports profile.report_draft[],
  p_readings profile.reading_draft[], p_words vending.acknowledgement_draft[], p_extras jsonb)
returns table (i integer, verdict text, decline jsonb) language plpgsql
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  v_issues vending.issue_draft[];
  v_stale integer[];
  v_used bigint[];
  v_moved integer[];
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
    returning m.meter_no, m.energy_dkwh, m.revision)
  select array_agg(m.energy_dkwh - r.energy_dkwh order by r.i), array_agg(r.i) filter (where m.revision <> r.revision)
    into v_used, v_moved
    from unnest(p_rows) r left join months m on m.meter_no = r.meter_no;

  v_issues := array(
    select row(r.i, r.meter_no, r.purchase_id, r.at, r.key_version, r.pending_version, r.base_date, r.tid, r.last_tid, r.card_uid,
               r.mailbox_sequence, r.mailbox_tokens, r.mailbox_key_version, r.mailbox_mac)::vending.issue_draft
      from unnest(p_rows) r where r.decline is null);
  v_stale := v_moved || array(select vending.stale_issues(v_issues));
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
