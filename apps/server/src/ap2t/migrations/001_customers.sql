create schema ap2t;

create table ap2t.customer (
  idpel text primary key check (idpel ~ '^[0-9]{12}$'),
  meter_no text unique,
  name text not null,
  address text not null,
  unit text not null check (unit ~ '^[0-9]{5}$'),
  tariff text not null,
  power_va integer not null check (power_va > 0)
);
comment on table ap2t.customer is 'global: the customer master register (DIL). Read at the desk, never by a sale.';

create table ap2t.supply_point (
  meter_no text primary key check (meter_no ~ '^[0-9]{11}$|^[0-9]{13}$'),
  idpel text not null,
  holder text not null,
  unit text not null,
  tariff text not null,
  power_va integer not null check (power_va > 0),
  blocked boolean not null default false,
  meter_make text not null,
  meter_type text not null,
  meter_kind text not null check (meter_kind in ('nfc', 'keypad'))
);
comment on table ap2t.supply_point is
  'sharded by meter_no: what a sale must know of the place a meter hangs at, kept with the meter so that a sale touches one shard. Written together with the customer (PDL).';

-- What a sale must know of a meter's place.
create function ap2t.supply_point_of(p_meter_no text) returns jsonb language sql stable as $$
  select to_jsonb(s) from ap2t.supply_point s where s.meter_no = p_meter_no
$$;
