import { SetrumError } from '@setrum/errors';
import { businessDay, businessDayWindow, type Database } from '../../platform/index.ts';
import type { Product } from '../partner/model.ts';
import type { CounterDay, DayLine, DayTotals } from './model.ts';

/** The longest list that is told; the totals are of all of them. */
export const mostListed = 2_000;

interface Row {
  readonly product: Product;
  readonly request_key: string;
  readonly id: string;
  readonly at: Date;
  readonly subject: string;
  readonly name: string;
  readonly amount_cents: number;
  readonly admin_cents: number;
  readonly energy_dkwh: number | null;
  readonly taken_back_at: Date | null;
}

interface TotalRow {
  readonly product: Product;
  readonly count: number;
  readonly amount_cents: number;
  readonly admin_cents: number;
}

/**
 * What one counter of a partner has sold and collected on a day in WIB, from midnight to midnight: what its clerk counts the till by. Not the
 * partner's business day, which may end at a cut-off. SETRUM_BAD_REQUEST for what is no day.
 */
export async function counterDay(
  database: Database,
  seat: { readonly partnerId: string; readonly counterId: string },
  day: string,
): Promise<CounterDay> {
  assertDay(day);
  const { from, until } = businessDayWindow(day, null);
  const values = [seat.partnerId, seat.counterId, from, until];
  const [lines, totals] = await Promise.all([
    database.pool.query<Row>(`${dayRows} order by at desc, id desc limit ${mostListed}`, values),
    database.pool.query<TotalRow>(
      `select product, count(*)::integer as count, sum(amount_cents)::bigint as amount_cents, sum(admin_cents)::bigint as admin_cents
         from (${dayRows}) as x where taken_back_at is null group by product order by product`,
      values,
    ),
  ]);
  const products = totals.rows.map(totalOf);
  return {
    day,
    ...seat,
    lines: lines.rows.map(lineOf),
    products,
    count: products.reduce((sum, { count }) => sum + count, 0),
    totalCents: products.reduce((sum, { totalCents }) => sum + totalCents, 0),
  };
}

function assertDay(day: string): void {
  const midnight = new Date(`${day}T00:00:00.000Z`);
  // The 31st of February is read as the 3rd of March.
  const isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
  if (!isDay) throw new SetrumError('SETRUM_BAD_REQUEST', { detail: `${day} is no day` });
}

/** Today, as counters count it. */
export function counterToday(now: Date): string {
  return businessDay(now, null);
}

const dayRows = `
  select '99502' as product, p.request_key, p.purchase_id as id, p.at, p.meter_no as subject, p.holder as name, p.amount_cents,
         p.admin_cents, p.energy_dkwh, f.refunded_at as taken_back_at
    from p2apst.purchase p left join p2apst.refund f on f.meter_no = p.meter_no and f.purchase_id = p.purchase_id
   where p.partner_id = $1 and p.counter_id = $2 and p.at >= $3 and p.at < $4 and p.status = 'sold'
  union all
  select m.product, m.request_key, m.payment_id, m.at, m.subject, m.claim->>'name', m.amount_cents, m.admin_cents, null, m.reversed_at
    from p2apst.payment m
   where m.partner_id = $1 and m.counter_id = $2 and m.at >= $3 and m.at < $4 and m.status = 'paid'`;

function lineOf(row: Row): DayLine {
  return {
    product: row.product,
    requestKey: row.request_key,
    reference: row.id.replaceAll('-', '').toUpperCase(),
    at: row.at.toISOString(),
    subject: row.subject,
    name: row.name,
    amountCents: row.amount_cents,
    adminCents: row.admin_cents,
    totalCents: row.amount_cents + row.admin_cents,
    energyDkwh: row.energy_dkwh,
    takenBackAt: row.taken_back_at?.toISOString() ?? null,
  };
}

function totalOf(row: TotalRow): DayTotals {
  const { product, count, amount_cents: amountCents, admin_cents: adminCents } = row;
  return { product, count, amountCents, adminCents, totalCents: amountCents + adminCents };
}
