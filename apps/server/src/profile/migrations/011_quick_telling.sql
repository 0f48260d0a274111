-- Eleven of the twelve months on a card are known: they are looked up and left out before anything is written. And a card that brings
-- several new months leaves one mark for the rollups.

alter table profile.changed add column until_month integer;
update profile.changed set until_month = month;
alter table profile.changed alter column until_month set not null;
comment on column profile.changed.until_month is 'the last of the months that have changed; month: the first';

-- The months from one to another, YYYYMM.
create function profile.months_between(p_from integer, p_until integer) returns setof integer language sql immutable as $$
  select m / 12 * 100 + m % 12 + 1
    from generate_series(p_from / 100 * 12 + p_from % 100 - 1, p_until / 100 * 12 + p_until % 100 - 1) m
$$;

-- Keeps what is told of months: a new one is added, one that was told the same before is left alone without being touched, and the rest is
-- profile.tell_otherwise. In any order, any number of times. Gives how many months were new and how many were told otherwise.
-- p_mark: whether the rollups are told meter by meter (profile.changed); who tells many at once, nearly all of them new, marks places instead.
create or replace function profile.tell(p_told profile.told_draft[], p_mark boolean, out new_months integer, out told_otherwise integer)
language plpgsql set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  v_told profile.told_draft[] := p_told;
  v_other profile.told_draft[];
begin
  new_months := 0;
  told_otherwise := 0;
  if p_mark then
    v_told := array(
      select t from unnest(p_told) t left join profile.reading o on o.meter_no = t.meter_no and o.month = t.month
       where o.meter_no is null or t.verification > o.verification
          or (o.stand_kwh, o.remaining_kwh, o.voltage_v, o.tamper, o.current_da, o.tamper_cause, o.outages, o.low_voltage_events,
              o.overloads, o.tamper_events)
            is distinct from (t.stand_kwh, t.remaining_kwh, t.voltage_v, t.tamper, t.current_da, t.tamper_cause, t.outages,
                              t.low_voltage_events, t.overloads, t.tamper_events));
    if cardinality(v_told) = 0 then return; end if;
  end if;

  insert into profile.reading
    (meter_no, month, stand_kwh, remaining_kwh, voltage_v, tamper, current_da, tamper_cause, outages, low_voltage_events, overloads,
     tamper_events, told_at, received_at, verification, reason, source, card_uid)
  select distinct on (t.meter_no, t.month) t.meter_no, t.month, t.stand_kwh, t.remaining_kwh, t.voltage_v, t.tamper, t.current_da,
         t.tamper_cause, t.outages, t.low_voltage_events, t.overloads, t.tamper_events, t.told_at, t.at, t.verification, t.reason,
         t.source, t.card_uid
    from unnest(v_told) t order by t.meter_no, t.month, t.verification desc, t.trusted desc, t.told_at desc
  on conflict (meter_no, month) do nothing;
  get diagnostics new_months = row_count;

  if p_mark then
    insert into profile.changed (meter_no, month, until_month)
    select t.meter_no, min(t.month), max(t.month) from unnest(v_told) t group by t.meter_no;
  end if;
  if new_months = cardinality(v_told) then return; end if;

  v_other := array(
    select t from unnest(v_told) t join profile.reading o on o.meter_no = t.meter_no and o.month = t.month
     where t.verification > o.verification
        or (o.stand_kwh, o.remaining_kwh, o.voltage_v, o.tamper, o.current_da, o.tamper_cause, o.outages, o.low_voltage_events,
            o.overloads, o.tamper_events)
          is distinct from (t.stand_kwh, t.remaining_kwh, t.voltage_v, t.tamper, t.current_da, t.tamper_cause, t.outages,
                            t.low_voltage_events, t.overloads, t.tamper_events));
  if cardinality(v_other) = 0 then return; end if;
  told_otherwise := cardinality(v_other);
  perform profile.tell_otherwise(v_other);
  if not p_mark then
    insert into profile.changed (meter_no, month, until_month)
    select t.meter_no, min(t.month), max(t.month) from unnest(v_other) t group by t.meter_no;
  end if;
end
$$;

-- Turns months of meters that have changed into places whose rollups are to be made anew: the months themselves, and the one after, whose
-- use begins where they end. At most p_limit; gives how many.
create or replace function profile.gather_changed(p_limit integer) returns integer language plpgsql as $$
declare
  v_count integer;
begin
  with taken as (
    delete from profile.changed c
     where (c.meter_no, c.month, c.at) in (
       select n.meter_no, n.month, n.at from profile.changed n order by n.meter_no, n.month, n.at limit p_limit for update skip locked)
    returning c.meter_no, c.month, c.until_month),
  marked as (
    insert into profile.stale (unit, feeder, transformer, month)
    select distinct p.unit, coalesce(p.feeder, '-'), coalesce(p.transformer, '-'), m.month
      from taken t join profile.place p on p.meter_no = t.meter_no,
           lateral profile.months_between(t.month, profile.next_month(t.until_month)) m(month)
     order by 4, 1, 2, 3
    on conflict do nothing)
  select count(*) into v_count from taken;
  return v_count;
end
$$;
