import { isErrorCode, SetrumError } from '@setrum/errors';
import { mailboxImage, openToken, type SecurityModule } from '../../vending/index.ts';
import type { PurchaseRow, SoldPurchase } from './model.ts';

/**
 * The answer to a request whose purchase is on record. It is made from the record alone, so the first answer and
 * every repetition are the same, bit for bit. Throws the decline's error for a declined one.
 */
export function answerOf(module: SecurityModule, row: PurchaseRow): SoldPurchase {
  if (row.decline !== null) throw declineError(row.decline);
  if (row.refunded) throw new SetrumError('SETRUM_PURCHASE_REFUNDED');
  const opened = row.tokens.map((token) => openToken(module, row.meter_no, token));
  const given = row.compensations ?? [];
  const sections = opened.length - given.length - 1;
  const token = opened.at(-1);
  if (token === undefined) throw new Error(`purchase ${row.purchase_id} has no token`);
  return {
    reference: row.purchase_id.replaceAll('-', '').toUpperCase(),
    requestKey: row.request_key,
    meterNo: row.meter_no,
    idpel: row.idpel,
    holder: row.holder,
    tariff: row.tariff,
    powerVa: row.power_va,
    purchasedAt: new Date(row.at).toISOString(),
    amountCents: row.amount_cents,
    adminCents: row.admin_cents,
    totalCents: row.amount_cents + row.admin_cents,
    stampCents: row.stamp_cents,
    ppnCents: row.ppn_cents,
    ppjCents: row.ppj_cents,
    instalmentCents: row.instalment_cents,
    tokenCents: row.token_cents,
    pricePerKwhCents: row.price_cents,
    energyDkwh: row.energy_dkwh,
    energyComputedCkwh: row.energy_computed_ckwh,
    unit: row.unit,
    channel: row.channel,
    terminalId: row.terminal_id,
    plnRef: row.pln_ref,
    switcherRef: row.switcher_ref,
    buyingOption: row.buying_option,
    vendingReceiptNo: receiptNoOf(row.purchase_id),
    compensations: given.map(({ kind, amountCents, energyDkwh }, n) => ({
      kind,
      token: opened[sections + n] ?? '',
      energyDkwh,
      amountCents,
    })),
    keyChange: opened.slice(0, sections),
    token,
    mailbox: mailboxOf(module, row),
  };
}

/** Eight digits out of the random part of the number. */
function receiptNoOf(purchaseId: string): string {
  return String(Number.parseInt(purchaseId.slice(-8), 16) % 100_000_000).padStart(8, '0');
}

export function declineError(decline: NonNullable<PurchaseRow['decline']>): SetrumError {
  if (!isErrorCode(decline.code))
    throw new Error(`a decline with unknown code ${decline.code} is on record`);
  return new SetrumError(decline.code, decline.params);
}

function mailboxOf(module: SecurityModule, row: PurchaseRow): SoldPurchase['mailbox'] {
  if (row.card_uid === null || row.mailbox_sequence === null || row.mailbox === null) return null;
  const at = { cardUid: row.card_uid, sequence: row.mailbox_sequence };
  const content = { ...at, meterNo: row.meter_no, tokens: row.mailbox };
  return { ...at, image: mailboxImage(module, content, row.mailbox_seal) };
}
