import { SetrumError } from '@setrum/errors';
import { businessDay, businessDayWindow, type Database } from '../../platform/index.ts';
import type { Product } from '../partner/model.ts';

/** A request of a day and what became of it: sold, taken back since, or declined. */
export interface JournalLine {
  readonly product: Product;
  /** 32 hex digits. */
  readonly reference: string;
  readonly requestKey: string;
  readonly at: string;
  /** Meter number, IDPEL or registration number; null: declined before it was known. */
  readonly subject: string | null;
  readonly idpel: string | null;
  readonly name: string | null;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly counterId: string | null;
  readonly channel: string | null;
  readonly amountCents: number | null;
  readonly adminCents: number | null;
  readonly energyDkwh: number | null;
  readonly status: 'sold' | 'taken-back' | 'declined';
  /** The catalogue's code of a decline. */
  readonly code: string | null;
}

/** Which lines are asked for; what is null does not narrow. */
export interface JournalQuery {
  /** A day from midnight to midnight, WIB. */
  readonly day: string;
  readonly partnerId: string | null;
  readonly product: Product | null;
  readonly status: JournalLine['status'] | null;
  /** The last line of the page before: its instant and reference, with a comma between. */
  readonly after: string | null;
  readonly limit: number;
}

interface Row extends Omit<JournalLine, 'at' | 'reference'> {
  readonly at: Date;
  readonly id: string;
}

const common = `
  p.request_key as "requestKey", p.partner_id as "partnerId", x.name as "partnerName", p.counter_id as "counterId", p.channel,
  p.amount_cents as "amountCents", p.admin_cents as "adminCents", p.decline->>'code' as code, p.at`;

const where = (id: string): string => `
  p.at >= $1 and p.at < $2 and ($3::text is null or p.partner_id = $3)
  and ($6::timestamptz is null or (p.at, ${id}) < ($6, $7::uuid))`;

const purchases = `
  select '99502' as product, p.purchase_id as id, p.meter_no as subject, p.idpel, p.holder as name, p.energy_dkwh as "energyDkwh", ${common},
         case when p.status = 'declined' then 'declined' when f.meter_no is null then 'sold' else 'taken-back' end as status
    from p2apst.purchase p join p2apst.partner x on x.partner_id = p.partner_id
    left join p2apst.refund f on f.meter_no = p.meter_no and f.purchase_id = p.purchase_id
   where ${where('p.purchase_id')} and coalesce($4, '99502') = '99502'
     and ($5::text is null or $5 = case when p.status = 'declined' then 'declined' when f.meter_no is null then 'sold' else 'taken-back' end)`;

const payments = `
  select p.product, p.payment_id, p.subject, p.claim->>'idpel', p.claim->>'name', null::integer, ${common},
         case when p.status = 'declined' then 'declined' when p.reversed_at is null then 'sold' else 'taken-back' end
    from p2apst.payment p join p2apst.partner x on x.partner_id = p.partner_id
   where ${where('p.payment_id')} and p.product is not null and coalesce($4, p.product) = p.product
     and ($5::text is null or $5 = case when p.status = 'declined' then 'declined' when p.reversed_at is null then 'sold' else 'taken-back' end)`;

/** The requests of a day, the newest first. Throws SETRUM_BAD_REQUEST for a day or an `after` that is none. */
export async function journal(
  { pool }: Database,
  query: JournalQuery,
): Promise<readonly JournalLine[]> {
  const { day, partnerId, product, status, after, limit } = query;
  const { from, until } = businessDayWindow(day, null);
  if (Number.isNaN(from.getTime()) || businessDay(from, null) !== day)
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: `${day} is no day` });
  const { rows } = await pool.query<Row>(
    `(${purchases} order by p.at desc, p.purchase_id desc limit $8)
     union all
     (${payments} order by p.at desc, p.payment_id desc limit $8)
     order by at desc, id desc limit $8`,
    [from, until, partnerId, product, status, ...placeOf(after), limit],
  );
  return rows.map(({ at, id, ...row }) => ({
    ...row,
    at: at.toISOString(),
    reference: id.replaceAll('-', '').toUpperCase(),
  }));
}

function placeOf(after: string | null): readonly [string | null, string | null] {
  if (after === null) return [null, null];
  const [at = '', reference = ''] = after.split(',');
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f]{32}$/i.test(reference))
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'after is not of a page before' });
  return [at, reference];
}
