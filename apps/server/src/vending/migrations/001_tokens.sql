create schema vending;

create table vending.meter_key (
  meter_no text not null,
  version integer not null,
  state text not null check (state in ('current', 'pending', 'retired')),
  pan text not null check (pan ~ '^[0-9]{18}$'),
  dkga text not null,
  ea text not null,
  key_type smallint not null check (key_type between 0 and 3),
  sgc text not null check (sgc ~ '^[0-9]{6}$'),
  krn smallint not null check (krn between 1 and 9),
  ti text not null check (ti ~ '^[0-9]{2}$'),
  ken smallint not null check (ken between 0 and 255),
  base_date smallint not null check (base_date in (1993, 2014, 2035)),
  kct_count smallint not null check (kct_count between 2 and 4),
  medium text not null,
  created_at timestamptz not null default now(),
  issued_at timestamptz,
  confirmed_at timestamptz,
  primary key (meter_no, version)
);
comment on table vending.meter_key is
  'sharded by meter_no: the attributes of a meter''s decoder key (IEC 62055-41), a row for each key that it has had; never the key itself.';
comment on column vending.meter_key.kct_count is 'how many tokens a key change to this key takes';
comment on column vending.meter_key.medium is 'token carrier type (TCT) of the meter: 01 magnetic card, 02 numeric, 07 virtual';
comment on column vending.meter_key.issued_at is 'when the tokens of the change to this key first went out; null for a first key';
create unique index meter_key_current on vending.meter_key (meter_no) where state = 'current';
create unique index meter_key_pending on vending.meter_key (meter_no) where state = 'pending';

create table vending.token (
  meter_no text not null,
  token_id uuid not null,
  request_id uuid not null,
  part smallint not null,
  key_version integer not null,
  class smallint not null check (class in (0, 2)),
  subclass smallint not null,
  base_date smallint not null,
  tid integer check (tid between 0 and 16777215),
  units integer not null check (units >= 0),
  sealed bytea not null,
  digest bytea not null,
  issued_at timestamptz not null,
  card_uid text,
  result smallint,
  result_at timestamptz,
  primary key (meter_no, token_id),
  unique (meter_no, base_date, tid),
  unique (meter_no, request_id, part),
  foreign key (meter_no, key_version) references vending.meter_key (meter_no, version),
  check ((result is null) = (result_at is null)),
  check ((tid is null) = (class = 2 and subclass in (3, 4, 8, 9)))
);
comment on table vending.token is
  'sharded by meter_no: every token issued. Unique (meter, base date, identifier) is the promise that two tokens of a meter never share an identifier: identifiers count minutes from the base date, whatever the key. Sections of a key change have none.';
comment on column vending.token.request_id is 'the purchase or the engineering order that it was made for';
comment on column vending.token.part is 'its place among the tokens of the request, in the order in which the meter takes them';
comment on column vending.token.key_version is 'the meter''s key it was made under';
comment on column vending.token.units is 'tenths of a kWh in a credit, the value in a management token, 0 in a key change section';
comment on column vending.token.sealed is 'the 20 digits, encrypted by the security module';
comment on column vending.token.digest is 'finds the token by its digits: a keyed digest, so that the table does not tell them';
comment on column vending.token.result is 'what the meter said of it (docs/card.md section 6); null until the centre has learnt it';
-- The tokens still waiting on a card, for its next mailbox.
create index token_waiting on vending.token (meter_no, card_uid) where card_uid is not null and result is null;
-- "Whose token is this?"
create index token_digest on vending.token (digest);

create table vending.mailbox (
  meter_no text not null,
  card_uid text not null,
  sequence bigint not null,
  token_ids uuid[] not null check (cardinality(token_ids) between 1 and 5),
  created_at timestamptz not null,
  primary key (meter_no, card_uid, sequence)
);
comment on table vending.mailbox is
  'sharded by meter_no: which tokens went into which mailbox of which card, in order; an acknowledgement names only the sequence.';

-- Does this result settle the token? 0 is silence, 15 and 16 mean that the meter could not try it yet (docs/card.md section 6).
create function vending.is_settled(p_result smallint) returns boolean language sql immutable as $$
  select p_result not in (0, 15, 16)
$$;

create function vending.token_json(t vending.token) returns jsonb language sql immutable as $$
  select jsonb_build_object('token_id', t.token_id, 'request_id', t.request_id, 'part', t.part, 'key_version', t.key_version,
                            'class', t.class, 'subclass', t.subclass, 'base_date', t.base_date, 'tid', t.tid, 'units', t.units,
                            'sealed', encode(t.sealed, 'base64'))
$$;

-- The tokens of a purchase or an order, in their order.
create function vending.tokens_of(p_meter_no text, p_request_id uuid) returns jsonb language sql stable as $$
  select jsonb_agg(vending.token_json(t) order by t.part)
    from vending.token t where t.meter_no = p_meter_no and t.request_id = p_request_id
$$;

-- The tokens of a mailbox, in their order.
create function vending.mailbox_of(p_meter_no text, p_card_uid text, p_sequence bigint) returns jsonb language sql stable as $$
  select jsonb_agg(vending.token_json(t) order by u.n)
    from vending.mailbox m, unnest(m.token_ids) with ordinality as u(token_id, n), vending.token t
   where m.meter_no = p_meter_no and m.card_uid = p_card_uid and m.sequence = p_sequence
     and t.meter_no = m.meter_no and t.token_id = u.token_id
$$;

-- Does a meter that reports this key (status: krn, ti, sgc) have the new one and not the old one? A set of two tokens leaves no
-- supply group behind in the meter, which then reports 0.
create function vending.reports_new_key(p_status jsonb, p_old vending.meter_key, p_new vending.meter_key) returns boolean
language sql immutable as $$
  select (p_status->>'krn')::integer = p_new.krn and (p_status->>'ti')::integer = p_new.ti::integer
     and (p_status->>'sgc')::integer in (p_new.sgc::integer, 0)
     and (p_old.krn, p_old.ti, p_old.sgc) is distinct from (p_new.krn, p_new.ti, p_new.sgc)
$$;

-- What is needed to make a token for a meter: its current key and the one it is to change to, the last identifier under the base date
-- of either, the card's last mailbox, and the tokens still waiting on the card. What the report that came along says is taken into
-- account already (p_ack: the results of mailbox p_ack_sequence; p_status: the meter's key).
create function vending.issue_context(p_meter_no text, p_card_uid text, p_ack_sequence bigint, p_ack smallint[], p_status jsonb)
returns table (
  key jsonb, pending jsonb, pending_taken boolean, last_tid integer, pending_last_tid integer, mailbox_sequence bigint, waiting jsonb)
language sql stable as $$
  select to_jsonb(k), to_jsonb(n),
         coalesce(vending.reports_new_key(p_status, k, n), false) or exists (
           select from vending.mailbox m, unnest(m.token_ids) with ordinality as u(token_id, o), vending.token t
            where m.meter_no = n.meter_no and m.card_uid = p_card_uid and m.sequence = p_ack_sequence
              and t.meter_no = m.meter_no and t.token_id = u.token_id and t.key_version = n.version and t.class = 0
              and p_ack[u.o] in (1, 10)),
         (select max(t.tid) from vending.token t where t.meter_no = k.meter_no and t.base_date = k.base_date),
         (select max(t.tid) from vending.token t where t.meter_no = n.meter_no and t.base_date = n.base_date),
         (select max(m.sequence) from vending.mailbox m where m.meter_no = k.meter_no and m.card_uid = p_card_uid),
         (select jsonb_agg(vending.token_json(t) order by t.issued_at, t.request_id, t.part)
            from vending.token t
           where t.meter_no = k.meter_no and t.card_uid = p_card_uid and t.result is null
             and not exists (
               select from vending.mailbox m, unnest(m.token_ids) with ordinality as u(token_id, n)
                where m.meter_no = t.meter_no and m.card_uid = p_card_uid and m.sequence = p_ack_sequence
                  and u.token_id = t.token_id and vending.is_settled(p_ack[u.n])))
    from vending.meter_key k
    left join vending.meter_key n on n.meter_no = k.meter_no and n.state = 'pending'
   where k.meter_no = p_meter_no and k.state = 'current'
$$;

-- Of those rows, the numbers i of the ones whose tokens cannot be recorded as they were made: the meter's keys have changed since, or
-- the identifier or the mailbox sequence is taken. They are then made anew. To be asked under the caller's lock of the meters.
create function vending.stale_rows(p_rows jsonb) returns setof integer language plpgsql stable as $$
begin
  return query
    select r.i
      from jsonb_to_recordset(p_rows) as r(
             i integer, meter_no text, decline jsonb, key_version integer, pending_version integer, base_date smallint, tid integer,
             card_uid text, mailbox_sequence bigint)
     where r.decline is null
       and (not exists (select from vending.meter_key k
                         where k.meter_no = r.meter_no and k.version = r.key_version and k.state = 'current')
            or r.pending_version is distinct from
               (select k.version from vending.meter_key k where k.meter_no = r.meter_no and k.state = 'pending')
            or exists (select from vending.token t
                        where t.meter_no = r.meter_no and t.base_date = r.base_date and t.tid = r.tid)
            or exists (select from vending.mailbox m
                        where m.meter_no = r.meter_no and m.card_uid = r.card_uid and m.sequence = r.mailbox_sequence));
end
$$;

-- Records the tokens of those rows of p_rows whose number i is in p_take, and their mailboxes:
-- [{i, meter_no, purchase_id, at, card_uid, mailbox_sequence, mailbox_tokens, pending_version, tokens: [vending.token as JSON]}].
create function vending.record_tokens(p_rows jsonb, p_take integer[]) returns void language plpgsql as $$
begin
  insert into vending.token
    (meter_no, token_id, request_id, part, key_version, class, subclass, base_date, tid, units, sealed, digest, issued_at, card_uid)
  select r.meter_no, t.token_id, r.purchase_id, t.part, t.key_version, t.class, t.subclass, t.base_date, t.tid, t.units,
         decode(t.sealed, 'base64'), decode(t.digest, 'base64'), r.at, case when r.mailbox_sequence is not null then r.card_uid end
    from jsonb_to_recordset(p_rows) as r(
           i integer, meter_no text, purchase_id uuid, at timestamptz, card_uid text, mailbox_sequence bigint, tokens jsonb),
         jsonb_to_recordset(r.tokens) as t(
           token_id uuid, part smallint, key_version integer, class smallint, subclass smallint, base_date smallint, tid integer,
           units integer, sealed text, digest text)
   where r.i = any (p_take);

  insert into vending.mailbox (meter_no, card_uid, sequence, token_ids, created_at)
  select r.meter_no, r.card_uid, r.mailbox_sequence, r.mailbox_tokens, r.at
    from jsonb_to_recordset(p_rows) as r(
      i integer, meter_no text, card_uid text, mailbox_sequence bigint, mailbox_tokens uuid[], at timestamptz)
   where r.i = any (p_take) and r.mailbox_sequence is not null;

  update vending.meter_key k
     set issued_at = coalesce(k.issued_at, r.at)
    from jsonb_to_recordset(p_rows) as r(i integer, meter_no text, pending_version integer, at timestamptz)
   where r.i = any (p_take) and k.meter_no = r.meter_no and k.version = r.pending_version;
end
$$;

-- The pending key of a meter becomes its current one; the former is retired. Does nothing without a pending key.
create function vending.confirm_key_change(p_meter_no text, p_at timestamptz) returns boolean language plpgsql as $$
begin
  if not exists (select from vending.meter_key k where k.meter_no = p_meter_no and k.state = 'pending') then return false; end if;
  update vending.meter_key set state = 'retired' where meter_no = p_meter_no and state = 'current';
  update vending.meter_key set state = 'current', confirmed_at = p_at where meter_no = p_meter_no and state = 'pending';
  return true;
end
$$;

-- What meters said through cards about the tokens of a mailbox, and of their keys:
-- [{meter_no, card_uid, ack_sequence, ack_results, at, status: {krn, ti, sgc}}]. A token settled once stays so: no later word undoes an
-- acceptance. A key change is confirmed when the meter names the new key, or has taken a token made under it.
create function vending.acknowledge(p_reports jsonb) returns void language plpgsql as $$
begin
  update vending.token t
     set result = told.result, result_at = told.at
    from (select r.meter_no, u.token_id, r.ack_results[u.n] as result, r.at
            from jsonb_to_recordset(p_reports) as r(
                   meter_no text, card_uid text, ack_sequence bigint, ack_results smallint[], at timestamptz),
                 vending.mailbox m, unnest(m.token_ids) with ordinality as u(token_id, n)
           where m.meter_no = r.meter_no and m.card_uid = r.card_uid and m.sequence = r.ack_sequence
           order by r.meter_no, u.token_id) told
   where t.meter_no = told.meter_no and t.token_id = told.token_id and t.result is null and vending.is_settled(told.result);

  perform vending.confirm_key_change(r.meter_no, r.at)
    from jsonb_to_recordset(p_reports) as r(meter_no text, at timestamptz, status jsonb)
    join vending.meter_key n on n.meter_no = r.meter_no and n.state = 'pending' and n.issued_at is not null
    join vending.meter_key k on k.meter_no = r.meter_no and k.state = 'current'
   where vending.reports_new_key(r.status, k, n)
      or exists (select from vending.token t
                  where t.meter_no = n.meter_no and t.key_version = n.version and t.class = 0 and t.result in (1, 10));
end
$$;

create table vending.sealing_key (
  check_value text primary key,
  created_at timestamptz not null default now()
);
comment on table vending.sealing_key is
  'global: tells which sealing key the tokens of this database were sealed with, so that a server with another one refuses to start.';
