-- A card may have nothing of what waits on it: it took the place of another one, or was torn when it was to be written. Where there is no
-- room beside all that for what is bought, the mailbox of the sale brings what waits, and the sale itself goes on paper.

-- Is a token in the mailbox that was made last for the card it waits on?
create function vending.in_last_mailbox(p_token vending.token) returns boolean language sql stable as $$
  select exists (
    select from vending.mailbox m
     where m.meter_no = p_token.meter_no and m.card_uid = p_token.card_uid and p_token.token_id = any (m.token_ids)
       and m.sequence = (select max(l.sequence) from vending.mailbox l
                          where l.meter_no = p_token.meter_no and l.card_uid = p_token.card_uid))
$$;

-- As before (010), and each token that waits tells whether it lies in the mailbox that was made for the card last (in_mailbox).
create or replace function vending.issue_facts(
  p_meter_no text, p_card_uid text, p_ack_sequence bigint, p_ack smallint[], p_status jsonb)
returns table (
  key_version integer, pan text, dkga text, ea text, key_type smallint, sgc text, krn smallint, ti text, ken smallint,
  base_date smallint, kct_count smallint, medium text, last_tid integer, pending json, pending_taken boolean, pending_last_tid integer,
  mailbox_sequence bigint, waiting jsonb)
language sql stable as $$
  select k.version, k.pan, k.dkga, k.ea, k.key_type, k.sgc, k.krn, k.ti, k.ken, k.base_date, k.kct_count, k.medium,
         (select max(t.tid) from vending.token t where t.meter_no = k.meter_no and t.base_date = k.base_date),
         case when n.meter_no is not null then
           (to_jsonb(n) || jsonb_build_object('is_out', vending.is_change_out(k, n),
                                              'credit_elsewhere', vending.credit_waits_elsewhere(k, p_card_uid)))::json end,
         n.meter_no is not null and (coalesce(vending.reports_new_key(p_status, k, n), false) or exists (
           select from vending.mailbox m, unnest(m.token_ids) with ordinality as u(token_id, o), vending.token t
            where m.meter_no = n.meter_no and m.card_uid = p_card_uid and m.sequence = p_ack_sequence
              and t.meter_no = m.meter_no and t.token_id = u.token_id and t.key_version = n.version and t.class = 0
              and p_ack[u.o] in (1, 10))),
         case when n.meter_no is not null then
           (select max(t.tid) from vending.token t where t.meter_no = n.meter_no and t.base_date = n.base_date) end,
         case when p_card_uid is not null then
           (select max(m.sequence) from vending.mailbox m where m.meter_no = k.meter_no and m.card_uid = p_card_uid) end,
         case when p_card_uid is not null then
           (select jsonb_agg(vending.token_json(t) || jsonb_build_object('in_mailbox', vending.in_last_mailbox(t)) order by t.issued_at, t.request_id, t.part)
              from vending.token t
             where t.meter_no = k.meter_no and t.card_uid = p_card_uid and t.result is null
               and not exists (
                 select from vending.mailbox m, unnest(m.token_ids) with ordinality as u(token_id, n)
                  where m.meter_no = t.meter_no and m.card_uid = p_card_uid and m.sequence = p_ack_sequence
                    and u.token_id = t.token_id and vending.is_settled(p_ack[u.n]))) end
    from vending.meter_key k
    left join vending.meter_key n on n.meter_no = k.meter_no and n.state = 'pending'
   where k.meter_no = p_meter_no and k.state = 'current'
$$;

-- As before (010); a token waits on the card when it is in the mailbox, which may hold only what waited before.
create or replace function vending.record_issues(
  p_issues vending.issue_draft[], p_tokens vending.token_draft[], p_take integer[]) returns void
language plpgsql as $$
declare
  v_pending integer[];
  v_count integer;
begin
  insert into vending.token
    (meter_no, token_id, request_id, part, key_version, class, subclass, base_date, tid, units, sealed, digest, issued_at, card_uid)
  select r.meter_no, t.token_id, r.request_id, t.part, t.key_version, t.class, t.subclass, t.base_date, t.tid, t.units, t.sealed,
         t.digest, r.at, case when t.token_id = any (r.mailbox_tokens) then r.card_uid end
    from unnest(p_tokens) t
    join unnest(p_issues) r on r.i = t.i
   where t.i = any (p_take);

  insert into vending.mailbox (meter_no, card_uid, sequence, token_ids, created_at, key_version, mac)
  select r.meter_no, r.card_uid, r.mailbox_sequence, r.mailbox_tokens, r.at, coalesce(r.mailbox_key_version, 0), r.mailbox_mac
    from unnest(p_issues) r where r.mailbox_sequence is not null and r.i = any (p_take);

  v_pending := array(
    select r.i from unnest(p_issues) r
     where r.pending_version is not null and r.i = any (p_take)
       and not exists (select from unnest(p_tokens) t where t.i = r.i and t.class = 0 and t.key_version = r.key_version));
  if cardinality(v_pending) > 0 then
    update vending.meter_key k
       set issued_at = coalesce(k.issued_at, r.at)
      from unnest(p_issues) r
     where r.i = any (v_pending) and k.meter_no = r.meter_no and k.version = r.pending_version and k.state <> 'retired';
    get diagnostics v_count = row_count;
    if v_count < cardinality(v_pending) then
      raise exception 'a planned key was replaced' using errcode = '23503';
    end if;
  end if;
end
$$;
