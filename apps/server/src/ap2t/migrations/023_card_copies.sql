-- Copies of cards that turned up at a counter.

alter table ap2t.card_event drop constraint card_event_action_check;
alter table ap2t.card_event add constraint card_event_action_check
  check (action in ('issue', 'lose', 'block', 'unblock', 'replace', 'rebind', 'return', 'copy-seen'));
comment on column ap2t.card_event.other_uid is
  'of a replacement: the card in its place, or the one whose place it takes; of a copy that was seen: the copy';

-- The cards that a meter has or had.
create function ap2t.cards_of_meter(p_meter_no text) returns setof text language sql stable as $$
  select c.card_uid from ap2t.card c where c.meter_no = p_meter_no
$$;
