-- A purchase that was taken back leaves tokens that somebody may still collect.

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
