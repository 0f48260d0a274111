-- Card master keys, what meters have of them, and mailboxes that bear a MAC.

create table vending.card_key (
  key_id uuid primary key,
  version smallint not null check (version between 1 and 255),
  state text not null check (state in ('imported', 'next', 'current', 'retired', 'destroyed')),
  test boolean not null,
  check_value text not null check (check_value ~ '^[0-9A-F]{6}$'),
  block text,
  imported_at timestamptz not null,
  imported_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  check ((state = 'destroyed') = (block is null))
);
comment on table vending.card_key is
  'global: the card master keys, never in clear: each is a key block, encrypted under the master key and bound to every attribute of its row. A hierarchy of its own: no vending key, and no meter key, comes from one.';
comment on column vending.card_key.version is 'as the slots of cards name it (docs/card.md section 2); 0 there means that there is no MAC';
comment on column vending.card_key.test is 'anybody may know it, and no real meter has a share of it';
create unique index card_key_version on vending.card_key (version) where state <> 'destroyed';
create unique index card_key_current on vending.card_key (state) where state = 'current';
create unique index card_key_next on vending.card_key (state) where state = 'next';

create table vending.meter_card_key (
  meter_no text not null,
  version smallint not null check (version between 1 and 255),
  issued_at timestamptz not null,
  primary key (meter_no, version)
);
comment on table vending.meter_card_key is
  'sharded by meter_no: which versions of the card master key a meter has its share of, and since when; never the share itself.';
comment on column vending.meter_card_key.issued_at is
  'when it was first given to a commissioning tool: a report that the meter made later is signed, or somebody has taken the signature off';

-- The versions that a meter has its share of, and since when it signs its reports; both null for one that has none.
create function vending.card_keys(p_meter_no text) returns table (versions smallint[], since timestamptz) language sql stable as $$
  select array_agg(k.version order by k.version), min(k.issued_at) from vending.meter_card_key k where k.meter_no = p_meter_no
$$;

alter table vending.mailbox add column key_version smallint not null default 0 check (key_version between 0 and 255);
alter table vending.mailbox add column mac bytea check (octet_length(mac) = 8);
alter table vending.mailbox add check ((key_version = 0) = (mac is null));
comment on column vending.mailbox.key_version is 'the card master key that its MAC was made under; 0: it bears none';
comment on column vending.mailbox.mac is 'kept, so that the mailbox can be told again bit for bit when that key is gone';

-- The key version and the MAC of a mailbox, hexadecimal; null without one.
create function vending.mailbox_seal(p_meter_no text, p_card_uid text, p_sequence bigint) returns jsonb language sql stable as $$
  select jsonb_build_object('key_version', m.key_version, 'mac', encode(m.mac, 'hex'))
    from vending.mailbox m
   where m.meter_no = p_meter_no and m.card_uid = p_card_uid and m.sequence = p_sequence and m.key_version > 0
$$;

alter type vending.issue_draft add attribute mailbox_key_version smallint;
alter type vending.issue_draft add attribute mailbox_mac bytea;

-- As before (006), and a mailbox is kept with its MAC.
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
         t.digest, r.at, case when r.mailbox_sequence is not null then r.card_uid end
    from unnest(p_tokens) t
    join unnest(p_issues) r on r.i = t.i
   where t.i = any (p_take);

  insert into vending.mailbox (meter_no, card_uid, sequence, token_ids, created_at, key_version, mac)
  select r.meter_no, r.card_uid, r.mailbox_sequence, r.mailbox_tokens, r.at, coalesce(r.mailbox_key_version, 0), r.mailbox_mac
    from unnest(p_issues) r where r.mailbox_sequence is not null and r.i = any (p_take);

  v_pending := array(select r.i from unnest(p_issues) r where r.pending_version is not null and r.i = any (p_take));
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
