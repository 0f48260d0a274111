-- Whether a card on a reader can take something home though nothing is bought: asked with every inquiry, so it holds nothing up.

-- Does something wait on a card that is not in the mailbox that lies on it (p_sequence; 0: none)?
create function vending.mailbox_lacks(p_meter_no text, p_card_uid text, p_sequence bigint) returns boolean language sql stable as $$
  select exists (
    select from vending.token t
     where t.meter_no = p_meter_no and t.card_uid = p_card_uid and t.result is null
       and not exists (select from vending.mailbox m
                        where m.meter_no = t.meter_no and m.card_uid = p_card_uid and m.sequence = p_sequence
                          and t.token_id = any (m.token_ids)))
$$;

-- The same, and tokens of a key-change campaign that wait on no card, or on another one of the meter.
create function vending.waits_for_card(p_meter_no text, p_card_uid text, p_sequence bigint) returns boolean language sql stable as $$
  select vending.mailbox_lacks(p_meter_no, p_card_uid, p_sequence)
      or exists (
    select from vending.campaign_meter c
      join vending.token t on t.meter_no = c.meter_no and t.request_id = c.order_id
     where c.meter_no = p_meter_no and c.state = 'made' and t.result is null and t.card_uid is distinct from p_card_uid)
$$;
