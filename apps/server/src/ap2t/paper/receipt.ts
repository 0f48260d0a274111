import type { Application } from '../application/model.ts';
import type { ReceiptData } from '../document/data/receipt.ts';
import type { ReceivedPayment } from '../receipt/payment-port.ts';
import { costsOf, partyOf, referenceOf, serviceOf } from './parts.ts';

/** What the copy of a paid application's receipt says. */
export function receiptOf(application: Application, payment: ReceivedPayment): ReceiptData {
  const { registrationNo, productAsked, costs } = application;
  if (registrationNo === null)
    throw new Error('a receipt tells of a registration, and there is none');
  const { paidThrough, paymentReference, adminCents, paidAt } = payment;
  return {
    ...referenceOf(application),
    registrationNo,
    payer: partyOf(application),
    // What was paid for; for want of an NFC meter another product may be installed.
    service: serviceOf({ ...application, product: productAsked }),
    paidAt: paidAt.toISOString(),
    ...{ paidThrough: [...paidThrough].slice(0, throughLength).join(''), paymentReference },
    ...{ costs: costsOf(application), billCents: costs.totalCents, adminCents },
    paidCents: costs.totalCents + adminCents,
  };
}

/** As the paper has room for. */
const throughLength = 60;
