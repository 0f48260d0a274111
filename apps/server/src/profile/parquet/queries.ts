/** A question that is asked often, over the view `reading` of all monthly files. */
export interface NamedQuery {
  readonly id: string;
  readonly en: string;
  readonly sql: string;
}

/** The twelve months that end with the last one there is. */
const LAST_YEAR = `(select max(month) - 100 from reading)`;

export const namedQueries: Readonly<Record<string, NamedQuery>> = {
  anomalies: {
    id: 'Meter yang pemakaiannya tiga bulan terakhir jauh di bawah riwayat sendiri dan pelanggan setara, bertanda tamper, atau pembukuannya tidak cocok',
    en: 'Meters whose last three months are far below their own history and their peers, that have tamper marks, or whose books do not fit',
    sql: `
      with months as (select distinct month from reading where month > ${LAST_YEAR}),
      recent as (select month from months order by month desc limit 3),
      peer as (
        select month, tariff, power_va, avg(usage_kwh) as peer_kwh from reading
         where month > ${LAST_YEAR} and usage_kwh is not null group by month, tariff, power_va),
      per_meter as (
        select r.meter_no, any_value(r.unit) as unit, any_value(r.feeder) as feeder, any_value(r.transformer) as transformer,
               any_value(r.tariff) as tariff, any_value(r.power_va) as power_va,
               avg(r.usage_kwh / p.peer_kwh) filter (where r.month in (from recent)) as now_share,
               avg(r.usage_kwh / p.peer_kwh) filter (where r.month not in (from recent)) as before_share,
               avg(r.usage_kwh) filter (where r.month in (from recent)) as now_kwh,
               count(*) filter (where r.tamper <> 0) as tamper_months,
               sum(r.sold_dkwh / 10 - r.taken_kwh) filter (where r.taken_kwh is not null) as untaken_kwh,
               sum(r.usage_kwh) as usage_kwh
          from reading r left join peer p on p.month = r.month and p.tariff = r.tariff and p.power_va = r.power_va
         where r.month > ${LAST_YEAR} group by r.meter_no)
      select meter_no, unit, feeder, transformer, tariff, power_va, round(now_kwh)::integer as now_kwh,
             round(100 * (1 - now_share / before_share))::integer as fall_percent, tamper_months::integer as tamper_months,
             round(untaken_kwh)::integer as untaken_kwh
        from per_meter
       where now_share < 0.6 * before_share or tamper_months > 0 or abs(untaken_kwh) > greatest(60, usage_kwh / 6)
       order by (now_share < 0.6 * before_share)::integer + (tamper_months > 0)::integer
                + (abs(untaken_kwh) > greatest(60, usage_kwh / 6))::integer desc, fall_percent desc nulls last, meter_no`,
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
