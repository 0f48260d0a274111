-- Where meters hang in the network, what the network's own meters counted, what was sold, and what is told of a month besides what counts.

create table profile.feeder (
  feeder text primary key check (feeder <> '' and length(feeder) <= 40),
  unit text not null,
  name text not null
);
comment on table profile.feeder is 'global: the feeders (penyulang) and the unit (ULP) that runs each.';

create table profile.transformer (
  transformer text primary key check (transformer <> '' and length(transformer) <= 40),
  feeder text,
  name text not null
);
comment on table profile.transformer is 'global: the distribution transformers (gardu) and the feeder that each hangs on; null: not told.';

create table profile.place (
  meter_no text primary key,
  unit text not null,
  feeder text,
  transformer text,
  tariff text not null,
  power_va integer not null check (power_va > 0),
  since date not null,
  removed_on date
);
comment on table profile.place is
  'sharded by meter_no: where a meter hangs (or hung last), as AP2T, a file or the field told it. A meter counts, with all its months, where it hangs now.';
comment on column profile.place.unit is 'the ULP';
create index on profile.place (unit, feeder, transformer);
create index on profile.place (transformer) where transformer is not null;
create index on profile.place (feeder) where feeder is not null;

create table profile.feed (
  place text not null check (place <> ''),
  month integer not null check (month between 190001 and 999912 and month % 100 between 1 and 12),
  energy_kwh bigint not null check (energy_kwh >= 0),
  source text not null,
  primary key (place, month)
);
comment on table profile.feed is 'global: what the own meter of a feeder or transformer (place) counted in a month; source: who told it.';
create index on profile.feed (month);

create table profile.sold (
  meter_no text not null,
  month integer not null check (month between 190001 and 999912 and month % 100 between 1 and 12),
  energy_dkwh bigint not null,
  amount_cents bigint not null,
  purchases integer not null,
  primary key (meter_no, month)
) partition by range (month);
comment on table profile.sold is
  'sharded by meter_no: what was sold to a meter in a business month, as P2APST counts it (again and again the same); partitioned by month.';
comment on column profile.sold.amount_cents is 'what the customers paid, all that was taken from it included';
create table profile.sold_other partition of profile.sold default;
comment on table profile.sold_other is 'sharded by meter_no: months without a partition of their own.';

alter table profile.reading add column contradicted boolean not null default false;
comment on column profile.reading.contradicted is 'the month was told otherwise, too: profile.reading_variant has all that was told of it';

create table profile.reading_variant (
  meter_no text not null,
  month integer not null,
  digest bytea not null,
  stand_kwh integer not null,
  remaining_kwh integer not null,
  voltage_v smallint not null,
  tamper smallint not null,
  current_da integer,
  tamper_cause smallint not null,
  outages smallint not null,
  low_voltage_events smallint not null,
  overloads smallint not null,
  tamper_events smallint not null,
  told_at timestamptz not null,
  received_at timestamptz not null,
  verification profile.verification not null,
  reason text,
  source profile.reading_source not null,
  card_uid text,
  primary key (meter_no, month, digest)
);
comment on table profile.reading_variant is
  'sharded by meter_no: all that was told of a month of which different things were told, the one that counts (profile.reading) among them.';
comment on column profile.reading_variant.digest is 'of the figures: the same figures told twice are one row, that of the better standing';

-- The partitions of a month (YYYYMM), of readings and sales; rows of it that came earlier are moved into them.
create or replace function profile.create_month(p_month integer) returns void language plpgsql as $$
declare
  v_table text;
  v_name text;
begin
  foreach v_table in array array['reading', 'sold'] loop
    v_name := v_table || '_' || p_month;
    continue when to_regclass('profile.' || v_name) is not null;
    execute format('create table profile.%I (like profile.%I including all)', v_name, v_table);
    execute format('comment on table profile.%I is %L', v_name, 'sharded by meter_no: profile.' || v_table || ' of ' || p_month);
    execute format('with moved as (delete from profile.%I where month = %s returning *) insert into profile.%I select * from moved',
                   v_table || '_other', p_month, v_name);
    execute format('alter table profile.%I attach partition profile.%I for values from (%s) to (%s)',
                   v_table, v_name, p_month, p_month + 1);
  end loop;
exception when duplicate_table then
  null; -- another server made it in this very moment
end
$$;
