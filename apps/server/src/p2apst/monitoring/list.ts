import type { Database } from '../../platform/index.ts';
import { lastReads } from '../../profile/index.ts';
import type { TwoWayPage, TwoWayQuery, TwoWayRow } from './model.ts';

type Row = Omit<TwoWayRow, 'at' | 'lastRead'> & { readonly at: Date };

/** An id bears its instant, so bounds of time are bounds of ids. */
const within = `p.status = 'sold'
  and ($2::timestamptz is null or p.purchase_id >= p2apst.first_id($2))
  and ($3::timestamptz is null or p.purchase_id < p2apst.first_id($3))
  and ($4::uuid is null or p.purchase_id < $4)
  and ($5::boolean is null or (p.card_uid is not null) = $5)`;

/** Each unit's latest by the index, and the latest of these. */
const byUnit = `
  select k.meter_no, k.purchase_id from unnest($1::text[]) u(unit),
         lateral (select p.meter_no, p.purchase_id from p2apst.purchase p where p.unit = u.unit and ${within}
                   order by p.purchase_id desc limit $6) k
   order by k.purchase_id desc limit $6`;
const byMeter = `
  select k.meter_no, k.purchase_id from unnest($7::text[]) n(meter_no),
         lateral (select p.meter_no, p.purchase_id from p2apst.purchase p
                   where p.meter_no = n.meter_no and p.unit = any ($1) and ${within}
                   order by p.purchase_id desc limit $6) k
   order by k.purchase_id desc limit $6`;

/** Two-way purchases, the latest first: a page. */
export async function twoWayPurchases(
  database: Database,
  query: TwoWayQuery,
  page: TwoWayPage,
): Promise<readonly TwoWayRow[]> {
  const { units, meterNo, from, until, card } = query;
  const meterNos = meterNo === null ? query.meterNos : [meterNo];
  const { rows } = await database.pool.query<Row>(
    `with found as materialized (${meterNos === null ? byUnit : byMeter})
     select p.purchase_id as "purchaseId", p.at, p.idpel, p.meter_no as "meterNo", p.holder as name, p.tariff, p.power_va as "powerVa",
            p.unit, p.energy_dkwh as "energyDkwh", p.amount_cents as "amountCents", p.partner_id as "partnerId", x.name as "partnerName",
            p.counter_id as "counterId", p.card_uid as "cardUid",
            exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id) as "takenBack",
            -- The credit that was bought is the last of its tokens.
            (select r.result from vending.order_results(p.meter_no, coalesce(p.tokens_from, p.purchase_id)) r
              order by r.part desc limit 1) as result
       from found f join p2apst.purchase p on p.meter_no = f.meter_no and p.purchase_id = f.purchase_id
       join p2apst.partner x on x.partner_id = p.partner_id
      order by p.purchase_id desc`,
    [units, from, until, page.before, card, page.limit, ...(meterNos === null ? [] : [meterNos])],
  );
  const read = await lastReads(
    database,
    rows.map((row) => row.meterNo),
  );
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    lastRead: read.get(row.meterNo) ?? null,
  }));
}

const exportPage = 500;

/** The same without an end, page by page as they are taken. */
export async function* everyTwoWayPurchase(
  database: Database,
  query: TwoWayQuery,
): AsyncGenerator<TwoWayRow> {
  let before: string | null = null;
  for (;;) {
    const page: readonly TwoWayRow[] = await twoWayPurchases(database, query, {
      before,
      limit: exportPage,
    });
    yield* page;
    before = page.at(-1)?.purchaseId ?? null;
    if (page.length < exportPage) return;
  }
}
