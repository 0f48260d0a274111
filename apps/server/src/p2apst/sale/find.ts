import type { Database } from '../../platform/index.ts';
import type { Product } from '../partner/model.ts';
import type { SaleKey } from './key.ts';
import { mostFound, type Sale } from './model.ts';

interface Row {
  readonly product: Product;
  readonly request_key: string;
  readonly id: string;
  readonly at: Date;
  readonly subject: string;
  readonly idpel: string | null;
  readonly name: string;
  readonly partner_id: string;
  readonly partner_name: string;
  readonly counter_id: string | null;
  readonly amount_cents: number;
  readonly admin_cents: number;
  readonly energy_dkwh: number | null;
  readonly taken_back_at: Date | null;
}

const purchases = `
  select '99502' as product, p.request_key, p.purchase_id as id, p.at, p.meter_no as subject, p.idpel, p.holder as name, p.partner_id,
         x.name as partner_name, p.counter_id, p.amount_cents, p.admin_cents, p.energy_dkwh, f.refunded_at as taken_back_at
    from p2apst.partner x join p2apst.purchase p on p.partner_id = x.partner_id
    left join p2apst.refund f on f.meter_no = p.meter_no and f.purchase_id = p.purchase_id
   where p.status = 'sold' and ($1::text is null or x.partner_id = $1)`;
const payments = `
  select m.product, m.request_key, m.payment_id, m.at, m.subject, m.claim->>'idpel', m.claim->>'name', m.partner_id, x.name,
         m.counter_id, m.amount_cents, m.admin_cents, null::integer, m.reversed_at
    from p2apst.partner x join p2apst.payment m on m.partner_id = x.partner_id
   where m.status = 'paid' and ($1::text is null or x.partner_id = $1)`;

/** Each by an index: meters and subjects, request keys of each partner, and the instant that a reference bears. */
const conditions: Readonly<
  Record<SaleKey['by'], { readonly purchase: string; readonly payment: string }>
> = {
  subject: { purchase: 'p.meter_no = $2', payment: 'm.subject = $2' },
  'request-key': { purchase: 'p.request_key = $2', payment: 'm.request_key = $2' },
  reference: {
    purchase: `p.purchase_id = $2::uuid and p.at between $3::timestamptz - interval '1 second' and $3::timestamptz + interval '1 second'`,
    payment: 'm.payment_id = $2::uuid and $3::timestamptz is not null',
  },
};

/** The sales that a key names, the newest first; of one partner only where `partnerId` is given. */
export async function findSales(
  { pool }: Database,
  key: SaleKey,
  partnerId: string | null,
  limit: number = mostFound,
): Promise<readonly Sale[]> {
  const { purchase, payment } = conditions[key.by];
  const { rows } = await pool.query<Row>(
    `(${purchases} and ${purchase} order by p.purchase_id desc limit ${mostFound})
     union all
     (${payments} and ${payment} order by m.at desc limit ${mostFound})
     order by at desc, id desc limit ${limit}`,
    [partnerId, ...valuesOf(key)],
  );
  return rows.map(saleOf);
}

function valuesOf(key: SaleKey): readonly (string | Date)[] {
  if (key.by === 'reference') return [key.id, key.at];
  return [key.by === 'subject' ? key.digits : key.key];
}

function saleOf(row: Row): Sale {
  return {
    product: row.product,
    reference: row.id.replaceAll('-', '').toUpperCase(),
    requestKey: row.request_key,
    at: row.at.toISOString(),
    subject: row.subject,
    idpel: row.idpel,
    name: row.name,
    partnerId: row.partner_id,
    partnerName: row.partner_name,
    counterId: row.counter_id,
    amountCents: row.amount_cents,
    adminCents: row.admin_cents,
    totalCents: row.amount_cents + row.admin_cents,
    energyDkwh: row.energy_dkwh,
    takenBackAt: row.taken_back_at?.toISOString() ?? null,
  };
}
