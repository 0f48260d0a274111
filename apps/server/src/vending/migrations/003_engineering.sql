create table vending.engineering_order (
  meter_no text not null,
  order_id uuid not null,
  request_key text not null,
  command jsonb not null,
  reason text not null check (reason <> ''),
  state text not null check (state in ('requested', 'approved', 'rejected')),
  made_by text not null,
  made_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  primary key (meter_no, order_id),
  unique (meter_no, request_key),
  check ((state = 'requested') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (decided_by <> made_by)
);
comment on table vending.engineering_order is
  'sharded by meter_no: what somebody wants a meter told, and whether somebody else agreed (maker and checker).';
