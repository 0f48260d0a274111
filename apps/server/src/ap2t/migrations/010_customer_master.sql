-- The customer master register (DIL) as a whole, and its history by the day from which each state of it holds.
alter table ap2t.customer
  add column product text not null default 'prepaid' check (product in ('postpaid', 'prepaid', 'prepaid-nfc')),
  add column state text not null default 'active' check (state in ('active', 'removed')),
  add column identity_no text check (identity_no ~ '^[0-9]{16}$'),
  add column phone text check (length(phone) between 5 and 20),
  add column email text check (length(email) between 3 and 120),
  add column rt_rw text check (length(rt_rw) <= 10),
  add column kddk text check (length(kddk) <= 20),
  add column substation text check (length(substation) <= 20),
  add column pole text check (length(pole) <= 20),
  add column purpose text check (length(purpose) <= 60),
  add column meter_make text check (length(meter_make) between 1 and 40),
  add column meter_type text check (length(meter_type) between 1 and 40),
  add column meter_kind text check (meter_kind in ('nfc', 'keypad', 'postpaid')),
  add column factory_no text check (length(factory_no) <= 30),
  add column phases smallint check (phases in (1, 3)),
  add column contract_no text check (length(contract_no) <= 60),
  add column contract_on date,
  add column connected_on date,
  add column removed_on date,
  add column ujl_held_cents bigint not null default 0 check (ujl_held_cents >= 0 and ujl_held_cents % 100 = 0),
  add check ((state = 'removed') = (removed_on is not null)),
  add check (state = 'active' or meter_no is null);
comment on column ap2t.customer.tariff is 'as written for the product: R1T is prepaid';
comment on column ap2t.customer.kddk is 'route code of meter reading';
comment on column ap2t.customer.ujl_held_cents is 'security deposit (UJL) that the utility holds of this customer; rupiah x 100, whole rupiah';

-- Until now every customer had a prepaid meter.
update ap2t.customer c
   set product = case s.meter_kind when 'nfc' then 'prepaid-nfc' else 'prepaid' end,
       meter_make = s.meter_make, meter_type = s.meter_type, meter_kind = s.meter_kind
  from ap2t.supply_point s where s.meter_no = c.meter_no and s.idpel = c.idpel;

create table ap2t.customer_history (
  idpel text not null references ap2t.customer (idpel),
  entry integer not null check (entry >= 1),
  effective_from date not null,
  agenda_no text references ap2t.application (agenda_no),
  mutation_kind text not null check (mutation_kind ~ '^[A-K]$'),
  meter_no text,
  product text not null check (product in ('postpaid', 'prepaid', 'prepaid-nfc')),
  tariff text not null,
  power_va integer not null check (power_va > 0),
  name text not null,
  address text not null,
  unit text not null check (unit ~ '^[0-9]{5}$'),
  state text not null check (state in ('active', 'removed')),
  posted_by text not null check (posted_by <> ''),
  posted_at timestamptz not null,
  primary key (idpel, entry)
);
comment on table ap2t.customer_history is
  'global: what a customer was, from effective_from on until the next entry. Only ever added to; a later entry never begins before an earlier one, and of two of the same day the later counts.';
comment on column ap2t.customer_history.agenda_no is 'null: not by an application (taken over, removed, meter replaced)';
create index customer_history_meter on ap2t.customer_history (meter_no, idpel, entry) where meter_no is not null;

insert into ap2t.customer_history (idpel, entry, effective_from, mutation_kind, meter_no, product, tariff, power_va, name, address, unit,
                                   state, posted_by, posted_at)
  select c.idpel, 1, '2000-01-01', 'A', c.meter_no, c.product, c.tariff, c.power_va, c.name, c.address, c.unit, 'active', 'register',
         '2000-01-01T00:00:00+07:00'
    from ap2t.customer c;

create table ap2t.removal (
  removal_id uuid primary key,
  idpel text not null check (idpel ~ '^[0-9]{12}$'),
  agenda_no text unique references ap2t.application (agenda_no),
  request_key text unique,
  cause text not null check (cause in ('power-change', 'migration', 'meter-replacement', 'reconnection', 'termination')),
  meter_no text not null check (meter_no ~ '^[0-9A-Z-]{4,20}$'),
  removed_on date not null,
  fitter text not null check (length(fitter) between 1 and 60),
  lwbp_kwh integer check (lwbp_kwh between 0 and 99999999),
  wbp_kwh integer check (wbp_kwh between 0 and 99999999),
  kvarh integer check (kvarh between 0 and 99999999),
  remaining_dkwh integer check (remaining_dkwh between 0 and 9999999),
  recorded_by text not null check (recorded_by <> ''),
  recorded_at timestamptz not null
);
comment on table ap2t.removal is
  'global: meters taken away (Bongkar) and what they showed: off-peak or only register, peak, reactive; of a prepaid meter also the credit left in it, tenths of a kWh.';
create index removal_meter on ap2t.removal (meter_no, removed_on);
create index removal_idpel on ap2t.removal (idpel, removed_on);

-- A meter that hangs at nobody's any more: its row stays, and sales do not see it.
alter table ap2t.supply_point add column removed_on date;
comment on column ap2t.supply_point.removed_on is 'since when the meter is no longer there; null while it is';

create or replace function ap2t.supply_point_of(p_meter_no text) returns jsonb language sql stable as $$
  select jsonb_build_object('meter_no', s.meter_no, 'idpel', s.idpel, 'holder', s.holder, 'unit', s.unit, 'tariff', s.tariff,
                            'power_va', s.power_va, 'sale_state', s.sale_state)
    from ap2t.supply_point s where s.meter_no = p_meter_no and s.removed_on is null
$$;
create or replace function ap2t.sale_place(p_meter_no text)
returns table (idpel text, holder text, unit text, tariff text, power_va integer, sale_state text) language sql stable as $$
  select s.idpel, s.holder, s.unit, s.tariff, s.power_va, s.sale_state
    from ap2t.supply_point s where s.meter_no = p_meter_no and s.removed_on is null
$$;

-- What is owed at a meter goes along to the meter that takes its place.
alter table ap2t.instalment add column moved_from text;
alter table ap2t.compensation add column moved_from text;
comment on column ap2t.instalment.moved_from is 'the meter that this one replaced';
comment on column ap2t.compensation.moved_from is 'the meter that this one replaced';

create function ap2t.move_owed(p_from text, p_to text) returns void language plpgsql as $$
begin
  with gone as (
    delete from ap2t.instalment n where n.meter_no = p_from and n.paid_cents < n.total_cents returning n.*)
  insert into ap2t.instalment (meter_no, instalment_id, total_cents, per_purchase_cents, paid_cents, registered_at, moved_from)
    select p_to, g.instalment_id, g.total_cents, g.per_purchase_cents, g.paid_cents, g.registered_at, p_from from gone g;
  with gone as (
    delete from ap2t.compensation c where c.meter_no = p_from and c.purchase_id is null returning c.*)
  insert into ap2t.compensation (meter_no, compensation_id, kind, amount_cents, ppj_cents, ppn_cents, energy_dkwh, registered_at, moved_from)
    select p_to, g.compensation_id, g.kind, g.amount_cents, g.ppj_cents, g.ppn_cents, g.energy_dkwh, g.registered_at, p_from from gone g;
end
$$;

-- Gives back what a sale paid of an instalment, when the sale is taken back; also where the meter was replaced since.
create or replace function ap2t.return_instalment(p_meter_no text, p_instalment_id uuid, p_cents bigint) returns void language plpgsql as $$
begin
  update ap2t.instalment set paid_cents = paid_cents - p_cents where meter_no = p_meter_no and instalment_id = p_instalment_id;
  if not found then
    update ap2t.instalment set paid_cents = paid_cents - p_cents where instalment_id = p_instalment_id;
  end if;
end
$$;
