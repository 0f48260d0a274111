-- The network as it is told from outside.

create function profile.is_transformer(p_code text) returns boolean language sql stable as $$
  select exists (select from profile.transformer t where t.transformer = p_code)
$$;

-- As before; and a transformer tells its feeder. Nobody keeps the feeder of a transformer that the meter has left.
create or replace function profile.put_places(p_places profile.place_draft[]) returns integer language plpgsql as $$
declare
  v_meters text[];
begin
  with given as (
    select d.*, o.unit as old_unit, o.feeder as old_feeder, o.transformer as old_transformer,
           coalesce(d.transformer, case when o.unit = d.unit then o.transformer end) as at_transformer
      from (select distinct on (p.meter_no) p.* from unnest(p_places) p order by p.meter_no) d
      left join profile.place o on o.meter_no = d.meter_no),
  other as materialized (
    select g.meter_no, g.unit, g.at_transformer as transformer, g.tariff, g.power_va, g.since, g.removed_on, g.old_unit, g.old_feeder,
           g.old_transformer,
           coalesce(g.feeder, t.feeder,
                    case when g.old_unit = g.unit and g.old_transformer is not distinct from g.at_transformer then g.old_feeder end) as feeder
      from given g left join profile.transformer t on t.transformer = g.at_transformer),
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
