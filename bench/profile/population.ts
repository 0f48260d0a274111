import type { PoolClient } from 'pg';
import { monthBack, type ProfilePlan, say } from './options.ts';

/**
 * Meters by number: 40 on a transformer, 25 transformers on a feeder, 10 feeders in a ULP, 10 ULPs in a UP3, 5 UP3s in a UPI.
 * All figures are drawn from the number of the meter and the month: the same data every time.
 */
const network = `
  insert into identity.unit (unit, kind, parent, name, address, phone)
    select (51 + u)::text, 'UPI', null, 'UPI ' || u, '-', '-' from generate_series(0, ($1 - 1) / 500000) u;
  insert into identity.unit (unit, kind, parent, name, address, phone)
    select (51 + p / 5)::text || '9' || lpad((p % 5)::text, 2, '0'), 'UP3', (51 + p / 5)::text, 'UP3 ' || p, '-', '-'
      from generate_series(0, ($1 - 1) / 100000) p;
  insert into identity.unit (unit, kind, parent, name, address, phone)
    select ${ulpOf('u * 10000')}, 'ULP', (51 + u / 50)::text || '9' || lpad(((u / 10) % 5)::text, 2, '0'), 'ULP ' || u, '-', '-'
      from generate_series(0, ($1 - 1) / 10000) u;
  insert into profile.feeder select 'PY' || f, ${ulpOf('f * 1000')}, 'PENYULANG ' || f from generate_series(0, ($1 - 1) / 1000) f;
  insert into profile.transformer select 'GD' || t, 'PY' || t / 25, 'GARDU ' || t from generate_series(0, ($1 - 1) / 40) t;
  insert into profile.place select ${meterOf('n')}, ${ulpOf('n')}, 'PY' || n / 1000, 'GD' || n / 40, 'R1T',
         (array[450, 900, 1300, 2200])[n % 4 + 1], '2020-01-01' from generate_series(0, $1 - 1) n`;

export function meterOf(n: string): string {
  return `'32' || lpad((${n})::text, 9, '0')`;
}

function ulpOf(n: string): string {
  return `(51 + (${n}) / 500000)::text || lpad((((${n}) / 10000) % 50)::text, 3, '0')`;
}

/** A month of all meters: hardly one in fifty is tampered with, voltage falls along the transformers. */
function monthSql(month: number, at: number): string {
  return `
    insert into profile.reading (meter_no, month, stand_kwh, remaining_kwh, voltage_v, tamper, current_da, tamper_cause, outages,
           low_voltage_events, overloads, tamper_events, told_at, received_at, verification, reason, source, card_uid)
    select ${meterOf('n')}, ${month}, ${at + 1} * (60 + n % 180) + abs(hashint4(n + ${at})) % 30, abs(hashint4(n * 7 + ${at})) % 60,
           226 - (n % 40) / 2 - abs(hashint4(n * 3 + ${at})) % 16, case when abs(hashint4(n)) % 50 = 0 then 8 else 0 end, 40 + n % 60, 0,
           n % 3, 0, 0, 0, now(), now(), 'verified', null, 'purchase', '04' || lpad(to_hex(n), 12, '0')
      from generate_series(0, $1 - 1) n;`;
}

function soldSql(month: number, at: number): string {
  return `
    insert into profile.sold select ${meterOf('n')}, ${month}, 600 + (n + ${at}) % 1800, 10000000, 2 from generate_series(0, $1 - 1) n`;
}

const purchases = `
  insert into p2apst.purchase (meter_no, purchase_id, partner_id, counter_id, request_key, amount_cents, status, at, idpel, holder, unit, tariff,
         power_va, price_cents, admin_cents, stamp_cents, ppn_cents, ppj_cents, instalment_cents, token_cents, energy_dkwh,
         energy_computed_ckwh, rule_ids, card_uid, mailbox_sequence)
  select ${meterOf('m')}, (substr(replace(p2apst.first_id(at)::text, '-', ''), 1, 12) || '7' || lpad(to_hex(n), 19, '0'))::uuid, 'UKUR', 'L1',
         'ukur-' || n, 5000000, 'sold', at, lpad((510000000000 + m)::text, 12, '0'), 'PELANGGAN ' || m, ${ulpOf('m')}, 'R1T', 1300, 144470,
         0, 0, 0, 0, 0, 5000000, 346, 34609, '{}', '04' || lpad(to_hex(m), 12, '0'), 1
    from (select n, (n::bigint * 7919 % $1)::integer as m, timestamptz '2026-10-31 23:00+07' - n * interval '30 days' / $2 as at
            from generate_series(0, $2 - 1) n) k`;

/** Fills places, twelve months, sales, feeds and purchases. */
export async function populate(client: PoolClient, plan: ProfilePlan): Promise<void> {
  const { meters, months } = plan;
  say(`loading ${meters} meters`);
  for (const statement of network.split(';')) await client.query(...counted(statement, meters));
  await client.query('vacuum analyze profile.place');
  for (let back = months - 1; back >= 0; back--) {
    const month = monthBack(back);
    await client.query('select profile.create_month($1)', [month]);
    await client.query(...counted(monthSql(month, months - 1 - back), meters));
    await client.query(...counted(soldSql(month, months - 1 - back), meters));
    await client.query(
      `insert into profile.feed select 'PY' || f, ${month}, 160000 + f % 1000, 'bench' from generate_series(0, ($1::integer - 1) / 1000) f`,
      [meters],
    );
    say(`  ${month}`);
  }
  say(`and ${plan.purchases} purchases`);
  await client.query(
    "insert into p2apst.partner (partner_id, name, admin_cents) values ('UKUR', 'BANK UKUR', 0)",
  );
  await client.query(purchases.replaceAll('$1', '$1::integer').replaceAll('$2', '$2::integer'), [
    meters,
    plan.purchases,
  ]);
  await client.query('vacuum analyze');
}

/** Types the parameter, and leaves it out where the statement has none. */
function counted(statement: string, meters: number): [text: string, values: number[]] {
  const text = statement.replaceAll('$1', '$1::integer');
  return [text, text.includes('$1') ? [meters] : []];
}
