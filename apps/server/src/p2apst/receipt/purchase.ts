import { SetrumError } from '@setrum/errors';
import type { PrepaidReceipt, SlipHead } from '@setrum/receipt';
import type { Database } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { answerOf } from '../purchase/answer.ts';
import type { PurchaseRow } from '../purchase/model.ts';

/**
 * What names a purchase: its own number with its meter, which any counter may ask by; or the request key, which is a matter of the partner
 * that sold. The meter number is asked for because it says on which shard the purchase is.
 */
export type PurchaseName =
  | { readonly meterNo: string; readonly reference: string }
  | { readonly partnerId: string; readonly requestKey: string };

/** A sale as the counters' list shows it: enough to pick the right one, no token. */
export interface SaleListed {
  readonly reference: string;
  readonly purchasedAt: string;
  readonly totalCents: number;
  readonly energyDkwh: number;
}

const mostListed = 10;

/** The receipt of a purchase. SETRUM_RECEIPT_UNKNOWN when there is none, SETRUM_RECEIPT_TAKEN_BACK, or the decline of a declined one. */
export async function purchaseReceipt(
  database: Database,
  module: SecurityModule,
  name: PurchaseName,
  reprint: SlipHead['reprint'],
): Promise<PrepaidReceipt & { readonly transaction: string }> {
  const [where, values] =
    'meterNo' in name
      ? ['p.meter_no = $1 and p.purchase_id = $2', [name.meterNo, name.reference]]
      : ['p.partner_id = $1 and p.request_key = $2', [name.partnerId, name.requestKey]];
  const { rows } = await database.pool.query<{ purchase: PurchaseRow; partner: string }>(
    `select p2apst.purchase_json(p) as purchase, x.name as partner
       from p2apst.purchase p join p2apst.partner x on x.partner_id = p.partner_id
      where ${where} order by p.at limit 1`,
    values,
  );
  const row = rows[0];
  const key = 'meterNo' in name ? name.reference : name.requestKey;
  if (row === undefined) throw new SetrumError('SETRUM_RECEIPT_UNKNOWN', { key });
  if (row.purchase.refunded) throw new SetrumError('SETRUM_RECEIPT_TAKEN_BACK', { key });
  const sale = answerOf(module, row.purchase);
  // What was made for one card is of no use on paper, and a request key is between the seller and us.
  const { mailbox: _mailbox, requestKey: _requestKey, ...paper } = sale;
  return {
    kind: 'prepaid',
    transaction: sale.reference,
    head: {
      receiptNo: sale.vendingReceiptNo,
      paidAt: sale.purchasedAt,
      soldBy: `${row.partner} / ${row.purchase.counter_id}`,
      reprint,
      infoText: null,
    },
    reference: sale.switcherRef ?? sale.reference,
    sale: paper,
  };
}

/** The last sales to a meter that stand, the newest first. */
export async function listSales(
  database: Database,
  meterNo: string,
): Promise<readonly SaleListed[]> {
  const { rows } = await database.pool.query<PurchaseRow>(
    `select p.purchase_id, p.at, p.amount_cents, p.admin_cents, p.energy_dkwh from p2apst.purchase p
      where p.meter_no = $1 and p.status = 'sold'
        and not exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id)
      order by p.purchase_id desc limit $2`,
    [meterNo, mostListed],
  );
  return rows.map((row) => ({
    reference: row.purchase_id.replaceAll('-', '').toUpperCase(),
    purchasedAt: new Date(row.at).toISOString(),
    totalCents: row.amount_cents + row.admin_cents,
    energyDkwh: row.energy_dkwh,
  }));
}
