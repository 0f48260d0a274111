create schema profile;

create table profile.reading (
  meter_no text not null,
  month integer not null check (month between 190001 and 999912 and month % 100 between 1 and 12),
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
  primary key (meter_no, month)
) partition by range (month);
comment on table profile.reading is
  'sharded by meter_no: the load profile, one row for each meter and month, as the meter wrote it; partitioned by month.';
comment on column profile.reading.told_at is 'the meter''s clock when it wrote the report: of two reports the later one counts, in whatever order they arrive';
comment on column profile.reading.current_da is 'A x 10; null = the meter does not measure it';
-- Months before any partition was made for them: meters bring up to a year of the past.
create table profile.reading_other partition of profile.reading default;
comment on table profile.reading_other is 'sharded by meter_no: months without a partition of their own.';

create table profile.report (
  meter_no text not null,
  card_uid text not null,
  sequence bigint not null,
  image bytea not null check (octet_length(image) = 592),
  received_at timestamptz not null,
  purchase_id uuid,
  status jsonb not null,
  primary key (meter_no, card_uid, sequence)
);
comment on table profile.report is
  'sharded by meter_no: the reports as they lay on the cards, byte for byte, for whoever doubts a reading later.';

-- Makes the partition of a month (YYYYMM); rows of it that came earlier are moved into it.
create function profile.create_month(p_month integer) returns void language plpgsql as $$
declare
  v_name text := 'reading_' || p_month;
begin
  if to_regclass('profile.' || v_name) is not null then return; end if;
  execute format('create table profile.%I (like profile.reading including all)', v_name);
  execute format('comment on table profile.%I is %L', v_name, 'sharded by meter_no: the load profile of ' || p_month);
  execute format('with moved as (delete from profile.reading_other where month = %s returning *)
                  insert into profile.%I select * from moved', p_month, v_name);
  execute format('alter table profile.reading attach partition profile.%I for values from (%s) to (%s)',
                 v_name, p_month, p_month + 1);
exception when duplicate_table then
  null; -- another server made it in this very moment
end
$$;

-- Stores reports: [{meter_no, card_uid, sequence, image, at, told_at, purchase_id, status, months}]. One already known is left alone;
-- a month told otherwise by a later report replaces the former.
create function profile.store_reports(p_reports jsonb) returns void language plpgsql as $$
begin
  insert into profile.report (meter_no, card_uid, sequence, image, received_at, purchase_id, status)
  select r.meter_no, r.card_uid, r.sequence, decode(r.image, 'base64'), r.at, r.purchase_id, r.status
    from jsonb_to_recordset(p_reports) as r(
      meter_no text, card_uid text, sequence bigint, image text, at timestamptz, purchase_id uuid, status jsonb)
   order by r.meter_no, r.card_uid, r.sequence
  on conflict (meter_no, card_uid, sequence) do nothing;

  insert into profile.reading as old
  select distinct on (r.meter_no, m.month) r.meter_no, m.month, m.stand_kwh, m.remaining_kwh, m.voltage_v, m.tamper, m.current_da,
         m.tamper_cause, m.outages, m.low_voltage_events, m.overloads, m.tamper_events, r.told_at, r.at
    from jsonb_to_recordset(p_reports) as r(meter_no text, at timestamptz, told_at timestamptz, months jsonb),
         jsonb_to_recordset(r.months) as m(
           month integer, stand_kwh integer, remaining_kwh integer, voltage_v smallint, tamper smallint, current_da integer,
           tamper_cause smallint, outages smallint, low_voltage_events smallint, overloads smallint, tamper_events smallint)
   order by r.meter_no, m.month, r.told_at desc
  on conflict (meter_no, month) do update
    set (stand_kwh, remaining_kwh, voltage_v, tamper, current_da, tamper_cause, outages, low_voltage_events, overloads,
         tamper_events, told_at, received_at)
      = (excluded.stand_kwh, excluded.remaining_kwh, excluded.voltage_v, excluded.tamper, excluded.current_da,
         excluded.tamper_cause, excluded.outages, excluded.low_voltage_events, excluded.overloads,
         excluded.tamper_events, excluded.told_at, excluded.received_at)
    where excluded.told_at > old.told_at
      and (old.stand_kwh, old.remaining_kwh, old.voltage_v, old.tamper, old.current_da, old.tamper_cause, old.outages,
           old.low_voltage_events, old.overloads, old.tamper_events)
        is distinct from
          (excluded.stand_kwh, excluded.remaining_kwh, excluded.voltage_v, excluded.tamper, excluded.current_da,
           excluded.tamper_cause, excluded.outages, excluded.low_voltage_events, excluded.overloads, excluded.tamper_events);
end
$$;
