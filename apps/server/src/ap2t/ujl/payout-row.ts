import { type AnyTransaction, uuidv7 } from '../../platform/index.ts';
import { ujlTables } from './bills.ts';

/** A surplus that is wanted as cash. */
export interface NewPayout {
  readonly agendaNo: string;
  readonly amountCents: number;
  readonly requestKey: string;
  readonly by: string;
  readonly at: Date;
  /** The token that was taken back for it, and the event that did; null where there was none. */
  readonly taken: { readonly eventId: string; readonly compensationId: string } | null;
}

export async function insertPayout(transaction: AnyTransaction, payout: NewPayout): Promise<void> {
  const { agendaNo, amountCents, requestKey, by, at, taken } = payout;
  await ujlTables(transaction)
    .insertInto('ujl_payout')
    .values({
      payout_id: uuidv7(at.getTime()),
      agenda_no: agendaNo,
      request_key: requestKey,
      amount_cents: amountCents,
      taken_event: taken?.eventId ?? null,
      taken_compensation_id: taken?.compensationId ?? null,
      state: 'requested',
      requested_by: by,
      requested_at: at,
      decided_by: null,
      decided_at: null,
      bank_reference: null,
      compensation_id: null,
    })
    .execute();
}
