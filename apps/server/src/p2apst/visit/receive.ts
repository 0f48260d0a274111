import { SetrumError } from '@setrum/errors';
import type { Pool } from 'pg';
import type { Database } from '../../platform/index.ts';
import {
  type CardVisit,
  type JudgedReport,
  judge,
  originalOf,
  reportParameters,
  reportRow,
} from '../../profile/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { type CardOnRecord, isBoundTo } from '../purchase/rules.ts';
import { noteCopies } from './copies.ts';

/** The report that a card brought, and what came of it. */
export interface ReceivedReport extends JudgedReport {
  /** Whether it is to be believed: signed by the meter, or the meter signs nothing; and not a late one. */
  readonly counts: boolean;
}

/** A card at a counter that does not sell (yet). */
export interface VisitArrival {
  readonly meterNo: string;
  readonly card: CardVisit;
  /** Who sent it. */
  readonly by: string;
  readonly at: Date;
}

/**
 * Takes in what a card brings without a sale: load profile and acknowledgements reach the centre even if nothing is bought. Gives the report
 * with what its signature says, null when the meter has written none yet (only the one that the card was bound to before). Throws SETRUM_CARD_METER_MISMATCH, and SETRUM_CARD_COPIED for a
 * copy: what it brought is then on record as forged, and the copy is noted.
 */
export async function receiveVisit(
  {
    database,
    securityModule,
  }: { readonly database: Database; readonly securityModule: SecurityModule },
  { meterNo, card, by, at }: VisitArrival,
): Promise<ReceivedReport | null> {
  const { cards } = securityModule;
  await cards.refresh();
  const judged = judge(card, cards);
  if (judged === null) return null;
  const { report, proof } = judged;
  if (report.meterNo !== meterNo) {
    if (isBoundTo(meterNo, await onRecord(database.pool, card.uid))) return null;
    throw new SetrumError('SETRUM_CARD_METER_MISMATCH', { meterNo, cardMeterNo: report.meterNo });
  }
  // Only a wrong signature can name another card: honest visits ask nothing.
  const others = proof === 'forged' ? await otherCards(database.pool, meterNo, card.uid) : [];
  const signedFor = originalOf(judged, others, cards);
  const kept: JudgedReport = signedFor === null ? judged : { ...judged, proof: 'copied' };
  const { counts, copied_from: seenOn } = await store(database.pool, kept, at);
  const originalUid = signedFor ?? seenOn;
  if (originalUid === null) return { ...judged, counts };
  await noteCopies(database)({ meterNo, originalUid, copyUid: card.uid, by, at });
  throw new SetrumError('SETRUM_CARD_COPIED');
}

interface Stored {
  readonly counts: boolean;
  /** The card that has brought the very same report before, if this card is a copy of it. */
  readonly copied_from: string | null;
}

async function store(pool: Pool, judged: JudgedReport, at: Date): Promise<Stored> {
  const row = reportRow(judged, { at: at.toISOString(), purchaseId: null });
  const { rows } = await pool.query<Stored>(
    'select counts, copied_from from p2apst.receive_visits($1, $2, $3)',
    reportParameters([{ i: 1, row }]),
  );
  return rows[0] ?? { counts: false, copied_from: null };
}

/** What AP2T has on record of a card. */
export async function onRecord(pool: Pool, uid: string): Promise<CardOnRecord> {
  const { rows } = await pool.query<CardOnRecord>(
    'select card_state as state, card_meter_no as "meterNo" from ap2t.card_state($1)',
    [uid],
  );
  return rows[0] ?? { state: null, meterNo: null };
}

async function otherCards(pool: Pool, meterNo: string, uid: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ uids: readonly string[] }>(
    'select p2apst.other_cards($1, $2) as uids',
    [meterNo, uid],
  );
  return rows[0]?.uids ?? [];
}
