import { SetrumError } from '@setrum/errors';
import { monthlyLimitDkwh } from '@setrum/tariff';
import { findSupplyPoint } from '../../ap2t/index.ts';
import { businessMonth, type Database } from '../../platform/index.ts';
import type { CardVisit } from '../../profile/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { type Partner, products } from '../partner/model.ts';
import { adminCentsOf, assertMaySell } from '../partner/rules.ts';
import { assertCardInOrder, assertNotBarred } from '../purchase/rules.ts';
import { receiveVisit } from '../visit/receive.ts';
import { type HistoryWish, historyOf, type MeterHistory } from './history.ts';

/** Who is at the counter: by the card's or a typed meter number, or by the customer number (IDPEL). */
export interface InquiryRequest {
  readonly by: { readonly meterNo: string } | { readonly idpel: string };
  readonly partnerId: string;
  readonly card: CardVisit | null;
  /** Merchant category of field 26. */
  readonly channel: string;
  /** Who wants the meter's history as well; absent: nobody. */
  readonly history?: HistoryWish | null;
}

/** What inquiries are answered from. */
export interface InquiryParts {
  readonly database: Database;
  readonly securityModule: SecurityModule;
}

/** What the clerk reads to the customer before money changes hands. */
export interface InquiryAnswer {
  readonly meterNo: string;
  readonly idpel: string;
  readonly holder: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly unit: string;
  /** What may still be bought this month under the limit of 720 hours' use, tenths of a kWh. */
  readonly allowedDkwh: number;
  /** Amounts of tokens that were made and never taken, the oldest first: a purchase with the option 'unsold' collects one. */
  readonly unsoldCents: readonly number[];
  /** The partner's own charge on a purchase, rupiah x 100. */
  readonly adminCents: number;
  /** Whether the card's report was taken in. */
  readonly reportReceived: boolean;
  /** Whether tokens wait for the meter that this card can take home though nothing is bought (POST /api/v1/card-mailboxes). */
  readonly tokensWait: boolean;
  /** Null: not asked for, or neither card nor name entitles to it. */
  readonly history: MeterHistory | null;
}

/** As many as the messages of banks can tell of. */
const mostUnsold = 2;

/** Answers an inquiry and keeps what the card brought: load profile and acknowledgements reach the centre even if nothing is bought. */
export async function inquire(
  parts: InquiryParts,
  request: InquiryRequest,
  now: Date,
): Promise<InquiryAnswer> {
  const { database } = parts;
  const { by, card, partnerId } = request;
  const place = await findSupplyPoint(database, by);
  if (place === null)
    throw new SetrumError('SETRUM_METER_UNKNOWN', {
      meterNo: 'meterNo' in by ? by.meterNo : by.idpel,
    });
  const arrival = { meterNo: place.meterNo, by: partnerId, at: now };
  const report = card === null ? null : await receiveVisit(parts, { ...arrival, card });
  // A blocked customer's meter still tells the truth about itself.
  assertNotBarred(place.saleState);
  const { rows } = await database.pool.query<{
    partner: Partner | null;
    energy_dkwh: number | null;
    unsold_cents: readonly number[] | null;
    card_state: string | null;
    card_meter_no: string | null;
    tokens_wait: boolean;
  }>(
    `select p2apst.partner_json($1) as partner,
            (select energy_dkwh from p2apst.meter_month where meter_no = $2 and month = $3) as energy_dkwh,
            (select jsonb_agg(u.amount_cents) from (select amount_cents from p2apst.unsold($2) limit ${mostUnsold}) u) as unsold_cents,
            $4::text is not null and vending.waits_for_card($2, $4, $5) as tokens_wait, c.card_state, c.card_meter_no
       from (values (1)) one left join ap2t.card_state($4) c on true`,
    [
      ...[partnerId, place.meterNo, businessMonth(now)],
      ...[card?.uid ?? null, card?.mailboxSequence ?? 0],
    ],
  );
  const { card_state: state = null, card_meter_no: cardMeterNo = null } = rows[0] ?? {};
  assertCardInOrder(place.meterNo, { state, meterNo: cardMeterNo });
  const partner = rows[0]?.partner ?? null;
  assertMaySell(partner, now);
  // A report that is not to be believed entitles to nothing, whatever meter it names.
  const isOwnCard = report?.counts === true || cardMeterNo === place.meterNo;
  const subject = { ...place, ownCardUid: isOwnCard ? (card?.uid ?? null) : null };
  const { history: wish = null } = request;
  return {
    meterNo: place.meterNo,
    idpel: place.idpel,
    holder: place.holder,
    tariff: place.tariff,
    powerVa: place.powerVa,
    unit: place.unit,
    allowedDkwh: Math.max(0, monthlyLimitDkwh(place.powerVa) - (rows[0]?.energy_dkwh ?? 0)),
    unsoldCents: rows[0]?.unsold_cents ?? [],
    adminCents: adminCentsOf(partner, products.prepaid, request.channel),
    reportReceived: report !== null,
    tokensWait: isOwnCard && (rows[0]?.tokens_wait ?? false),
    history: wish === null ? null : await historyOf(database, subject, wish, now),
  };
}
