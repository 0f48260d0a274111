-- The chart of accounts: whatever is posted to another account is a fault that the verification of the ledger finds.
create table p2apst.account (
  pattern text primary key check (pattern ~ '^[a-z]+:([a-z]+|%)$'),
  kind text not null check (kind in ('asset', 'liability', 'income', 'receivable')),
  name_id text not null,
  name_en text not null
);
comment on table p2apst.account is
  'global: the chart of accounts. pattern: an account, or all accounts of a prefix (deposit:%). Modules that post to further accounts add their rows.';
insert into p2apst.account (pattern, kind, name_id, name_en) values
  ('bank:clearing', 'asset', 'Bank, dana mitra', 'Bank, money of partners'),
  ('deposit:%', 'liability', 'Deposit mitra', 'Deposit of a partner'),
  ('revenue:energy', 'income', 'Pendapatan stroom prabayar', 'Revenue from prepaid energy'),
  ('revenue:postpaid', 'income', 'Pendapatan rekening pascabayar', 'Revenue from postpaid bills'),
  ('revenue:nontaglis', 'income', 'Pendapatan non-taglis', 'Revenue from non-taglis payments'),
  ('tax:ppj', 'liability', 'PPJ (PBJT-TL) terutang', 'Street lighting tax due to the region'),
  ('tax:ppn', 'liability', 'PPN terutang', 'Value added tax due'),
  ('duty:stamp', 'liability', 'Bea meterai terutang', 'Stamp duty due'),
  ('receivable:instalment', 'receivable', 'Piutang angsuran', 'Instalments receivable'),
  ('receivable:penalty', 'receivable', 'Piutang denda', 'Penalties receivable'),
  ('liability:compensation', 'liability', 'Kewajiban kompensasi', 'Compensation owed to customers');

-- Statements and trial balances ask for a stretch of time. Postings arrive in the order of time, so a few kilobytes tell where each day
-- lies, and the money path pays next to nothing for it; a b-tree would cost it an insertion for every line.
create index posting_posted_at on p2apst.posting using brin (posted_at) with (pages_per_range = 32, autosummarize = on);

alter table p2apst.partner add column state_reason text;
comment on column p2apst.partner.state_reason is 'why it is blocked or inactive, or active again, in the words of whoever decided it';

alter table p2apst.deposit add column low_balance_cents bigint;
comment on column p2apst.deposit.limit_cents is 'negative: credit granted to the partner';
comment on column p2apst.deposit.low_balance_cents is 'below this the partner is to be told; null: never';

-- What moves a deposit by hand: asked for by one person, decided by another, booked in the commit of the decision.
create table p2apst.booking_order (
  order_id uuid primary key,
  request_key text not null unique,
  kind text not null check (kind in ('top-up', 'withdrawal', 'limit', 'correction')),
  partner_id text references p2apst.partner (partner_id),
  command jsonb not null,
  reason text not null,
  state text not null default 'requested' check (state in ('requested', 'approved', 'rejected')),
  made_by text not null,
  made_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  check ((state = 'requested') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (decided_by <> made_by),
  check ((kind = 'correction') = (partner_id is null))
);
comment on table p2apst.booking_order is
  'global: top-ups, withdrawals, limits and corrections, made by one and approved or rejected by another. The order''s number is its event''s.';
create index booking_order_made_at on p2apst.booking_order (made_at, order_id);

alter table p2apst.deposit_movement
  add column kind text not null default 'top-up' check (kind in ('top-up', 'withdrawal', 'correction')),
  drop constraint deposit_movement_amount_cents_check,
  add constraint deposit_movement_amount_cents_check check (
    case kind when 'top-up' then amount_cents > 0 when 'withdrawal' then amount_cents < 0 else amount_cents <> 0 end);
comment on table p2apst.deposit_movement is
  'global: what moved deposits other than sales: paid in (positive), paid out or corrected. The request key makes a repeated movement the same movement.';
create index deposit_movement_at on p2apst.deposit_movement (partner_id, at, event_id);
create index deposit_movement_event on p2apst.deposit_movement (event_id);

-- Books an event by hand, and moves each deposit that it touches: ledger and deposit cannot part.
-- p_lines: [{account, amount_cents}]. Gives the partner whose deposit would fall below its limit, and then the caller must roll back;
-- null when all is booked. The deposits come last, in the order of the partners, like everywhere.
create function p2apst.book(p_shard text, p_event_id uuid, p_kind text, p_lines jsonb, p_at timestamptz) returns text
language plpgsql as $$
declare
  v_partner text;
begin
  if (select coalesce(sum(l.amount_cents), 0) <> 0 or count(*) < 2
        from jsonb_to_recordset(p_lines) as l(account text, amount_cents bigint)) then
    raise exception 'the lines of an event sum to zero';
  end if;
  insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at)
    select p_shard, p_event_id, l.line, l.value->>'account', (l.value->>'amount_cents')::bigint, p_at
      from jsonb_array_elements(p_lines) with ordinality as l(value, line);
  insert into p2apst.deposit_movement (partner_id, request_key, event_id, amount_cents, at, kind)
    select substr(l.account, 9), p_event_id::text, p_event_id, -sum(l.amount_cents), p_at, p_kind
      from jsonb_to_recordset(p_lines) as l(account text, amount_cents bigint)
     where l.account like 'deposit:%' group by l.account having sum(l.amount_cents) <> 0;
  perform from p2apst.deposit d
    where d.partner_id in (select m.partner_id from p2apst.deposit_movement m where m.event_id = p_event_id)
    order by d.partner_id for update;
  select d.partner_id into v_partner
    from p2apst.deposit_movement m join p2apst.deposit d on d.partner_id = m.partner_id
   where m.event_id = p_event_id and m.amount_cents < 0 and d.balance_cents + m.amount_cents < d.limit_cents
   order by d.partner_id limit 1;
  if v_partner is null then
    update p2apst.deposit d set balance_cents = d.balance_cents + m.amount_cents
      from p2apst.deposit_movement m where m.event_id = p_event_id and m.partner_id = d.partner_id;
  end if;
  return v_partner;
end
$$;

-- Two times of day as people write them; null when there are none.
create function p2apst.time_window_json(p_from time, p_until time) returns jsonb language sql immutable as $$
  select case when p_from is not null then
    jsonb_build_object('from', to_char(p_from, 'HH24:MI'), 'until', to_char(p_until, 'HH24:MI')) end
$$;
