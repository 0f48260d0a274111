-- Orders of tokens: several tokens for one meter, made at once, that a fitter takes to it or a card.

-- What the centre knows of the tokens of a request, part by part.
create function vending.order_results(p_meter_no text, p_request_id uuid)
returns table (part smallint, key_version integer, result smallint, result_at timestamptz, card_uid text) language sql stable as $$
  select t.part, t.key_version, t.result, t.result_at, t.card_uid
    from vending.token t where t.meter_no = p_meter_no and t.request_id = p_request_id
$$;

-- What a person says the meter said of tokens of a request. What a card has told stays.
create function vending.report_results(p_meter_no text, p_request_id uuid, p_parts smallint[], p_result smallint, p_at timestamptz)
returns void language sql as $$
  update vending.token
     set result = p_result, result_at = p_at
   where meter_no = p_meter_no and request_id = p_request_id and part = any (p_parts) and result is null
$$;

-- When it was learnt that a meter has changed to this key; null while it has not been.
create function vending.key_confirmed_at(p_meter_no text, p_version integer) returns timestamptz language sql stable as $$
  select k.confirmed_at from vending.meter_key k where k.meter_no = p_meter_no and k.version = p_version and k.state <> 'pending'
$$;

-- Confirms the change to this key and no other; does nothing when it is not the one that is pending.
create function vending.confirm_key_version(p_meter_no text, p_version integer, p_at timestamptz) returns boolean language plpgsql as $$
begin
  perform from vending.meter_key k
    where k.meter_no = p_meter_no and k.version = p_version and k.state = 'pending' for update;
  if not found then return false; end if;
  return vending.confirm_key_change(p_meter_no, p_at);
end
$$;

-- Takes back the change to a key that no meter can have, because its tokens never left these requests. False when it is not pending
-- (any more), or tokens of another request were made under it: then the meter may have it.
create function vending.withdraw_key_change(p_meter_no text, p_version integer, p_request_ids uuid[]) returns boolean
language plpgsql as $$
begin
  -- The lock first: a sale that is recording tokens under this key holds it, and they are seen after it.
  perform from vending.meter_key k
    where k.meter_no = p_meter_no and k.version = p_version and k.state = 'pending' for update;
  if not found then return false; end if;
  if exists (select from vending.token t
              where t.meter_no = p_meter_no and t.key_version = p_version and t.request_id <> all (p_request_ids)) then
    return false;
  end if;
  update vending.meter_key set state = 'retired' where meter_no = p_meter_no and version = p_version;
  return true;
end
$$;

-- As before (005), and a planned key that was withdrawn is like one that was replaced: tokens made under it are made anew.
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

  insert into vending.mailbox (meter_no, card_uid, sequence, token_ids, created_at)
  select r.meter_no, r.card_uid, r.mailbox_sequence, r.mailbox_tokens, r.at
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

create table vending.void_request (
  meter_no text not null,
  request_id uuid not null,
  at timestamptz not null,
  primary key (meter_no, request_id)
);
comment on table vending.void_request is
  'sharded by meter_no: requests whose tokens are not wanted any more. Their identifiers stay used; their digits are told to nobody.';

-- The tokens of a request are not wanted any more: they wait on no card, and are told to nobody.
create function vending.void_tokens(p_meter_no text, p_request_id uuid, p_at timestamptz) returns void language plpgsql as $$
begin
  perform vending.withdraw(p_meter_no, p_request_id);
  insert into vending.void_request (meter_no, request_id, at) values (p_meter_no, p_request_id, p_at) on conflict do nothing;
end
$$;

create function vending.is_void(p_meter_no text, p_request_id uuid) returns boolean language sql stable as $$
  select exists (select from vending.void_request v where v.meter_no = p_meter_no and v.request_id = p_request_id)
$$;
