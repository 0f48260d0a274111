-- What a sale needs of a meter's tokens, for whole batches: rows come as typed arrays, read once, instead of JSON read in every statement.

-- A token is found by the request it was made for; its own number is looked for among the few of its meter. An index less for each sale.
alter table vending.token drop constraint token_pkey;
alter table vending.token drop constraint token_meter_no_request_id_part_key;
alter table vending.token add primary key (meter_no, request_id, part);

-- The tokens of one request, as they were planned: made under the key key_version, with identifiers from tid to last_tid (null: none made).
create type vending.issue_draft as (
  i integer, meter_no text, request_id uuid, at timestamptz, key_version integer, pending_version integer, base_date smallint,
  tid integer, last_tid integer, card_uid text, mailbox_sequence bigint, mailbox_tokens uuid[]
);

-- One token; i is its request's.
create type vending.token_draft as (
  i integer, token_id uuid, part smallint, key_version integer, class smallint, subclass smallint, base_date smallint, tid integer,
  units integer, sealed bytea, digest bytea
);

-- What a meter said through a card: of the tokens of mailbox ack_sequence, and of its own key.
create type vending.acknowledgement_draft as (
  i integer, meter_no text, card_uid text, ack_sequence bigint, ack_results smallint[], at timestamptz, krn integer, ti integer,
  sgc integer
);

-- Which key a token is made under, vending.stale_issues has seen under the lock of the meter, and a meter's key is never deleted
-- but for a planned one, of which vending.record_issues makes sure. To look each key up once more costs as much as an index.
alter table vending.token drop constraint token_meter_no_key_version_fkey;

-- Of those, the numbers i of the ones whose tokens cannot be recorded as they were made: the meter's keys have changed since, or
-- an identifier or the mailbox sequence is taken. They are then made anew. To be asked under the caller's lock of the meters.
drop function vending.stale_rows(jsonb);
create function vending.stale_issues(p_issues vending.issue_draft[]) returns setof integer language plpgsql stable as $$
begin
  return query
    select r.i
      from unnest(p_issues) r
      left join vending.meter_key k on k.meter_no = r.meter_no and k.state = 'current'
      left join vending.meter_key n on n.meter_no = r.meter_no and n.state = 'pending'
      left join lateral (select true as taken from vending.token t
                          where t.meter_no = r.meter_no and t.base_date = r.base_date and t.tid between r.tid and r.last_tid
                          limit 1) t on true
      left join lateral (select true as taken from vending.mailbox m
                          where m.meter_no = r.meter_no and m.card_uid = r.card_uid and m.sequence = r.mailbox_sequence) m on true
     where k.version is distinct from r.key_version or n.version is distinct from r.pending_version or t.taken or m.taken;
end
$$;

-- Records the tokens and mailboxes of those whose number i is in p_take.
-- Raises 23503 when a planned key that tokens were made under has been replaced by another plan.
drop function vending.record_tokens(jsonb, integer[]);
create function vending.record_issues(p_issues vending.issue_draft[], p_tokens vending.token_draft[], p_take integer[]) returns void
language plpgsql as $$
declare
  v_pending integer[];
  v_count integer;
begin
  insert into vending.token
    (meter_no, token_id, request_id, part, key_version, class, subclass, base_date, tid, units, sealed, digest, issued_at, card_uid)
  select r.meter_no, t.token_id, r.request_id, t.part, t.key_version, t.class, t.subclass, t.base_date, t.tid, t.units, t.sealed,
         t.digest, r.at, case when r.mailbox_sequence is not null then r.card_uid end
    from unnest(p_tokens) t
    join unnest(p_issues) r on r.i = t.i
   where t.i = any (p_take);

  insert into vending.mailbox (meter_no, card_uid, sequence, token_ids, created_at)
  select r.meter_no, r.card_uid, r.mailbox_sequence, r.mailbox_tokens, r.at
    from unnest(p_issues) r where r.mailbox_sequence is not null and r.i = any (p_take);

  v_pending := array(select r.i from unnest(p_issues) r where r.pending_version is not null and r.i = any (p_take));
  if cardinality(v_pending) > 0 then
    update vending.meter_key k
       set issued_at = coalesce(k.issued_at, r.at)
      from unnest(p_issues) r
     where r.i = any (v_pending) and k.meter_no = r.meter_no and k.version = r.pending_version;
    get diagnostics v_count = row_count;
    if v_count < cardinality(v_pending) then
      raise exception 'a planned key was replaced' using errcode = '23503';
    end if;
  end if;
end
$$;

-- Takes in what meters said through cards about the tokens of a mailbox, and of their keys. A token settled once stays so: no later word
-- undoes an acceptance. A key change is confirmed when the meter names the new key, or has taken a token made under it.
drop function vending.acknowledge(jsonb);
create function vending.acknowledge(p_words vending.acknowledgement_draft[]) returns void language plpgsql as $$
begin
  update vending.token t
     set result = told.result, result_at = told.at
    from (select r.meter_no, u.token_id, r.ack_results[u.n] as result, r.at
            from unnest(p_words) r, vending.mailbox m, unnest(m.token_ids) with ordinality as u(token_id, n)
           where r.ack_sequence > 0 and m.meter_no = r.meter_no and m.card_uid = r.card_uid and m.sequence = r.ack_sequence
           order by r.meter_no, u.token_id) told
   where t.meter_no = told.meter_no and t.token_id = told.token_id and t.result is null and vending.is_settled(told.result);

  perform vending.confirm_key_change(r.meter_no, r.at)
    from unnest(p_words) r
    join vending.meter_key n on n.meter_no = r.meter_no and n.state = 'pending' and n.issued_at is not null
    join vending.meter_key k on k.meter_no = r.meter_no and k.state = 'current'
   where vending.reports_new_key(jsonb_build_object('krn', r.krn, 'ti', r.ti, 'sgc', r.sgc), k, n)
      or exists (select from vending.token t
                  where t.meter_no = n.meter_no and t.key_version = n.version and t.class = 0 and t.result in (1, 10));
end
$$;

-- What vending.issue_context (001) tells, in columns instead of JSON, which cost more than the look; and what only a card or a pending key
-- makes necessary is looked up only then.
create function vending.issue_facts(p_meter_no text, p_card_uid text, p_ack_sequence bigint, p_ack smallint[], p_status jsonb)
returns table (
  key_version integer, pan text, dkga text, ea text, key_type smallint, sgc text, krn smallint, ti text, ken smallint,
  base_date smallint, kct_count smallint, medium text, last_tid integer, pending json, pending_taken boolean, pending_last_tid integer,
  mailbox_sequence bigint, waiting jsonb)
language sql stable as $$
  select k.version, k.pan, k.dkga, k.ea, k.key_type, k.sgc, k.krn, k.ti, k.ken, k.base_date, k.kct_count, k.medium,
         (select max(t.tid) from vending.token t where t.meter_no = k.meter_no and t.base_date = k.base_date),
         case when n.meter_no is not null then row_to_json(n) end,
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
           (select jsonb_agg(vending.token_json(t) order by t.issued_at, t.request_id, t.part)
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
