import { SetrumError } from '@setrum/errors';
import { type Database, uuidv7 } from '../../platform/index.ts';
import { latestReport } from '../../profile/index.ts';

/** Who wants to see the history of a meter, and why that is the meter's customer's business. */
export interface HistoryWish {
  readonly partnerId: string;
  readonly counterId: string;
  /** The name that the customer has said yes to; null: the card speaks for them. */
  readonly confirmedHolder: string | null;
}

/** What a clerk can answer questions with: no tokens, and of other partners nothing but that it was not this one. */
export interface MeterHistory {
  /** The last ones that stand, newest first. */
  readonly purchases: readonly PastPurchase[];
  readonly reading: LastReading | null;
}

export interface PastPurchase {
  readonly reference: string;
  readonly purchasedAt: string;
  /** Rupiah x 100, without the seller's own charge, which is a matter between the seller and the customer. */
  readonly amountCents: number;
  readonly energyDkwh: number;
  readonly own: boolean;
  readonly arrival: 'taken' | 'refused' | 'unknown';
}

/** What the meter last said of itself through a card. */
export interface LastReading {
  readonly standDkwh: number;
  readonly creditDkwh: number;
  readonly tamper: boolean;
  readonly lowCredit: boolean;
  readonly supplyOff: boolean;
  /** By the meter's clock. */
  readonly readAt: string;
  readonly receivedAt: string;
}

/** A meter, and the card on the reader if that is known to be its own. */
interface Subject {
  readonly meterNo: string;
  readonly holder: string;
  readonly ownCardUid: string | null;
}

const mostPurchases = 10;

/**
 * The history of a meter whose card is on the reader, or whose holder has been named; null when neither is so. Who was shown it is on record.
 * One round trip: both questions go by indexes that begin with the meter number. SETRUM_HOLDER_NOT_CONFIRMED for another name.
 */
export async function historyOf(
  database: Database,
  subject: Subject,
  wish: HistoryWish,
  now: Date,
): Promise<MeterHistory | null> {
  const { confirmedHolder } = wish;
  const { meterNo, ownCardUid } = subject;
  if (confirmedHolder !== null && plain(confirmedHolder) !== plain(subject.holder)) {
    throw new SetrumError('SETRUM_HOLDER_NOT_CONFIRMED', { meterNo });
  }
  if (confirmedHolder === null && ownCardUid === null) return null;
  const [purchases, report] = await Promise.all([
    purchasesShown(database, subject, wish, now),
    latestReport(database, meterNo),
  ]);
  if (report === null) return { purchases, reading: null };
  const { standDkwh, creditDkwh, tamper, lowCredit, supplyOff, clock, receivedAt } = report;
  const state = { standDkwh, creditDkwh, tamper, lowCredit, supplyOff };
  return { purchases, reading: { ...state, readAt: clock, receivedAt } };
}

async function purchasesShown(
  database: Database,
  { meterNo, ownCardUid }: Subject,
  { partnerId, counterId }: HistoryWish,
  now: Date,
): Promise<readonly PastPurchase[]> {
  const { rows } = await database.pool.query<PurchaseRow>(
    `with shown as (
       insert into p2apst.history_view (meter_no, view_id, partner_id, counter_id, entitled_by, card_uid, at)
       values ($1, $2, $3, $4, $5, $6, $7))
     select p.purchase_id, p.at, p.amount_cents, p.energy_dkwh, p.partner_id = $3 as own,
            -- The credit that was bought is the last of its tokens.
            (select r.result from vending.order_results(p.meter_no, coalesce(p.tokens_from, p.purchase_id)) r
              order by r.part desc limit 1) as result
       from p2apst.purchase p
      where p.meter_no = $1 and p.status = 'sold'
        and not exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id)
      order by p.purchase_id desc limit ${mostPurchases}`,
    [
      ...[meterNo, uuidv7(now.getTime()), partnerId, counterId],
      ...[ownCardUid === null ? 'name' : 'card', ownCardUid, now],
    ],
  );
  return rows.map((row) => ({
    reference: row.purchase_id.replaceAll('-', '').toUpperCase(),
    purchasedAt: row.at.toISOString(),
    amountCents: row.amount_cents,
    energyDkwh: row.energy_dkwh,
    own: row.own,
    arrival: arrivalOf(row.result),
  }));
}

interface PurchaseRow {
  readonly purchase_id: string;
  readonly at: Date;
  readonly amount_cents: number;
  readonly energy_dkwh: number;
  readonly own: boolean;
  readonly result: number | null;
}

/** docs/card.md §6: accepted, or accepted before. */
function arrivalOf(result: number | null): PastPurchase['arrival'] {
  if (result === null) return 'unknown';
  return result === 1 || result === 10 ? 'taken' : 'refused';
}

/** Names are compared as they are spoken. */
function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toUpperCase();
}
