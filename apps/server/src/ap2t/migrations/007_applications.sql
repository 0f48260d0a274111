-- Numbers: agenda, registration, IDPEL, registers of documents. A scope is what stands before the serial (docs/applications.md).
create table ap2t.number_counter (
  scope text primary key check (scope <> ''),
  last bigint not null check (last > 0)
);
comment on table ap2t.number_counter is
  'global: the last serial given out in a scope. Whoever takes one holds the row until the end of its transaction, so a number is given once.';

-- The first of p_count serials in a row.
create function ap2t.next_numbers(p_scope text, p_count integer) returns bigint language sql as $$
  insert into ap2t.number_counter as c (scope, last) values (p_scope, p_count)
  on conflict (scope) do update set last = c.last + p_count
  returning last - p_count + 1
$$;
create function ap2t.next_number(p_scope text) returns bigint language sql as $$
  select ap2t.next_numbers(p_scope, 1)
$$;

create table ap2t.application (
  agenda_no text primary key check (agenda_no ~ '^[0-9]{18}$'),
  kind text not null check (kind in ('PB', 'PD', 'PS', 'MIGRASI', 'DUA_ARAH')),
  state text not null check (state in ('entered', 'held', 'approved', 'sip-issued', 'expired', 'paid', 'activated', 'tokens-generated', 'kct-set',
    'work-ordered', 'realisation-held', 'realised', 'signed', 'pdl-entered', 'pdl-checked', 'pdl-approved', 'posted', 'cancelled')),
  step integer not null check (step >= 1),
  request_key text not null unique,
  channel text not null check (channel in ('05', '01', '99')),
  unit text not null check (unit ~ '^[0-9]{5}$'),
  idpel text not null check (idpel ~ '^[0-9]{12}$'),
  name text not null check (length(name) between 1 and 60),
  identity_no text check (identity_no ~ '^[0-9]{16}$'),
  phone text check (length(phone) between 5 and 20),
  email text check (length(email) between 3 and 120),
  address text not null check (length(address) between 1 and 160),
  rt_rw text check (length(rt_rw) <= 10),
  kddk text check (length(kddk) <= 20),
  substation text check (length(substation) <= 20),
  pole text check (length(pole) <= 20),
  purpose text check (length(purpose) <= 60),
  product_asked text not null check (product_asked in ('postpaid', 'prepaid', 'prepaid-nfc')),
  product text not null check (product in ('postpaid', 'prepaid', 'prepaid-nfc')),
  tariff text not null check (length(tariff) between 1 and 4),
  power_va integer not null check (power_va > 0),
  previous jsonb,
  meter_change boolean not null,
  first_credit_cents bigint not null check (first_credit_cents >= 0 and first_credit_cents % 100 = 0),
  costs jsonb not null,
  costs_frozen_at timestamptz,
  registration_no text unique check (registration_no ~ '^[0-9]{13}$'),
  sip_expires_on date,
  payment_id uuid,
  paid_at timestamptz,
  meter_no text check (meter_no ~ '^[0-9]{11}$|^[0-9]{13}$'),
  collective_no text,
  made_by text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  check ((payment_id is null) = (paid_at is null))
);
comment on table ap2t.application is
  'global: applications (permohonan), one row each with its present state; how it came there is in application_step. step: the number of its last step, which tells two writers apart.';
comment on column ap2t.application.tariff is 'the class without the T of prepaid';
comment on column ap2t.application.previous is 'what the customer has before (PD, PS, MIGRASI, DUA_ARAH): {tariff, powerVa, product, meterNo}';
comment on column ap2t.application.costs is 'lines and total (ConnectionCosts of packages/tariff); recomputed while it is entered or held, never after costs_frozen_at';
create index application_idpel on ap2t.application (idpel, agenda_no);
create index application_meter on ap2t.application (meter_no) where meter_no is not null;
create index application_work on ap2t.application (unit, state, agenda_no);
create index application_state on ap2t.application (state, agenda_no);
create index application_made on ap2t.application (made_at, agenda_no);
create index application_expiry on ap2t.application (sip_expires_on) where state = 'sip-issued';
-- One application at a time changes a supply; a new connection has an IDPEL of its own.
create unique index application_open on ap2t.application (idpel) where state not in ('posted', 'cancelled');

create table ap2t.application_step (
  agenda_no text not null references ap2t.application (agenda_no),
  step integer not null check (step >= 1),
  action text not null,
  from_state text,
  to_state text not null,
  request_key text not null,
  actor text not null check (actor <> ''),
  source text not null,
  reason text check (length(reason) between 3 and 500),
  input jsonb not null,
  at timestamptz not null,
  primary key (agenda_no, step),
  unique (agenda_no, request_key)
);
comment on table ap2t.application_step is
  'global: every step of an application: what, from which state to which, by whom, when, why. Only ever added to. The request key makes a repeated step the same step. input: what was given, as far as it is not kept elsewhere.';
create index application_step_at on ap2t.application_step (at, agenda_no);
