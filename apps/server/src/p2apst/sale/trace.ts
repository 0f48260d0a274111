import { SetrumError } from '@setrum/errors';
import type { Database } from '../../platform/index.ts';
import { reportsAbout } from '../../profile/index.ts';
import { mailboxesOfRequest, tokensOfRequest } from '../../vending/index.ts';
import { adviceOf } from '../advice/service.ts';
import { findSales } from './find.ts';
import { referenceKey } from './key.ts';
import type { Sale } from './model.ts';
import type { SaleTrace, TracedMessage, TracedQuote } from './trace-model.ts';
import { deliveriesOf, eventsOf, printsOf } from './trace-parts.ts';

/** Columns of a sale that only its trace shows. */
interface Recorded {
  readonly terminalId: string | null;
  readonly channel: string;
  readonly channelName: string | null;
  readonly plnRef: string | null;
  readonly switcherRef: string | null;
  readonly undoneBy: string | null;
}

interface RecordedPurchase extends Recorded, TracedQuote {
  readonly buyingOption: 'new' | 'unsold';
  readonly cardUid: string | null;
  readonly mailboxSequence: number | null;
  readonly tokensFrom: string | null;
}

const recorded = `
  p.terminal_id as "terminalId", p.channel, (select c.name from p2apst.channel c where c.mcc = p.channel) as "channelName",
  p.pln_ref as "plnRef", p.switcher_ref as "switcherRef"`;

/** Everything on record about a sale. Throws SETRUM_SALE_UNKNOWN. */
export async function traceSale(database: Database, reference: string): Promise<SaleTrace> {
  const [sale] = await findSales(database, referenceKey(reference), null, 1);
  if (sale === undefined) throw new SetrumError('SETRUM_SALE_UNKNOWN', { reference });
  return sale.product === '99502' ? tracePurchase(database, sale) : tracePayment(database, sale);
}

async function tracePurchase(database: Database, sale: Sale): Promise<SaleTrace> {
  const { subject: meterNo, reference } = sale;
  const { rows } = await database.pool.query<RecordedPurchase>(
    `select ${recorded}, p.tariff, p.power_va as "powerVa", p.unit, p.price_cents as "priceCents", p.stamp_cents as "stampCents",
            p.ppn_cents as "ppnCents", p.ppj_cents as "ppjCents", p.instalment_cents as "instalmentCents",
            p.token_cents as "tokenCents", p.energy_dkwh as "energyDkwh", p.energy_computed_ckwh as "energyComputedCkwh",
            p.rule_ids as "ruleIds", p.buying_option as "buyingOption", p.card_uid as "cardUid",
            p.mailbox_sequence as "mailboxSequence", p.tokens_from as "tokensFrom",
            (select f.refund_id from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id) as "undoneBy"
       from p2apst.purchase p where p.meter_no = $1 and p.purchase_id = $2`,
    [meterNo, reference],
  );
  const [row] = rows;
  if (row === undefined) throw new SetrumError('SETRUM_SALE_UNKNOWN', { reference });
  const { undoneBy, tokensFrom, buyingOption, cardUid, mailboxSequence, ...rest } = row;
  const { terminalId, channel, channelName, plnRef, switcherRef, ...quote } = rest;
  const message = { terminalId, channel, channelName, plnRef, switcherRef };
  const tokens = await tokensOfRequest(database, meterNo, tokensFrom ?? reference);
  const receivedAt = tokens.flatMap(({ resultAt }) => (resultAt === null ? [] : [resultAt]));
  return {
    message: messageOf(sale, { ...message, buyingOption, cardUid, mailboxSequence }),
    quote,
    tokensFrom: tokensFrom?.replaceAll('-', '').toUpperCase() ?? null,
    tokens,
    mailboxes: await mailboxesOfRequest(database, meterNo, tokensFrom ?? reference),
    reports: await reportsAbout(database, meterNo, { saleId: reference, receivedAt }),
    ...(await around(database, sale, undoneBy)),
  };
}

async function tracePayment(database: Database, sale: Sale): Promise<SaleTrace> {
  const { partnerId, requestKey } = sale;
  const { rows } = await database.pool.query<Recorded>(
    `select ${recorded}, p.reversal_id as "undoneBy" from p2apst.payment p where p.partner_id = $1 and p.request_key = $2`,
    [partnerId, requestKey],
  );
  const [row] = rows;
  if (row === undefined)
    throw new SetrumError('SETRUM_SALE_UNKNOWN', { reference: sale.reference });
  const { undoneBy, ...message } = row;
  const card = { buyingOption: null, cardUid: null, mailboxSequence: null };
  return {
    message: messageOf(sale, { ...message, ...card }),
    ...{ quote: null, tokensFrom: null, tokens: [], mailboxes: [], reports: [] },
    ...(await around(database, sale, undoneBy)),
  };
}

/** What both kinds of sale have: postings, answers that were lost, prints, webhooks. */
async function around(database: Database, sale: Sale, undoneBy: string | null) {
  const { partnerId, requestKey } = sale;
  return {
    events: await eventsOf(database, sale, undoneBy),
    advice: await adviceOf(database.pool, partnerId, requestKey),
    prints: await printsOf(database, sale),
    deliveries: await deliveriesOf(database, sale),
  };
}

type Told = Omit<TracedMessage, 'door' | 'stan' | 'requestKey' | 'partnerId' | 'counterId'>;

/** A bank's request key is its trace number and its reference (host/product). */
function messageOf({ requestKey, partnerId, counterId }: Sale, told: Told): TracedMessage {
  const ref = told.plnRef ?? told.switcherRef;
  const [stan = '', named] = requestKey.split('.');
  const isIso = ref !== null && named === ref;
  return {
    door: isIso ? 'iso8583' : 'http',
    stan: isIso ? stan : null,
    ...{ requestKey, partnerId, counterId },
    ...told,
  };
}
