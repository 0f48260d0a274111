-- From the fitter's visit to the posted data: realisation, signatures, PDL, and the security deposit settled at a migration.
create table ap2t.realisation (
  agenda_no text primary key references ap2t.application (agenda_no),
  done_on date not null,
  fitter text not null check (length(fitter) between 1 and 60),
  installed_meter text check (installed_meter ~ '^[0-9A-Z-]{4,20}$'),
  seals jsonb not null check (jsonb_typeof(seals) = 'array' and jsonb_array_length(seals) <= 12),
  readings jsonb not null,
  photos uuid[] not null check (cardinality(photos) <= 20),
  note text check (length(note) <= 500),
  revision integer not null default 1 check (revision >= 1),
  recorded_by text not null check (recorded_by <> ''),
  recorded_at timestamptz not null
);
comment on table ap2t.realisation is
  'global: what the fitter did and found. What was recorded before a correction stands in application_step.';
comment on column ap2t.realisation.installed_meter is 'null where the meter stays';
comment on column ap2t.realisation.seals is '[{place, number}]';
comment on column ap2t.realisation.readings is 'of the meter put in: {lwbpKwh, wbpKwh, kvarh}; null without one. Those of a meter taken away are in ap2t.removal.';
comment on column ap2t.realisation.photos is 'attachments of the application that show the work';

create table ap2t.signature (
  agenda_no text not null references ap2t.application (agenda_no),
  paper text not null check (paper in ('BA', 'SPJBTL')),
  paper_no text not null check (length(paper_no) between 1 and 60),
  signed_by text not null check (length(signed_by) between 1 and 60),
  signed_on date not null,
  witness text check (length(witness) between 1 and 60),
  recorded_by text not null check (recorded_by <> ''),
  recorded_at timestamptz not null,
  primary key (agenda_no, paper)
);
comment on table ap2t.signature is 'global: who signed the minutes (BA) and the contract (SPJBTL) of an application, and when.';

create table ap2t.pdl (
  agenda_no text primary key references ap2t.application (agenda_no),
  idpel text not null check (idpel ~ '^[0-9]{12}$'),
  revision integer not null check (revision >= 1),
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
  product text not null check (product in ('postpaid', 'prepaid', 'prepaid-nfc')),
  meter_payment text not null generated always as (case product when 'postpaid' then 'post' else 'pre' end) stored,
  tariff text not null check (length(tariff) between 1 and 5),
  power_va integer not null check (power_va > 0),
  meter_no text not null check (meter_no ~ '^[0-9A-Z-]{4,20}$'),
  meter_make text not null check (length(meter_make) between 1 and 40),
  meter_type text not null check (length(meter_type) between 1 and 40),
  meter_kind text not null check (meter_kind in ('nfc', 'keypad', 'postpaid')),
  factory_no text check (length(factory_no) <= 30),
  register_no text check (length(register_no) <= 30),
  phases smallint not null check (phases in (1, 3)),
  removed_meter_no text check (removed_meter_no ~ '^[0-9A-Z-]{4,20}$'),
  removed_lwbp_kwh integer check (removed_lwbp_kwh between 0 and 99999999),
  removed_wbp_kwh integer check (removed_wbp_kwh between 0 and 99999999),
  removed_kvarh integer check (removed_kvarh between 0 and 99999999),
  remaining_dkwh integer check (remaining_dkwh between 0 and 9999999),
  last_billed_lwbp_kwh integer check (last_billed_lwbp_kwh between 0 and 99999999),
  last_billed_wbp_kwh integer check (last_billed_wbp_kwh between 0 and 99999999),
  bp_cents bigint not null check (bp_cents >= 0 and bp_cents % 100 = 0),
  ujl_cents bigint not null check (ujl_cents >= 0 and ujl_cents % 100 = 0),
  contract_no text not null check (length(contract_no) between 1 and 60),
  contract_on date not null,
  ppj_code text check (length(ppj_code) between 1 and 10),
  stamp_code text check (length(stamp_code) between 1 and 4),
  mutation_kind text not null check (mutation_kind ~ '^[A-K]$'),
  mutation_month integer not null check (mutation_month between 200001 and 299912 and mutation_month % 100 between 1 and 12),
  effective_on date not null,
  surplus_wish text check (surplus_wish in ('token', 'cash')),
  shortage_wish text check (shortage_wish in ('bill', 'instalment')),
  instalment_count smallint check (instalment_count between 1 and 36),
  warnings jsonb not null check (jsonb_typeof(warnings) = 'array'),
  posting_flag smallint not null default 0 check (posting_flag in (0, 1)),
  entered_by text not null check (entered_by <> ''),
  entered_at timestamptz not null,
  checked_by text check (checked_by <> entered_by),
  checked_at timestamptz,
  approved_by text check (approved_by <> entered_by),
  approved_at timestamptz,
  returned_by text,
  returned_at timestamptz,
  posted_by text,
  posted_at timestamptz,
  check ((checked_by is null) = (checked_at is null)),
  check ((approved_by is null) = (approved_at is null)),
  check ((returned_by is null) = (returned_at is null)),
  check ((posted_by is null) = (posted_at is null)),
  check (approved_by is null or checked_by is not null),
  check (posted_by is null or approved_by is not null),
  check (returned_by is null or (checked_by is null and approved_by is null)),
  check ((posting_flag = 1) = (posted_by is not null)),
  check (num_nulls(surplus_wish, shortage_wish, instalment_count) in (0, 3))
);
comment on table ap2t.pdl is
  'global: the renewal of a customer''s data (PDL) by an application, from entry over check and approval to posting. One who did not enter it checks, one who did not enter it approves.';
comment on column ap2t.pdl.meter_payment is 'kdpembmeter';
comment on column ap2t.pdl.posting_flag is '0 to 1, as in AP2T; its 9 to 2 is not used here';
comment on column ap2t.pdl.warnings is '[{field, code, expected, found}]: what the entry differs in from what was proposed, for the checker''s eyes';
create index pdl_open on ap2t.pdl (entered_at, agenda_no) where posted_by is null;

-- What of a postpaid bill was set off against a security deposit. The bill stays as it was made; what is collected is the rest.
alter table ap2t.bill
  drop column total_cents,
  add column set_off_bill_cents bigint not null default 0 check (set_off_bill_cents >= 0 and set_off_bill_cents % 100 = 0),
  add column set_off_tax_cents bigint not null default 0 check (set_off_tax_cents between 0 and tax_cents and set_off_tax_cents % 100 = 0),
  add column set_off_penalty_cents bigint not null default 0
    check (set_off_penalty_cents between 0 and penalty_cents and set_off_penalty_cents % 100 = 0),
  add check (set_off_bill_cents <= bill_cents - incentive_cents),
  add column set_off_by text references ap2t.application (agenda_no),
  add check ((set_off_by is null) = (set_off_bill_cents + set_off_tax_cents + set_off_penalty_cents = 0)),
  add column total_cents bigint not null generated always as (
    bill_cents - incentive_cents + tax_cents + penalty_cents - set_off_bill_cents - set_off_tax_cents - set_off_penalty_cents) stored;
comment on column ap2t.bill.set_off_by is 'the migration that set it off; a bill set off as a whole is not collected any more';

-- Whether a bill waits to be collected.
create function ap2t.bill_open(b ap2t.bill) returns boolean language sql immutable as $$
  select b.payment_id is null and (b.total_cents > 0 or b.set_off_by is null)
$$;

create or replace function ap2t.postpaid_claim(p_idpel text, p_month integer) returns jsonb language sql stable as $$
  with bill as (select * from ap2t.bill b where b.idpel = p_idpel),
       newest as (select * from bill order by month desc limit 1),
       due as (select count(*) as bills, sum(total_cents)::bigint as total_cents, jsonb_agg(jsonb_build_object(
                        'month', month, 'dueOn', due_on, 'readingOn', reading_on, 'billCents', bill_cents,
                        'incentiveCents', incentive_cents + set_off_bill_cents, 'taxCents', tax_cents - set_off_tax_cents,
                        'penaltyCents', penalty_cents - set_off_penalty_cents, 'readings', readings) order by month) as list
                 from ap2t.bill b where b.idpel = p_idpel and ap2t.bill_open(b))
  select case
           when due.bills > 0 then jsonb_build_object('state', 'open', 'claim', jsonb_build_object(
             'type', 'postpaid', 'idpel', n.idpel, 'name', n.name, 'unit', n.unit, 'unitPhone', n.unit_phone, 'tariff', n.tariff,
             'powerVa', n.power_va, 'outstandingBills', due.bills, 'bills', due.list, 'totalCents', due.total_cents))
           when n.month >= p_month or to_char(n.paid_at at time zone 'Asia/Jakarta', 'YYYYMM')::integer >= p_month
             then jsonb_build_object('state', 'paid', 'claim', null)
           when n.idpel is not null or exists (select from ap2t.customer c where c.idpel = p_idpel)
             then jsonb_build_object('state', 'none', 'claim', null)
         end
    from due left join newest n on true
$$;

create table ap2t.ujl_settlement (
  agenda_no text primary key references ap2t.pdl (agenda_no),
  event_id uuid not null unique,
  idpel text not null check (idpel ~ '^[0-9]{12}$'),
  meter_no text not null,
  held_cents bigint not null check (held_cents >= 0 and held_cents % 100 = 0),
  usage_kwh integer not null check (usage_kwh >= 0),
  price_per_kwh_cents bigint not null check (price_per_kwh_cents > 0),
  final_energy_cents bigint not null check (final_energy_cents >= 0),
  final_ppj_cents bigint not null check (final_ppj_cents >= 0),
  final_ppn_cents bigint not null check (final_ppn_cents >= 0),
  final_month integer,
  rule_ids text[] not null,
  set_offs jsonb not null,
  revenue_cents bigint not null check (revenue_cents >= 0),
  ppj_cents bigint not null check (ppj_cents >= 0),
  ppn_cents bigint not null check (ppn_cents >= 0),
  penalty_cents bigint not null check (penalty_cents >= 0),
  surplus_cents bigint not null check (surplus_cents >= 0),
  shortage_cents bigint not null check (shortage_cents >= 0),
  outcome text not null check (outcome in ('even', 'token', 'cash', 'bill', 'instalment')),
  per_purchase_cents bigint,
  compensation_id uuid,
  instalment_id uuid,
  settled_by text not null check (settled_by <> ''),
  settled_at timestamptz not null,
  check (held_cents + case outcome when 'instalment' then shortage_cents else 0 end
         = revenue_cents + ppj_cents + ppn_cents + penalty_cents + surplus_cents),
  check ((outcome in ('token', 'cash')) = (surplus_cents > 0)),
  check ((outcome in ('bill', 'instalment')) = (shortage_cents > 0)),
  check ((outcome = 'token') = (compensation_id is not null)),
  check ((outcome = 'instalment') = (instalment_id is not null)),
  check ((instalment_id is null) = (per_purchase_cents is null))
);
comment on table ap2t.ujl_settlement is
  'global: a security deposit (UJL) set off at a migration, as it was posted. Never changed. What became of a surplus afterwards is in ujl_payout.';
comment on column ap2t.ujl_settlement.final_month is 'the month of the final bill in ap2t.bill; null when nothing was used';
comment on column ap2t.ujl_settlement.set_offs is '[{month, billCents, taxCents, penaltyCents}]; month null: the final bill';

create table ap2t.ujl_payout (
  payout_id uuid primary key,
  agenda_no text not null references ap2t.ujl_settlement (agenda_no),
  request_key text not null unique,
  amount_cents bigint not null check (amount_cents > 0),
  taken_event uuid unique,
  taken_compensation_id uuid,
  state text not null default 'requested' check (state in ('requested', 'approved', 'rejected')),
  requested_by text not null check (requested_by <> ''),
  requested_at timestamptz not null,
  decided_by text check (decided_by <> requested_by),
  decided_at timestamptz,
  bank_reference text check (length(bank_reference) between 1 and 64),
  compensation_id uuid,
  check ((taken_event is null) = (taken_compensation_id is null)),
  check ((state = 'requested') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check ((state = 'approved') = (bank_reference is not null)),
  check ((state = 'rejected') = (compensation_id is not null))
);
comment on table ap2t.ujl_payout is
  'global: a surplus wanted as cash: asked for by one, decided by another, paid out or made a token (again) in the commit of the decision. payout_id is the number of the decision''s event, taken_event that of taking back the token.';
create unique index ujl_payout_current on ap2t.ujl_payout (agenda_no) where state in ('requested', 'approved');

-- Every line that settlements and payouts ask for in the ledger: what it is compared with. The shard is the customer's IDPEL.
create function ap2t.ujl_postings()
returns table (shard text, event_id uuid, at timestamptz, account text, amount_cents bigint) language sql stable as $$
  select s.idpel, s.event_id, s.settled_at, l.account, l.amount_cents
    from ap2t.ujl_settlement s,
         lateral (values ('liability:ujl', s.held_cents),
                         ('receivable:instalment', case s.outcome when 'instalment' then s.shortage_cents else 0 end),
                         ('revenue:postpaid', -s.revenue_cents), ('tax:ppj', -s.ppj_cents), ('tax:ppn', -s.ppn_cents),
                         ('receivable:penalty', -s.penalty_cents),
                         (case s.outcome when 'cash' then 'payable:customer' else 'liability:compensation' end, -s.surplus_cents)
                 ) as l(account, amount_cents)
   where l.amount_cents <> 0
  union all
  select s.idpel, p.taken_event, p.requested_at, l.account, l.amount_cents
    from ap2t.ujl_payout p join ap2t.ujl_settlement s on s.agenda_no = p.agenda_no,
         lateral (values ('liability:compensation', p.amount_cents), ('payable:customer', -p.amount_cents)) as l(account, amount_cents)
   where p.taken_event is not null
  union all
  select s.idpel, p.payout_id, p.decided_at, l.account, l.amount_cents
    from ap2t.ujl_payout p join ap2t.ujl_settlement s on s.agenda_no = p.agenda_no,
         lateral (values ('payable:customer', p.amount_cents),
                         (case p.state when 'approved' then 'bank:pln' else 'liability:compensation' end, -p.amount_cents)
                 ) as l(account, amount_cents)
   where p.state <> 'requested'
$$;
