-- Reports of a batch as typed rows, which are read once.

create type profile.report_draft as (
  i integer, meter_no text, card_uid text, sequence bigint, image bytea, at timestamptz, purchase_id uuid, status jsonb);
comment on type profile.report_draft is 'a report as it lay on a card; i: the purchase of a batch that it came along with';

create type profile.reading_draft as (
  i integer, meter_no text, month integer, stand_kwh integer, remaining_kwh integer, voltage_v smallint, tamper smallint,
  current_da integer, tamper_cause smallint, outages smallint, low_voltage_events smallint, overloads smallint, tamper_events smallint,
  told_at timestamptz, at timestamptz);
comment on type profile.reading_draft is 'a month of a report';

-- Stores reports and their months. A report already known is left alone; a month told otherwise by a later report replaces the former.
drop function profile.store_reports(jsonb);
create function profile.store_reports(p_reports profile.report_draft[], p_readings profile.reading_draft[]) returns void
language plpgsql as $$
begin
  insert into profile.report (meter_no, card_uid, sequence, image, received_at, purchase_id, status)
  select r.meter_no, r.card_uid, r.sequence, r.image, r.at, r.purchase_id, r.status
    from unnest(p_reports) r order by r.meter_no, r.card_uid, r.sequence
  on conflict (meter_no, card_uid, sequence) do nothing;

  insert into profile.reading as old
  select distinct on (m.meter_no, m.month) m.meter_no, m.month, m.stand_kwh, m.remaining_kwh, m.voltage_v, m.tamper, m.current_da,
         m.tamper_cause, m.outages, m.low_voltage_events, m.overloads, m.tamper_events, m.told_at, m.at
    from unnest(p_readings) m order by m.meter_no, m.month, m.told_at desc
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
