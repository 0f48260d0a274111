create table p2apst.history_view (
  meter_no text not null,
  view_id uuid not null,
  partner_id text not null,
  counter_id text not null,
  entitled_by text not null check (entitled_by in ('card', 'name')),
  card_uid text,
  at timestamptz not null,
  primary key (meter_no, view_id)
);
comment on table p2apst.history_view is
  'sharded by meter_no: which counter was shown the history of a meter, written by the statement that reads it; entitled_by: the card of the meter lay there, or its holder had been named. Beside the audit trail, not in it, like reprints: counters look by the thousand, and the trail has one order.';
