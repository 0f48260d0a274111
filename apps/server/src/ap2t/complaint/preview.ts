import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import { assertUnit, type Caller } from '../../identity/index.ts';
import { inTransaction } from '../../platform/index.ts';
import type { Card } from '../card/model.ts';
import { cardsOfCustomer } from '../card/store.ts';
import { customerOf } from '../customer/find.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { ComplaintDesk } from './desk.ts';
import { openCredits } from './energy.ts';
import type { ComplaintRules } from './model.ts';
import type { OpenCredit } from './ports.ts';

/** All that the one screen of a meter replacement shows before it is sent. */
export interface ReplacementPreview {
  readonly customer: CustomerRecord;
  /** Those that will follow to the new meter. */
  readonly cards: readonly Card[];
  readonly openCredits: readonly OpenCredit[];
  /** What moves with the meter: rupiah x 100 of instalments left, and how many compensations wait. */
  readonly instalmentLeftCents: number;
  readonly compensations: number;
  readonly rules: ComplaintRules;
}

/** Throws SETRUM_IDPEL_UNKNOWN, SETRUM_UNIT_FORBIDDEN, SETRUM_COMPLAINT_NOT_PREPAID. */
export async function previewReplacement(
  desk: ComplaintDesk,
  idpel: string,
  caller: Caller,
): Promise<ReplacementPreview> {
  const { rules, sales } = desk;
  return inTransaction(desk.database, async (transaction) => {
    const customer = await customerOf(transaction, idpel);
    if (customer === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
    assertUnit(caller, customer.unit);
    const { meterNo, product } = customer;
    if (meterNo === null || product === 'postpaid')
      throw new SetrumError('SETRUM_COMPLAINT_NOT_PREPAID', { idpel });
    const cards = (await cardsOfCustomer(transaction, idpel)).filter(
      (card) => card.meterNo === meterNo && !['replaced', 'returned'].includes(card.state),
    );
    const { rows } = await sql<{ leftCents: number; compensations: number }>`
      select (select coalesce(sum(n.total_cents - n.paid_cents), 0)::bigint from ap2t.instalment n where n.meter_no = ${meterNo})
               as "leftCents",
             (select count(*)::integer from ap2t.compensation c where c.meter_no = ${meterNo} and c.purchase_id is null)
               as compensations`.execute(transaction);
    const { leftCents: instalmentLeftCents = 0, compensations = 0 } = rows[0] ?? {};
    const open = await openCredits(transaction, sales, meterNo);
    return { customer, cards, openCredits: open, instalmentLeftCents, compensations, rules };
  });
}
