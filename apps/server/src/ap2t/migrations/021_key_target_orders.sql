-- A key target decides the keys of all meters that are activated from then on: one person asks for it, another approves.
create table ap2t.key_target_order (
  order_id uuid primary key,
  request_key text not null unique,
  rule jsonb not null,
  state text not null check (state in ('requested', 'approved', 'rejected')),
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  check ((state = 'requested') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (decided_by <> made_by)
);
comment on table ap2t.key_target_order is
  'global: key targets that somebody asked for, and whether somebody else agreed (maker and checker). An approved one is in key_target.';
create index key_target_order_made on ap2t.key_target_order (made_at, order_id);
