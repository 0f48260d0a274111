/** A question that is asked often, over the view `reading` of all monthly files. */
export interface NamedQuery {
  readonly id: string;
  readonly en: string;
  readonly sql: string;
}

export const namedQueries: Readonly<Record<string, NamedQuery>> = {
  anomalies: {
    id: 'Meter yang pemakaiannya tiga bulan terakhir jauh di bawah riwayat sendiri dan pelanggan setara, bertanda tamper, atau pembukuannya tidak cocok',
    en: 'Meters whose last three months are far below their own history and their peers, that have tamper marks, or whose books do not fit',
    // Figures first and places afterwards, for the few that are left: twelve million rows are grouped by numbers only.
    sql: `
      with last as (select max(month) as month from reading),
      peer as (
        select r.month, r.tariff, r.power_va, 1 / avg(r.usage_kwh) as part,
               any_value(r.month // 100 * 12 + r.month % 100 > l.month // 100 * 12 + l.month % 100 - 3) as is_recent
          from reading r, last l where r.month > l.month - 100 group by r.month, r.tariff, r.power_va),
      per_meter as (
        select r.meter_no, avg(r.usage_kwh * p.part) filter (where p.is_recent) as now_share,
               avg(r.usage_kwh * p.part) filter (where not p.is_recent) as before_share,
               count(*) filter (where r.tamper <> 0) as tamper_months,
               sum(r.sold_dkwh * 0.1::double - r.taken_kwh) as untaken_kwh
          from reading r join peer p on p.month = r.month and p.tariff = r.tariff and p.power_va = r.power_va
         group by r.meter_no),
      found as (
        select * from per_meter
         where now_share < 0.6 * before_share or tamper_months > 0 or untaken_kwh > 60 or untaken_kwh < -60)
      select f.meter_no, r.unit, r.feeder, r.transformer, r.tariff, r.power_va, r.usage_kwh as last_kwh,
             round(100 * (1 - f.now_share / f.before_share))::integer as fall_percent, f.tamper_months::integer as tamper_months,
             round(f.untaken_kwh)::integer as untaken_kwh
        from found f left join (select * from reading where month = (select month from last)) r using (meter_no)
       order by (f.now_share < 0.6 * f.before_share)::integer + (f.tamper_months > 0)::integer + (abs(f.untaken_kwh) > 60)::integer
                desc nulls last, fall_percent desc nulls last, f.meter_no`,
  },
  usage: {
    id: 'Pemakaian dan jam nyala per bulan, tarif, dan daya',
    en: 'Use and burn hours by month, tariff and power',
    sql: `
      select month, tariff, power_va, count(usage_kwh)::integer as meters, sum(usage_kwh)::double as usage_kwh,
             round(avg(usage_kwh), 1) as average_kwh, round(avg(usage_kwh * 1000.0 / power_va), 1) as burn_hours
        from reading group by all order by month, tariff, power_va`,
  },
  voltage: {
    id: 'Tegangan ujung terendah per gardu pada bulan terakhir',
    en: 'Lowest end-of-line voltage by transformer in the last month',
    sql: `
      select unit, feeder, transformer, count(*)::integer as meters, min(voltage_v) as min_voltage_v,
             round(avg(voltage_v), 1) as average_v
        from reading where voltage_v > 0 and month = (select max(month) from reading)
       group by all order by min_voltage_v, unit, feeder, transformer`,
  },
  tamper: {
    id: 'Tanda tamper per penyebab dan bulan',
    en: 'Tamper marks by cause and month',
    sql: `
      select month, tamper, tamper_cause, count(*)::integer as meters, sum(tamper_events)::integer as events
        from reading where tamper <> 0 group by all order by month, tamper, tamper_cause`,
  },
  sold: {
    id: 'Terjual, masuk ke meter, dan terpakai per unit dan bulan (meter yang pemakaiannya diketahui)',
    en: 'Sold, taken and used by unit and month (meters whose use is known)',
    sql: `
      select unit, month, count(*)::integer as meters, round(sum(sold_dkwh) / 10.0, 1)::double as sold_kwh,
             sum(taken_kwh)::double as taken_kwh, sum(usage_kwh)::double as usage_kwh
        from reading where usage_kwh is not null group by all order by unit, month`,
  },
};
