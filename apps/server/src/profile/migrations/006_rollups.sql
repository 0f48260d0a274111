-- Rollups: a place of the network and a month in one row, made anew from the readings whenever one of them has changed. Nothing is added up
-- step by step, so order, repetition and contradiction cannot leave a wrong sum behind.

drop index profile.place_unit_feeder_transformer_idx;
create index place_leaf on profile.place (unit, coalesce(feeder, '-'), coalesce(transformer, '-'));

create table profile.place_month (
  month integer not null,
  unit text not null,
  feeder text not null,
  transformer text not null,
  meters integer not null,
  readings integer not null,
  used integer not null,
  used_va bigint not null,
  usage_kwh bigint not null,
  taken_kwh bigint not null,
  sold_dkwh bigint not null,
  sold_known_dkwh bigint not null,
  sold_cents bigint not null,
  purchases integer not null,
  volted integer not null,
  voltage_sum bigint not null,
  min_voltage_v smallint,
  max_voltage_v smallint,
  low_voltage integer not null,
  high_voltage integer not null,
  tamper integer not null,
  tamper_unknown integer not null,
  tamper_events integer not null,
  went_back integer not null,
  forged integer not null,
  unverified integer not null,
  contradicted integer not null,
  abnormal integer not null,
  outages integer not null,
  low_voltage_events integer not null,
  overloads integer not null,
  primary key (month, unit, feeder, transformer)
);
comment on table profile.place_month is
  'global: what the meters of a place did in a month. *: all feeders of the unit, all transformers of the feeder; -: meters of which no feeder or no transformer is told.';
comment on column profile.place_month.used is 'meters whose use is known: two months in a row, and no change of the meter between them';
comment on column profile.place_month.used_va is 'contracted power of these';
comment on column profile.place_month.taken_kwh is 'of these: use and change of the remaining credit, which is what the tokens put in brought';
comment on column profile.place_month.sold_known_dkwh is 'sold to these: what taken_kwh is to be compared with';
comment on column profile.place_month.volted is 'readings with a voltage: a month without power has 0';
comment on column profile.place_month.went_back is 'stands below that of the month before which are no roll-over';
comment on column profile.place_month.abnormal is 'readings with any of: tamper of whatever mark, stand went back, forged, contradicted';
create index on profile.place_month (unit, feeder, transformer, month);

create table profile.rollup_state (
  id smallint primary key check (id = 1),
  low_voltage_v smallint not null,
  high_voltage_v smallint not null,
  refreshed_at timestamptz
);
comment on table profile.rollup_state is
  'global: one row, locked by whoever makes rollups; the voltage limits by which their months are counted (220 V -10 % and +5 % unless the utility says otherwise).';
insert into profile.rollup_state (id, low_voltage_v, high_voltage_v) values (1, 198, 231);

-- Use of a month in kWh from the stands at its beginning and its end. The register has six digits and rolls over; any other fall is no use.
create function profile.usage_kwh(p_before integer, p_stand integer) returns integer language sql immutable as $$
  select case when p_stand >= p_before then p_stand - p_before
              when p_before >= 900000 and p_stand < 100000 then p_stand - p_before + 1000000 end
$$;

-- The meters that hang, or hung, in the network, with their month; the figures are null where nothing is known of it.
create function profile.meter_months(p_month integer)
returns table (
  meter_no text, unit text, feeder text, transformer text, tariff text, power_va integer, in_service boolean, stand_kwh integer,
  remaining_kwh integer, voltage_v smallint, current_da integer, tamper smallint, tamper_cause smallint, tamper_events smallint,
  outages smallint, low_voltage_events smallint, overloads smallint, verification profile.verification, reason text,
  source profile.reading_source, contradicted boolean, received_at timestamptz, usage_kwh integer, taken_kwh integer, went_back boolean,
  sold_dkwh bigint, sold_cents bigint, purchases integer
) language sql stable as $$
  select p.meter_no, p.unit, coalesce(p.feeder, '-'), coalesce(p.transformer, '-'), p.tariff, p.power_va,
         p.since < make_date(profile.next_month(p_month) / 100, profile.next_month(p_month) % 100, 1)
           and (p.removed_on is null or p.removed_on > make_date(p_month / 100, p_month % 100, 1)),
         r.stand_kwh, r.remaining_kwh, r.voltage_v, r.current_da, r.tamper, r.tamper_cause, r.tamper_events, r.outages,
         r.low_voltage_events, r.overloads, r.verification, r.reason, r.source, r.contradicted, r.received_at,
         case when r.verification <> 'forged' then profile.usage_kwh(b.stand_kwh, r.stand_kwh) end,
         case when r.verification <> 'forged' then profile.usage_kwh(b.stand_kwh, r.stand_kwh) + r.remaining_kwh - b.remaining_kwh end,
         r.verification <> 'forged' and b.stand_kwh is not null and profile.usage_kwh(b.stand_kwh, r.stand_kwh) is null,
         s.energy_dkwh, s.amount_cents, s.purchases
    from profile.place p
    left join profile.reading r on r.meter_no = p.meter_no and r.month = p_month
    left join profile.reading b
      on b.meter_no = p.meter_no and b.month = profile.month_before(p_month) and b.verification <> 'forged'
    left join profile.sold s on s.meter_no = p.meter_no and s.month = p_month
$$;

-- The sums of the rows of profile.meter_months for which p_where holds, by place, as an insert into profile.place_month.
create function profile.place_month_sql(p_month integer, p_where text) returns text language sql stable as $$
  select format($sql$
    insert into profile.place_month
    select %1$s, m.unit, m.feeder, m.transformer, count(*) filter (where m.in_service or m.stand_kwh is not null), count(m.stand_kwh),
           count(m.usage_kwh), coalesce(sum(m.power_va) filter (where m.usage_kwh is not null), 0), coalesce(sum(m.usage_kwh), 0),
           coalesce(sum(m.taken_kwh), 0), coalesce(sum(m.sold_dkwh), 0),
           coalesce(sum(m.sold_dkwh) filter (where m.usage_kwh is not null), 0), coalesce(sum(m.sold_cents), 0),
           coalesce(sum(m.purchases), 0), count(*) filter (where m.voltage_v > 0), coalesce(sum(m.voltage_v), 0),
           min(m.voltage_v) filter (where m.voltage_v > 0), max(m.voltage_v) filter (where m.voltage_v > 0),
           count(*) filter (where m.voltage_v > 0 and m.voltage_v < l.low_voltage_v), count(*) filter (where m.voltage_v > l.high_voltage_v),
           count(*) filter (where m.tamper = 8), count(*) filter (where m.tamper not in (0, 8)), coalesce(sum(m.tamper_events), 0),
           count(*) filter (where m.went_back), count(*) filter (where m.verification = 'forged'),
           count(*) filter (where m.verification = 'unverified'), count(*) filter (where m.contradicted),
           count(*) filter (where m.tamper <> 0 or m.went_back or m.verification = 'forged' or m.contradicted),
           coalesce(sum(m.outages), 0), coalesce(sum(m.low_voltage_events), 0), coalesce(sum(m.overloads), 0)
      from profile.meter_months(%1$s) m, profile.rollup_state l
     where (m.in_service or m.stand_kwh is not null or m.sold_dkwh is not null) and %2$s
     group by m.unit, m.feeder, m.transformer
    having count(m.stand_kwh) > 0 or count(m.sold_dkwh) > 0$sql$, p_month, p_where)
$$;

-- Adds up what is one step below: p_feeder, p_transformer say which columns stay as they are and which become *.
create function profile.sum_places(p_month integer, p_units text[], p_by_feeder boolean) returns void language sql as $$
  insert into profile.place_month
  select m.month, m.unit, case when p_by_feeder then m.feeder else '*' end, '*', sum(m.meters), sum(m.readings), sum(m.used),
         sum(m.used_va), sum(m.usage_kwh), sum(m.taken_kwh), sum(m.sold_dkwh), sum(m.sold_known_dkwh), sum(m.sold_cents), sum(m.purchases),
         sum(m.volted), sum(m.voltage_sum), min(m.min_voltage_v), max(m.max_voltage_v), sum(m.low_voltage), sum(m.high_voltage),
         sum(m.tamper), sum(m.tamper_unknown), sum(m.tamper_events), sum(m.went_back), sum(m.forged), sum(m.unverified),
         sum(m.contradicted), sum(m.abnormal), sum(m.outages), sum(m.low_voltage_events), sum(m.overloads)
    from profile.place_month m
   where m.month = p_month and m.unit = any (p_units) and m.feeder <> '*'
     and case when p_by_feeder then m.transformer <> '*' else m.transformer = '*' end
   group by m.month, m.unit, case when p_by_feeder then m.feeder else '*' end
$$;

-- Turns months of meters that have changed into places whose rollups are to be made anew: the month itself, and the one after, whose use
-- begins where it ends. At most p_limit; gives how many.
create function profile.gather_changed(p_limit integer) returns integer language plpgsql as $$
declare
  v_count integer;
begin
  with taken as (
    delete from profile.changed c
     where (c.meter_no, c.month, c.at) in (
       select n.meter_no, n.month, n.at from profile.changed n order by n.meter_no, n.month, n.at limit p_limit for update skip locked)
    returning c.meter_no, c.month),
  marked as (
    insert into profile.stale (unit, feeder, transformer, month)
    select distinct p.unit, coalesce(p.feeder, '-'), coalesce(p.transformer, '-'), m.month
      from taken t join profile.place p on p.meter_no = t.meter_no,
           lateral (values (t.month), (profile.next_month(t.month))) m(month)
     order by 4, 1, 2, 3
    on conflict do nothing)
  select count(*) into v_count from taken;
  return v_count;
end
$$;

-- Makes the rollups of one month anew, for its places that are stale; p_month null: the latest month that has any. Gives how many places,
-- null when there is nothing to do or another server is at it.
create function profile.refresh_month(p_month integer default null) returns integer language plpgsql set work_mem = '64MB' as $$
declare
  v_month integer;
  v_places profile.stale[];
  v_units text[];
begin
  perform from profile.rollup_state for update skip locked;
  if not found then return null; end if;
  v_month := coalesce(p_month, (select max(s.month) from profile.stale s));
  if v_month is null then return null; end if;
  with taken as (delete from profile.stale s where s.month = v_month returning s)
  select array_agg(t.s), array_agg(distinct (t.s).unit) into v_places, v_units from taken t;
  if v_places is null then return null; end if;

  if cardinality(v_places) > 500 then
    delete from profile.place_month m where m.month = v_month and m.unit = any (v_units);
    execute profile.place_month_sql(v_month, 'm.unit = any ($1)') using v_units;
  else
    delete from profile.place_month m using unnest(v_places) s
     where m.month = v_month and m.unit = s.unit and m.feeder = s.feeder and m.transformer = s.transformer;
    delete from profile.place_month m where m.month = v_month and m.unit = any (v_units) and m.transformer = '*';
    execute profile.place_month_sql(v_month,
      '(m.unit, m.feeder, m.transformer) in (select s.unit, s.feeder, s.transformer from unnest($1) s)') using v_places;
  end if;
  perform profile.sum_places(v_month, v_units, true);
  perform profile.sum_places(v_month, v_units, false);
  update profile.rollup_state set refreshed_at = clock_timestamp();
  return cardinality(v_places);
end
$$;

-- Marks all places of all months that have rollups or readings: after the limits were changed, say.
create function profile.mark_all_stale() returns void language sql as $$
  insert into profile.stale (unit, feeder, transformer, month)
  select k.unit, k.feeder, k.transformer, k.month from (
    select l.unit, l.feeder, l.transformer, m.month
      from (select distinct p.unit, coalesce(p.feeder, '-') as feeder, coalesce(p.transformer, '-') as transformer from profile.place p) l,
           (select distinct m.month from profile.place_month m) m
    union select m.unit, m.feeder, m.transformer, m.month from profile.place_month m where m.transformer <> '*') k
   order by 4, 1, 2, 3
  on conflict do nothing
$$;

-- Sets the voltage limits; all rollups are stale where they are others than before.
create function profile.set_voltage_limits(p_low smallint, p_high smallint) returns boolean language plpgsql as $$
begin
  update profile.rollup_state s set low_voltage_v = p_low, high_voltage_v = p_high
   where (s.low_voltage_v, s.high_voltage_v) is distinct from (p_low, p_high);
  if not found then return false; end if;
  perform profile.mark_all_stale();
  return true;
end
$$;

create type profile.place_draft as (
  meter_no text, unit text, feeder text, transformer text, tariff text, power_va integer, since date, removed_on date);
comment on type profile.place_draft is 'where a meter hangs; a feeder or transformer that is null is not known here: what was known of it stays, within the unit';

-- Keeps where meters hang. What is new or other makes the rollups of its place, and of the one before, stale. Gives how many.
create function profile.put_places(p_places profile.place_draft[]) returns integer language plpgsql as $$
declare
  v_meters text[];
begin
  with other as materialized (
    select d.meter_no, d.unit, coalesce(d.feeder, case when o.unit = d.unit then o.feeder end) as feeder,
           coalesce(d.transformer, case when o.unit = d.unit and d.feeder is null then o.transformer end) as transformer, d.tariff,
           d.power_va, d.since, d.removed_on, o.unit as old_unit, o.feeder as old_feeder, o.transformer as old_transformer
      from (select distinct on (p.meter_no) p.* from unnest(p_places) p order by p.meter_no) d
      left join profile.place o on o.meter_no = d.meter_no),
  kept as (
    insert into profile.place as o (meter_no, unit, feeder, transformer, tariff, power_va, since, removed_on)
    select d.meter_no, d.unit, d.feeder, d.transformer, d.tariff, d.power_va, d.since, d.removed_on from other d order by d.meter_no
    on conflict (meter_no) do update
      set (unit, feeder, transformer, tariff, power_va, since, removed_on)
        = (excluded.unit, excluded.feeder, excluded.transformer, excluded.tariff, excluded.power_va, excluded.since, excluded.removed_on)
      where (o.unit, o.feeder, o.transformer, o.tariff, o.power_va, o.since, o.removed_on) is distinct from
        (excluded.unit, excluded.feeder, excluded.transformer, excluded.tariff, excluded.power_va, excluded.since, excluded.removed_on)
    returning o.meter_no),
  marked as (
    insert into profile.stale (unit, feeder, transformer, month)
    select distinct x.unit, coalesce(x.feeder, '-'), coalesce(x.transformer, '-'), r.month
      from kept k join other d on d.meter_no = k.meter_no,
           lateral (values (d.unit, d.feeder, d.transformer), (d.old_unit, d.old_feeder, d.old_transformer)) x(unit, feeder, transformer),
           lateral (select r.month from profile.reading r where r.meter_no = d.meter_no
                    union select s.month from profile.sold s where s.meter_no = d.meter_no) r
     where x.unit is not null
     order by 4, 1, 2, 3
    on conflict do nothing)
  select array_agg(k.meter_no) into v_meters from kept k;
  return coalesce(cardinality(v_meters), 0);
end
$$;

create type profile.sold_draft as (meter_no text, month integer, energy_dkwh bigint, amount_cents bigint, purchases integer);
comment on type profile.sold_draft is 'all that was sold to a meter in a month';

-- Keeps what was sold, as P2APST counts it: the whole of a month each time. Gives how many were new or other.
create function profile.put_sold(p_sold profile.sold_draft[]) returns integer language plpgsql as $$
declare
  v_count integer;
begin
  with kept as (
    insert into profile.sold as o (meter_no, month, energy_dkwh, amount_cents, purchases)
    select d.meter_no, d.month, d.energy_dkwh, d.amount_cents, d.purchases from unnest(p_sold) d order by d.meter_no, d.month
    on conflict (meter_no, month) do update
      set (energy_dkwh, amount_cents, purchases) = (excluded.energy_dkwh, excluded.amount_cents, excluded.purchases)
      where (o.energy_dkwh, o.amount_cents, o.purchases) is distinct from (excluded.energy_dkwh, excluded.amount_cents, excluded.purchases)
    returning o.meter_no, o.month),
  marked as (
    insert into profile.stale (unit, feeder, transformer, month)
    select distinct p.unit, coalesce(p.feeder, '-'), coalesce(p.transformer, '-'), k.month
      from kept k join profile.place p on p.meter_no = k.meter_no
     order by 4, 1, 2, 3
    on conflict do nothing)
  select count(*) into v_count from kept;
  return v_count;
end
$$;

-- Readings of many meters make the month after stale, too: its use begins where they end.
create or replace function profile.import_readings(p_told profile.told_draft[], out new_months integer, out told_otherwise integer)
language plpgsql as $$
begin
  select t.new_months, t.told_otherwise into new_months, told_otherwise from profile.tell(p_told, false) t;
  if new_months > 0 then
    insert into profile.stale (unit, feeder, transformer, month)
    select k.unit, k.feeder, k.transformer, m.month
      from (select distinct p.unit, coalesce(p.feeder, '-') as feeder, coalesce(p.transformer, '-') as transformer, t.month
              from unnest(p_told) t join profile.place p on p.meter_no = t.meter_no) k,
           lateral (values (k.month), (profile.next_month(k.month))) m(month)
     group by 1, 2, 3, 4 order by 4, 1, 2, 3
    on conflict do nothing;
  end if;
end
$$;
