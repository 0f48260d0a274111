import { SetrumError } from '@setrum/errors';
import { assertUnit, type Caller, recordAct } from '../../identity/index.ts';
import { inTransaction } from '../../platform/index.ts';
import { lockApplication } from '../application/store.ts';
import type { Documents } from '../document/documents.ts';
import type { DocumentRecord } from '../document/record/document-record.ts';
import { receiptOf } from '../paper/receipt.ts';
import type { PaymentPort } from './payment-port.ts';

/** What the copy of a receipt is made with. */
export interface ReceiptDesk {
  readonly documents: Documents;
  readonly payments: PaymentPort;
}

/**
 * Makes the copy of the receipt of a paid application (KUITANSI), or gives the one that there is: of one payment there is one. The payment
 * cannot be reversed meanwhile, for that waits for the application. Throws SETRUM_AGENDA_UNKNOWN, SETRUM_UNIT_FORBIDDEN,
 * SETRUM_APPLICATION_NOT_PAID.
 */
export function makeReceipt(
  { documents, payments }: ReceiptDesk,
  { agendaNo, caller }: { readonly agendaNo: string; readonly caller: Caller },
): Promise<DocumentRecord> {
  const { database, now } = documents;
  return inTransaction(database, async (transaction) => {
    const at = now();
    const application = await lockApplication(transaction, agendaNo);
    const { unit, paymentId } = application;
    assertUnit(caller, unit);
    const payment = paymentId === null ? null : await payments.paymentOf(transaction, paymentId);
    if (payment === null) throw new SetrumError('SETRUM_APPLICATION_NOT_PAID', { agendaNo });
    const known = await documents.inForce(transaction, agendaNo, 'KUITANSI');
    const data = receiptOf(application, payment);
    const wanted = { kind: 'KUITANSI', data, unit, by: caller.label, at } as const;
    const made = await documents.make(transaction, wanted);
    if (made.documentId === known?.documentId) return made;
    const act = { actor: caller.label, act: 'receipt.make', subject: agendaNo };
    const detail = { registerNo: made.registerNo, revision: made.revision };
    await recordAct(transaction, { ...act, source: caller.source, detail }, at);
    return made;
  });
}
