-- Credits that are made for a purchase may be several, with identifiers from `tid` to `last_tid`; and a purchase that was taken back
-- leaves tokens that somebody may still collect.

-- Of those rows, the numbers i of the ones whose tokens cannot be recorded as they were made: the meter's keys have changed since, or
-- an identifier or the mailbox sequence is taken. They are then made anew. To be asked under the caller's lock of the meters.
create or replace function vending.stale_rows(p_rows jsonb) returns setof integer language plpgsql stable as $$
begin
  return query
    select r.i
      from jsonb_to_recordset(p_rows) as r(
             i integer, meter_no text, decline jsonb, key_version integer, pending_version integer, base_date smallint, tid integer,
             last_tid integer, card_uid text, mailbox_sequence bigint)
     where r.decline is null
       and (not exists (select from vending.meter_key k
                         where k.meter_no = r.meter_no and k.version = r.key_version and k.state = 'current')
            or r.pending_version is distinct from
               (select k.version from vending.meter_key k where k.meter_no = r.meter_no and k.state = 'pending')
            or exists (select from vending.token t
                        where t.meter_no = r.meter_no and t.base_date = r.base_date and t.tid between r.tid and r.last_tid)
            or exists (select from vending.mailbox m
                        where m.meter_no = r.meter_no and m.card_uid = r.card_uid and m.sequence = r.mailbox_sequence));
end
$$;

-- Has the meter taken a credit of this request, as far as the centre knows (docs/card.md section 6)?
create function vending.is_taken(p_meter_no text, p_request_id uuid) returns boolean language sql stable as $$
  select exists (select from vending.token t
                  where t.meter_no = p_meter_no and t.request_id = p_request_id and t.class = 0 and t.result in (1, 10))
$$;

-- Would the meter still take the credits of this request? Not when it has settled one of them, nor after a change of its key.
create function vending.is_takeable(p_meter_no text, p_request_id uuid) returns boolean language sql stable as $$
  select not exists (
    select from vending.token t
     where t.meter_no = p_meter_no and t.request_id = p_request_id and t.class = 0
       and (t.result is not null
            or t.key_version <> (select max(k.version) from vending.meter_key k
                                  where k.meter_no = p_meter_no and k.state in ('current', 'pending'))))
$$;

-- Takes the tokens of a request off the card that they wait on, so that its next mailbox does not hold them.
create function vending.withdraw(p_meter_no text, p_request_id uuid) returns void language sql as $$
  update vending.token set card_uid = null where meter_no = p_meter_no and request_id = p_request_id and result is null
$$;
