import { SetrumError } from '@setrum/errors';
import type { NonTaglisReceipt, PostpaidReceipt, SlipHead } from '@setrum/receipt';
import type { PostpaidBill, PostpaidClaim, RegistrationClaim } from '../../ap2t/index.ts';
import type { Database } from '../../platform/index.ts';
import { answerOf } from '../payment/answer.ts';
import type { PaidBill, PaymentRow } from '../payment/model.ts';

/** What names a payment: its own number, which any counter may ask by, or the request key of the partner that took it. */
export interface PaymentName {
  /** Who asks. */
  readonly partnerId: string;
  readonly key: string;
}

const reference = /^[0-9A-F]{32}$/;

export type BillReceipt = (NonTaglisReceipt | PostpaidReceipt) & { readonly transaction: string };

/** The receipt of a payment, and what it paid. SETRUM_RECEIPT_UNKNOWN, SETRUM_RECEIPT_TAKEN_BACK, or the decline of a declined one. */
export async function paymentReceipt(
  database: Database,
  name: PaymentName,
  reprint: SlipHead['reprint'],
): Promise<{ readonly subject: string; readonly receipt: BillReceipt }> {
  const { partnerId, key } = name;
  const { rows } = await database.pool.query<{
    payment: PaymentRow;
    partner: string;
    charges: Readonly<Record<string, string>>;
  }>(
    `select to_jsonb(p) as payment, x.name as partner,
            (select jsonb_object_agg(c.code, split_part(c.meaning, ' (', 1)) from p2apst.charge_account c) as charges
       from p2apst.payment p join p2apst.partner x on x.partner_id = p.partner_id 
      where (p.partner_id = $1 and p.request_key = $2) or p.payment_id = $3 limit 1`,
    [partnerId, key, reference.test(key) ? key : null],
  );
  const row = rows[0];
  if (row === undefined) throw new SetrumError('SETRUM_RECEIPT_UNKNOWN', { key });
  const paid = answerOf(row.payment);
  if (paid.reversedAt !== null) throw new SetrumError('SETRUM_RECEIPT_TAKEN_BACK', { key });
  const seat = paid.counterId ?? paid.terminalId;
  const head = {
    receiptNo: paid.reference.slice(-8),
    paidAt: paid.paidAt,
    soldBy: seat === null ? row.partner : `${row.partner} / ${seat}`,
    reprint,
    infoText: null,
  };
  const { claim } = paid;
  const receipt =
    claim.type === 'registration'
      ? nonTaglis(paid, claim, head, row.charges)
      : postpaid(paid, claim, head);
  return { subject: paid.subject, receipt };
}

function nonTaglis(
  paid: PaidBill,
  claim: RegistrationClaim,
  head: SlipHead,
  charges: Readonly<Record<string, string>>,
): BillReceipt {
  return {
    kind: 'nonTaglis',
    ...frame(paid, head),
    transaction: paid.reference,
    transactionName: claim.transactionName,
    registrationNo: claim.registrationNo,
    registeredOn: claim.registeredOn,
    holder: claim.name,
    idpel: claim.idpel,
    details: claim.lines.map(({ code, amountCents }) => ({
      name: charges[code] ?? `KODE ${code}`,
      amountCents,
    })),
    billCents: paid.amountCents,
  };
}

function postpaid(paid: PaidBill, claim: PostpaidClaim, head: SlipHead): BillReceipt {
  return {
    kind: 'postpaid',
    ...frame(paid, head),
    transaction: paid.reference,
    idpel: claim.idpel,
    holder: claim.name,
    tariff: claim.tariff,
    powerVa: claim.powerVa,
    months: claim.bills.map((bill) => ({
      period: String(bill.month),
      stand: standOf(bill),
      billCents: bill.billCents,
      incentiveCents: bill.incentiveCents,
      ppnCents: bill.taxCents,
      penaltyCents: bill.penaltyCents,
    })),
  };
}

function frame(paid: PaidBill, head: SlipHead) {
  const { adminCents, totalCents } = paid;
  return { head, reference: paid.switcherRef ?? paid.reference, adminCents, totalCents };
}

/** Readings of the first register (off-peak), as slips print them; null when the meter was not read. */
function standOf({ readingOn, readings: [first] }: PostpaidBill): string | null {
  if (readingOn === null) return null;
  return [first.previous, first.current].map((units) => String(units).padStart(8, '0')).join('-');
}
