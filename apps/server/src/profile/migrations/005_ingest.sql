-- Ingest: whatever door a month comes through, it is told in one way (profile.tell). What contradicts what is known is kept beside it.

alter type profile.reading_source add value 'file';

create type profile.told_draft as (
  meter_no text, month integer, stand_kwh integer, remaining_kwh integer, voltage_v smallint, tamper smallint, current_da integer,
  tamper_cause smallint, outages smallint, low_voltage_events smallint, overloads smallint, tamper_events smallint,
  told_at timestamptz, at timestamptz, verification profile.verification, reason text, source profile.reading_source, card_uid text,
  trusted boolean);
comment on type profile.told_draft is
  'a month as somebody told it; trusted: it may replace what others of its standing told before, if it was told later';

create table profile.changed (
  meter_no text not null,
  month integer not null,
  at timestamptz not null default clock_timestamp(),
  primary key (meter_no, month, at)
);
comment on table profile.changed is
  'sharded by meter_no: months of meters that have changed since the rollups were last made. Only ever added to, so that no sale waits for whoever makes them.';

create table profile.stale (
  unit text not null,
  feeder text not null,
  transformer text not null,
  month integer not null,
  primary key (month, unit, feeder, transformer)
);
comment on table profile.stale is
  'global: the places, with their months, whose rollups are to be made anew after a change of many meters at once; -: no feeder, no transformer.';

-- Of the figures of a month: what was told the same is the same.
create function profile.figures_digest(
  p_stand integer, p_remaining integer, p_voltage smallint, p_tamper smallint, p_current integer, p_cause smallint, p_outages smallint,
  p_low smallint, p_overloads smallint, p_events smallint) returns bytea language sql immutable as $$
  select substring(sha256(convert_to(concat_ws('|', p_stand, p_remaining, p_voltage, p_tamper, coalesce(p_current::text, '-'), p_cause,
                                               p_outages, p_low, p_overloads, p_events), 'UTF8')) for 16)
$$;

-- The month after, YYYYMM.
create function profile.next_month(p_month integer) returns integer language sql immutable as $$
  select case when p_month % 100 = 12 then p_month + 89 else p_month + 1 end
$$;

-- The month before, YYYYMM.
create function profile.month_before(p_month integer) returns integer language sql immutable as $$
  select case when p_month % 100 = 1 then p_month - 89 else p_month - 1 end
$$;

-- Months that were known and are now told otherwise, or are vouched for better: both tellings are kept, and the one of the better standing
-- counts; of two of one standing the one that the meter told later, if it is trusted. Gives the meters and months of which another one
-- counts now.
create function profile.tell_otherwise(p_told profile.told_draft[]) returns table (changed_meter text, changed_month integer)
language plpgsql set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform from profile.reading o
    where (o.meter_no, o.month) in (select t.meter_no, t.month from unnest(p_told) t) order by o.meter_no, o.month for update;

  insert into profile.reading_variant as v
  select distinct on (a.meter_no, a.month, a.digest) a.meter_no, a.month, a.digest, a.stand_kwh, a.remaining_kwh, a.voltage_v, a.tamper,
         a.current_da, a.tamper_cause, a.outages, a.low_voltage_events, a.overloads, a.tamper_events, a.told_at, a.at, a.verification,
         a.reason, a.source, a.card_uid
    from (
      select (n.t).*, n.digest from (
        select t, profile.figures_digest(t.stand_kwh, t.remaining_kwh, t.voltage_v, t.tamper, t.current_da, t.tamper_cause, t.outages,
                                         t.low_voltage_events, t.overloads, t.tamper_events) as digest from unnest(p_told) t) n
      union all
      select o.meter_no, o.month, o.stand_kwh, o.remaining_kwh, o.voltage_v, o.tamper, o.current_da, o.tamper_cause, o.outages,
             o.low_voltage_events, o.overloads, o.tamper_events, o.told_at, o.received_at, o.verification, o.reason, o.source, o.card_uid,
             true, profile.figures_digest(o.stand_kwh, o.remaining_kwh, o.voltage_v, o.tamper, o.current_da, o.tamper_cause, o.outages,
                                          o.low_voltage_events, o.overloads, o.tamper_events)
        from (select distinct t.meter_no, t.month from unnest(p_told) t) k
        join profile.reading o on o.meter_no = k.meter_no and o.month = k.month) a
   where exists (
     select from profile.reading o join unnest(p_told) t on t.meter_no = o.meter_no and t.month = o.month
      where o.meter_no = a.meter_no and o.month = a.month
        and (o.stand_kwh, o.remaining_kwh, o.voltage_v, o.tamper, o.current_da, o.tamper_cause, o.outages, o.low_voltage_events,
             o.overloads, o.tamper_events)
          is distinct from (t.stand_kwh, t.remaining_kwh, t.voltage_v, t.tamper, t.current_da, t.tamper_cause, t.outages,
                            t.low_voltage_events, t.overloads, t.tamper_events))
   order by a.meter_no, a.month, a.digest, a.verification desc, a.told_at desc
  on conflict (meter_no, month, digest) do update
    set (told_at, received_at, verification, reason, source, card_uid)
      = (excluded.told_at, excluded.received_at, excluded.verification, excluded.reason, excluded.source, excluded.card_uid)
    where excluded.verification > v.verification;

  update profile.reading o set contradicted = true
    from (select distinct t.meter_no, t.month from unnest(p_told) t) k
   where o.meter_no = k.meter_no and o.month = k.month and not o.contradicted
     and exists (select from profile.reading_variant v where v.meter_no = k.meter_no and v.month = k.month);

  return query
  update profile.reading o
     set stand_kwh = b.stand_kwh, remaining_kwh = b.remaining_kwh, voltage_v = b.voltage_v, tamper = b.tamper, current_da = b.current_da,
         tamper_cause = b.tamper_cause, outages = b.outages, low_voltage_events = b.low_voltage_events, overloads = b.overloads,
         tamper_events = b.tamper_events, told_at = b.told_at, received_at = b.at, verification = b.verification, reason = b.reason,
         source = b.source, card_uid = b.card_uid
    from (select distinct on (t.meter_no, t.month) t.* from unnest(p_told) t
           order by t.meter_no, t.month, t.verification desc, t.trusted desc, t.told_at desc) b
   where o.meter_no = b.meter_no and o.month = b.month
     and (b.verification > o.verification
          or (b.verification = o.verification and b.trusted and b.told_at > o.told_at
              and (o.stand_kwh, o.remaining_kwh, o.voltage_v, o.tamper, o.current_da, o.tamper_cause, o.outages, o.low_voltage_events,
                   o.overloads, o.tamper_events)
                is distinct from (b.stand_kwh, b.remaining_kwh, b.voltage_v, b.tamper, b.current_da, b.tamper_cause, b.outages,
                                  b.low_voltage_events, b.overloads, b.tamper_events)))
  returning o.meter_no, o.month;
end
$$;

-- Keeps what is told of months: a new one is added, one that was told the same before is left alone without being touched, and the rest is
-- profile.tell_otherwise. In any order, any number of times. Gives how many months were new and how many were told otherwise.
-- p_mark: whether the rollups are told month by month (profile.changed); who tells many at once marks places instead.
create function profile.tell(p_told profile.told_draft[], p_mark boolean, out new_months integer, out told_otherwise integer)
language plpgsql set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  v_other profile.told_draft[];
begin
  if p_mark then
    with added as (
      insert into profile.reading
        (meter_no, month, stand_kwh, remaining_kwh, voltage_v, tamper, current_da, tamper_cause, outages, low_voltage_events, overloads,
         tamper_events, told_at, received_at, verification, reason, source, card_uid)
      select distinct on (t.meter_no, t.month) t.meter_no, t.month, t.stand_kwh, t.remaining_kwh, t.voltage_v, t.tamper, t.current_da,
             t.tamper_cause, t.outages, t.low_voltage_events, t.overloads, t.tamper_events, t.told_at, t.at, t.verification, t.reason,
             t.source, t.card_uid
        from unnest(p_told) t order by t.meter_no, t.month, t.verification desc, t.trusted desc, t.told_at desc
      on conflict (meter_no, month) do nothing
      returning meter_no, month)
    insert into profile.changed (meter_no, month) select a.meter_no, a.month from added a;
  else
    insert into profile.reading
      (meter_no, month, stand_kwh, remaining_kwh, voltage_v, tamper, current_da, tamper_cause, outages, low_voltage_events, overloads,
       tamper_events, told_at, received_at, verification, reason, source, card_uid)
    select distinct on (t.meter_no, t.month) t.meter_no, t.month, t.stand_kwh, t.remaining_kwh, t.voltage_v, t.tamper, t.current_da,
           t.tamper_cause, t.outages, t.low_voltage_events, t.overloads, t.tamper_events, t.told_at, t.at, t.verification, t.reason,
           t.source, t.card_uid
      from unnest(p_told) t order by t.meter_no, t.month, t.verification desc, t.trusted desc, t.told_at desc
    on conflict (meter_no, month) do nothing;
  end if;
  get diagnostics new_months = row_count;
  told_otherwise := 0;
  if new_months = cardinality(p_told) then return; end if;

  v_other := array(
    select t from unnest(p_told) t join profile.reading o on o.meter_no = t.meter_no and o.month = t.month
     where t.verification > o.verification
        or (o.stand_kwh, o.remaining_kwh, o.voltage_v, o.tamper, o.current_da, o.tamper_cause, o.outages, o.low_voltage_events,
            o.overloads, o.tamper_events)
          is distinct from (t.stand_kwh, t.remaining_kwh, t.voltage_v, t.tamper, t.current_da, t.tamper_cause, t.outages,
                            t.low_voltage_events, t.overloads, t.tamper_events));
  if cardinality(v_other) = 0 then return; end if;
  told_otherwise := cardinality(v_other);
  insert into profile.changed (meter_no, month)
  select distinct k.meter_no, k.month from (
    select o.changed_meter as meter_no, o.changed_month as month from profile.tell_otherwise(v_other) o
    union select t.meter_no, t.month from unnest(v_other) t) k;
end
$$;

-- Stores reports and their months; gives the numbers i of those that count. A report already known is left alone, unless it is understood
-- better now. Months of a late report are not looked at.
create or replace function profile.store_reports(p_reports profile.report_draft[], p_readings profile.reading_draft[])
returns setof integer language plpgsql as $$
declare
  v_counted integer[];
  v_told profile.told_draft[];
begin
  with judged as materialized (
    select r.*, coalesce(l.is_late, false) as late, profile.is_trusted(r.proof, k.since) as trusted,
           (case when r.proof = 'verified' then 'verified'
                 when r.proof in ('forged', 'copied') or (r.proof = 'unsigned' and k.since <= r.told_at) then 'forged'
                 else 'unverified' end)::profile.verification as verification,
           case when r.proof = 'verified' then null
                when r.proof = 'forged' then 'bad-mac'
                when r.proof <> 'unsigned' then r.proof
                when k.since is null then 'no-key'
                when k.since <= r.told_at then 'signature-missing'
                else 'unsigned' end as reason
      from unnest(p_reports) r
      left join lateral vending.card_keys(r.meter_no) k on true
      left join lateral profile.later_report(r.meter_no, r.card_uid, r.sequence, r.told_at) l on true),
  kept as (
    insert into profile.report as old
      (meter_no, card_uid, sequence, image, received_at, purchase_id, status, verification, reason, key_version, counted, replayed_at,
       told_at, digest)
    select j.meter_no, j.card_uid, j.sequence, j.image, j.at, j.purchase_id, j.status, j.verification, j.reason, j.key_version,
           j.trusted and not j.late, case when j.late then j.at end, j.told_at, j.digest
      from judged j order by j.meter_no, j.card_uid, j.sequence
    on conflict (meter_no, card_uid, sequence, digest) do update
      set (verification, reason, counted, replayed_at)
        = (select n.verification, n.reason, n.counted, coalesce(excluded.replayed_at, old.replayed_at)
             from (values (old.verification, old.reason, old.counted), (excluded.verification, excluded.reason, excluded.counted))
                    as n(verification, reason, counted)
            order by n.verification desc, n.counted desc limit 1)
      where excluded.replayed_at is not null or excluded.verification > old.verification)
  select array(select j.i from judged j where j.trusted and not j.late),
         array(select (m.meter_no, m.month, m.stand_kwh, m.remaining_kwh, m.voltage_v, m.tamper, m.current_da, m.tamper_cause, m.outages,
                       m.low_voltage_events, m.overloads, m.tamper_events, m.told_at, m.at, j.verification, j.reason,
                       case when j.purchase_id is null then 'inquiry' else 'purchase' end, j.card_uid, j.trusted)::profile.told_draft
                 from unnest(p_readings) m join judged j on j.i = m.i where not j.late)
    into v_counted, v_told;
  if cardinality(v_told) > 0 then perform profile.tell(v_told, true); end if;
  return query select unnest(v_counted);
end
$$;

-- Keeps many readings at once: of a file, or of a whole field. The places of their meters are marked for the rollups.
create function profile.import_readings(p_told profile.told_draft[], out new_months integer, out told_otherwise integer)
language plpgsql as $$
begin
  select t.new_months, t.told_otherwise into new_months, told_otherwise from profile.tell(p_told, false) t;
  if new_months > 0 then
    insert into profile.stale (unit, feeder, transformer, month)
    select distinct p.unit, coalesce(p.feeder, '-'), coalesce(p.transformer, '-'), t.month
      from unnest(p_told) t join profile.place p on p.meter_no = t.meter_no
     order by 4, 1, 2, 3
    on conflict do nothing;
  end if;
end
$$;
