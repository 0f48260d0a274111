-- Tokens that wait on a card follow the customer to the card that takes its place; credit that a replaced meter never took follows
-- to the meter in its place.

-- The tokens that wait on one card wait on another one of the same meter from now on: they ride in its next mailbox. Gives how many.
create function vending.move_waiting(p_meter_no text, p_from_uid text, p_to_uid text) returns integer language sql as $$
  with moved as (
    update vending.token t set card_uid = p_to_uid
     where t.meter_no = p_meter_no and t.card_uid = p_from_uid and t.result is null
    returning 1)
  select count(*)::integer from moved
$$;

alter table vending.token add column moved_to text check (moved_to ~ '^[0-9]{11}$|^[0-9]{13}$');
comment on column vending.token.moved_to is
  'the meter that the credit was made good at, because this one was taken away before it took the token';

-- The credits of a meter of which the centre has not heard what became of them, the newest first.
create function vending.open_credits(p_meter_no text, p_limit integer)
returns table (token_id uuid, request_id uuid, energy_dkwh integer, issued_at timestamptz, card_uid text) language sql stable as $$
  select t.token_id, t.request_id, t.units, t.issued_at, t.card_uid
    from vending.token t
   where t.meter_no = p_meter_no and t.class = 0 and t.result is null and t.moved_to is null
   order by t.issued_at desc, t.request_id desc, t.part desc limit p_limit
$$;

-- Takes open credits of a meter off it for good, as made good at the meter p_to; gives their energy, null when one of them is not open.
create function vending.move_credits(p_meter_no text, p_token_ids uuid[], p_to text) returns bigint language plpgsql as $$
declare
  v_count integer;
  v_energy bigint;
begin
  with moved as (
    update vending.token t set moved_to = p_to, card_uid = null
     where t.meter_no = p_meter_no and t.token_id = any (p_token_ids) and t.class = 0 and t.result is null and t.moved_to is null
    returning t.units)
  select count(*), coalesce(sum(m.units), 0) into v_count, v_energy from moved m;
  return case when v_count = cardinality(p_token_ids) then v_energy end;
end
$$;

-- Credit that was made good elsewhere counts as taken: its sale cannot be taken back, nor its token be collected.
create or replace function vending.is_taken(p_meter_no text, p_request_id uuid) returns boolean language sql stable as $$
  select exists (select from vending.token t
                  where t.meter_no = p_meter_no and t.request_id = p_request_id and t.class = 0
                    and (t.result in (1, 10) or t.moved_to is not null))
$$;
create or replace function vending.is_takeable(p_meter_no text, p_request_id uuid) returns boolean language sql stable as $$
  select not exists (
    select from vending.token t
     where t.meter_no = p_meter_no and t.request_id = p_request_id and t.class = 0
       and (t.result is not null or t.moved_to is not null
            or t.key_version <> (select max(k.version) from vending.meter_key k
                                  where k.meter_no = p_meter_no and k.state in ('current', 'pending'))))
$$;

-- Takes the tokens of a request off the card that they wait on, so that its next mailbox does not hold them. Raises 40001 when one of
-- them was made good elsewhere meanwhile: then it counts as taken.
create or replace function vending.withdraw(p_meter_no text, p_request_id uuid) returns void language plpgsql as $$
begin
  update vending.token set card_uid = null where meter_no = p_meter_no and request_id = p_request_id and result is null;
  if exists (select from vending.token t
              where t.meter_no = p_meter_no and t.request_id = p_request_id and t.moved_to is not null) then
    raise exception 'the credit was made good elsewhere' using errcode = '40001';
  end if;
end
$$;

-- Puts back what vending.move_credits took off: nothing was made good at p_to after all.
create function vending.release_credits(p_meter_no text, p_to text) returns void language sql as $$
  update vending.token set moved_to = null where meter_no = p_meter_no and moved_to = p_to
$$;
