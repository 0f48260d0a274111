create table ap2t.meter_maker (
  code text primary key check (code ~ '^([0-9]{2}|[0-9]{4})$'),
  name text not null check (length(name) between 1 and 60)
);
comment on table ap2t.meter_maker is
  'global: makers of meters by the digits that their meters'' numbers begin with: two of a number of 11 digits, four of one of 13 (IEC 62055-41; that 32 is Itron is inferred).';

create table ap2t.meter_model (
  model_id text primary key check (model_id ~ '^[A-Z0-9][A-Z0-9.-]{0,29}$'),
  maker text not null references ap2t.meter_maker (code),
  brand text not null check (length(brand) between 1 and 20),
  type text not null check (length(type) between 1 and 30),
  kind text not null check (kind in ('postpaid', 'keypad', 'nfc')),
  phases smallint not null check (phases in (1, 3)),
  max_amperes integer not null check (max_amperes between 1 and 1000),
  eas text[] check (cardinality(eas) > 0 and eas <@ array['07', '11']),
  dkgas text[] check (cardinality(dkgas) > 0 and dkgas <@ array['02', '04']),
  kct_counts smallint[] check (cardinality(kct_counts) > 0 and kct_counts <@ array[2, 3, 4]::smallint[]),
  base_dates smallint[] check (cardinality(base_dates) > 0 and base_dates <@ array[1993, 2014, 2035]::smallint[]),
  unique (brand, type),
  check (num_nulls(eas, dkgas, kct_counts, base_dates) = case kind when 'postpaid' then 4 else 0 end)
);
comment on table ap2t.meter_model is
  'global: types of meters. kind: postpaid, keypad (prepaid, one-way), nfc (prepaid combo: card and keypad). What a prepaid type can do by IEC 62055-41 stands in the arrays.';
comment on column ap2t.meter_model.kct_counts is 'of how many tokens a key change may consist: 2, 3, or 4 for a 128-bit key';
insert into ap2t.meter_maker (code, name) values ('32', 'Itron (Mecoindo)');
insert into ap2t.meter_model (model_id, maker, brand, type, kind, phases, max_amperes, eas, dkgas, kct_counts, base_dates) values
  ('EM512-710', '32', 'ITRON', 'EM512 TYPE 710', 'nfc', 1, 60, '{07,11}', '{02,04}', '{2,3,4}', '{1993,2014,2035}');

create table ap2t.meter_batch (
  batch_id uuid primary key,
  action text not null check (action in ('receive', 'issue', 'return', 'scrap', 'import')),
  request_key text unique,
  digest bytea not null check (length(digest) = 32),
  meter_count integer not null check (meter_count > 0),
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  check ((action = 'import') = (request_key is null))
);
comment on table ap2t.meter_batch is
  'global: what was done with several meters at once. A request key, and for an import the digest of the file, makes a repeated request the same one.';
comment on column ap2t.meter_batch.digest is 'SHA-256 of what was asked for; of an import, of the file';
create unique index meter_batch_file on ap2t.meter_batch (digest) where action = 'import';

create table ap2t.meter (
  meter_no text primary key check (meter_no ~ '^[0-9]{11}$|^[0-9]{13}$'),
  model_id text not null references ap2t.meter_model (model_id),
  factory_no text check (length(factory_no) between 1 and 20),
  sgc text check (sgc ~ '^[0-9]{6}$'),
  krn smallint check (krn between 1 and 9),
  ti text check (ti ~ '^[0-9]{2}$'),
  ken smallint check (ken between 0 and 255),
  key_type smallint check (key_type between 0 and 3),
  ea text check (ea in ('07', '11')),
  dkga text check (dkga in ('02', '04')),
  kct_count smallint check (kct_count between 2 and 4),
  base_date smallint check (base_date in (1993, 2014, 2035)),
  state text not null check (state in ('received', 'issued', 'reserved', 'installed', 'removed', 'scrapped')),
  unit text check (unit ~ '^[0-9]{5}$'),
  agenda_no text check (agenda_no ~ '^[0-9]{18}$'),
  idpel text check (idpel ~ '^[0-9]{12}$'),
  version integer not null check (version > 0),
  received_at timestamptz not null,
  changed_at timestamptz not null,
  check (num_nulls(sgc, krn, ti, ken, key_type, ea, dkga, kct_count, base_date) in (0, 9)),
  check ((unit is null) = (state = 'received') or state = 'scrapped'),
  check ((agenda_no is null) = (state not in ('reserved', 'installed'))),
  check ((idpel is null) = (state not in ('reserved', 'installed')))
);
comment on table ap2t.meter is
  'global: meters as things: where each is and what it is made for. The row is locked by whoever moves it, so that a meter is taken once. Sales do not read it.';
comment on column ap2t.meter.sgc is 'with the eight columns after it: the key as the maker delivered it, null for postpaid; from activation on the key on record in vending tells';
comment on column ap2t.meter.unit is 'service unit (ULP) that has it or had it last; null in the central store';
comment on column ap2t.meter.agenda_no is 'the application it is reserved for, or was installed by';
create index meter_unit on ap2t.meter (unit, state, meter_no);
create index meter_state on ap2t.meter (state, meter_no);
create index meter_number_like on ap2t.meter (meter_no text_pattern_ops);
create index meter_factory_no on ap2t.meter (factory_no text_pattern_ops, meter_no) where factory_no is not null;
create index meter_idpel on ap2t.meter (idpel) where idpel is not null;
-- An application activates one meter at a time.
create unique index meter_reserved on ap2t.meter (agenda_no) where state = 'reserved';

create table ap2t.meter_movement (
  meter_no text not null references ap2t.meter (meter_no),
  version integer not null check (version > 0),
  action text not null check (action in ('receive', 'issue', 'return', 'reserve', 'release', 'install', 'remove', 'scrap')),
  from_state text,
  to_state text not null,
  unit text,
  agenda_no text,
  idpel text,
  reason text check (length(reason) between 3 and 500),
  stand_kwh integer check (stand_kwh >= 0),
  remaining_dkwh bigint check (remaining_dkwh >= 0),
  batch_id uuid references ap2t.meter_batch (batch_id),
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  primary key (meter_no, version)
);
comment on table ap2t.meter_movement is
  'global: the life of each meter: who moved it when, from which state to which, why. Only ever added to; version is that of the meter after it.';
comment on column ap2t.meter_movement.stand_kwh is 'register of consumption when it was installed or removed';
comment on column ap2t.meter_movement.remaining_dkwh is 'credit left in a prepaid meter when it was removed, tenths of a kWh';
create index meter_movement_agenda on ap2t.meter_movement (agenda_no) where agenda_no is not null;
