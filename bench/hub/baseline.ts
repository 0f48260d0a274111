import {
  businessMonth,
  carriedEnergy,
  type IssueContext,
  judge,
  type MeterKey,
  makeCredits,
  type NewToken,
  type PurchaseRequest,
  planTokens,
  reportParameters,
  reportRow,
  type SecurityModule,
  uuidv7,
} from '@setrum/server';
import { checkAmount, defaultRules, monthlyLimitDkwh, quote } from '@setrum/tariff';
import pg from 'pg';
import * as sql from './baseline-sql.ts';

interface Place {
  readonly state: string;
  readonly admin_cents: number;
  readonly idpel: string;
  readonly holder: string;
  readonly unit: string;
  readonly tariff: string;
  readonly power_va: number;
  readonly blocked: boolean;
  readonly key: IssueContext['key'];
  readonly last_tid: number | null;
  readonly mailbox_sequence: number | null;
}

/** A purchase of the plain design, worked out. */
interface Sale {
  readonly request: PurchaseRequest;
  readonly place: Place;
  readonly purchaseId: string;
  readonly at: Date;
  readonly worked: ReturnType<typeof quote>;
  readonly energyDkwh: number;
  readonly key: MeterKey;
  readonly token: NewToken;
  readonly sequence: number | null;
}

const mostAttempts = 16;

/** Ends the transaction: nothing of it stays. */
class Undone extends Error {}

/**
 * The plain design: one transaction for each purchase, nine round trips in it, over the same tables with the same token
 * making; two more where a card brings a report. The deposit's row comes last, as it should.
 */
export class Baseline {
  readonly #pool: pg.Pool;
  readonly #module: SecurityModule;

  constructor(databaseUrl: string, securityModule: SecurityModule, connections: number) {
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
    this.#module = securityModule;
  }

  /** Gives the token's digits, null for a decline (which is on record then). */
  async buy(request: PurchaseRequest): Promise<string | null> {
    const client = await this.#pool.connect();
    try {
      for (let attempt = 1; ; attempt++) {
        try {
          return await this.#attempt(client, request);
        } catch (error) {
          await client.query(sql.rollback);
          const passing =
            error instanceof pg.DatabaseError &&
            ['40001', '40P01', '23505'].includes(error.code ?? '');
          if (!passing || attempt === mostAttempts) throw error;
        }
      }
    } finally {
      client.release();
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async #attempt(client: pg.PoolClient, request: PurchaseRequest): Promise<string | null> {
    await client.query(sql.begin);
    const { meterNo, partnerId, requestKey } = request;
    const known = await client.query({ ...sql.lookup, values: [partnerId, requestKey] });
    if (known.rows.length > 0) throw new Undone('every request of this benchmark is new');
    const at = new Date();
    const uid = request.card?.uid ?? null;
    const { rows } = await client.query<Place>({ ...sql.read, values: [meterNo, partnerId, uid] });
    const place = rows[0];
    if (place === undefined || place.state !== 'active' || place.blocked)
      throw new Undone('every meter of this benchmark may be sold to');
    const sale = await this.#workOut(request, place, at);
    if (sale === null) return this.#decline(client, request, at);
    await this.#record(client, sale);
    await client.query(sql.commit);
    return this.#module.open(sale.token.sealed, `${meterNo}/${sale.token.token_id}`);
  }

  async #workOut(request: PurchaseRequest, place: Place, at: Date): Promise<Sale | null> {
    const { meterNo, amountCents, card } = request;
    try {
      checkAmount(defaultRules, amountCents, at);
    } catch {
      return null;
    }
    const { tariff, power_va: powerVa, unit } = place;
    const worked = quote(defaultRules, { amountCents, tariff, powerVa, unit, at });
    const context = { pending: null, pending_taken: false, pending_last_tid: null, waiting: null };
    const plan = planTokens(meterNo, { ...context, key: place.key, last_tid: place.last_tid }, at);
    const energyDkwh = carriedEnergy(worked.energyDkwh);
    const purchaseId = uuidv7(at.getTime());
    const order = { plan, requestId: purchaseId, units: energyDkwh };
    const [made] = await makeCredits(this.#module, [order], at);
    if (made === undefined || made instanceof Error) throw made ?? new Error('no token was made');
    const [token] = made;
    if (token === undefined) throw new Error('no token was made');
    const sequence =
      card === null ? null : Math.max(card.mailboxSequence, place.mailbox_sequence ?? 0) + 1;
    return { request, place, purchaseId, at, worked, energyDkwh, key: plan.key, token, sequence };
  }

  async #decline(client: pg.PoolClient, request: PurchaseRequest, at: Date): Promise<null> {
    const { meterNo, partnerId, counterId, requestKey, amountCents, channel, terminalId } = request;
    const decline = JSON.stringify({ code: 'SETRUM_AMOUNT_TOO_SMALL', params: {} });
    const id = uuidv7(at.getTime());
    const who = [meterNo, id, partnerId, counterId, requestKey, amountCents, channel, terminalId];
    await client.query({ ...sql.insertDecline, values: [...who, at, decline] });
    await client.query(sql.commit);
    return null;
  }

  async #record(client: pg.PoolClient, sale: Sale): Promise<void> {
    const { request, purchaseId, place, at, energyDkwh } = sale;
    const counted = await client.query<{ energy_dkwh: number }>({
      ...sql.lockMonth,
      values: [request.meterNo, businessMonth(at), energyDkwh],
    });
    if ((counted.rows[0]?.energy_dkwh ?? 0) > monthlyLimitDkwh(place.power_va)) {
      throw new Undone('above the limit of 720 hours');
    }
    await client.query({ ...sql.insertPurchase, values: sql.soldValues(purchaseColumns(sale)) });
    await insertToken(client, sale);
    if (request.card !== null) await insertCard(client, this.#module.cards, sale, request.card);
    await insertPostings(client, sale);
    const { partnerId, amountCents } = request;
    const taken = await client.query({ ...sql.takeDeposit, values: [partnerId, amountCents] });
    if (taken.rowCount !== 1) throw new Undone(`the deposit is too low for ${purchaseId}`);
  }
}

function purchaseColumns({ request, place, worked, ...sale }: Sale): sql.SoldValues {
  return {
    meter_no: request.meterNo,
    purchase_id: sale.purchaseId,
    partner_id: request.partnerId,
    counter_id: request.counterId,
    request_key: request.requestKey,
    amount_cents: request.amountCents,
    channel: request.channel,
    terminal_id: request.terminalId,
    status: 'sold',
    at: sale.at,
    idpel: place.idpel,
    holder: place.holder,
    unit: place.unit,
    tariff: place.tariff,
    power_va: place.power_va,
    price_cents: worked.pricePerKwhCents,
    admin_cents: place.admin_cents,
    stamp_cents: worked.stampCents,
    ppn_cents: worked.ppnCents,
    ppj_cents: worked.ppjCents,
    instalment_cents: worked.instalmentCents,
    token_cents: worked.tokenCents,
    energy_dkwh: sale.energyDkwh,
    energy_computed_ckwh: worked.energyComputedCkwh,
    rule_ids: worked.ruleIds,
    card_uid: request.card?.uid ?? null,
    mailbox_sequence: sale.sequence,
  };
}

async function insertToken(client: pg.PoolClient, sale: Sale): Promise<void> {
  const { request, purchaseId, key, token, at } = sale;
  const { token_id, tid, units, sealed, digest } = token;
  const uid = request.card?.uid ?? null;
  const made = [token_id, purchaseId, key.version, key.baseDate, tid, units, sealed, digest];
  await client.query({ ...sql.insertToken, values: [request.meterNo, ...made, at, uid] });
}

async function insertCard(
  client: pg.PoolClient,
  cards: SecurityModule['cards'],
  { request, purchaseId, sequence, token, at }: Sale,
  card: NonNullable<PurchaseRequest['card']>,
): Promise<void> {
  const slot = [request.meterNo, card.uid, sequence, token.token_id, at];
  await client.query({ ...sql.insertMailbox, values: slot });
  const report = judge(card, cards);
  if (report === null) return;
  const row = reportRow(report, { at: at.toISOString(), purchaseId });
  const [stored, months] = reportParameters([{ i: 1, row }]);
  await client.query({ ...sql.storeReport, values: [stored, months] });
}

async function insertPostings(client: pg.PoolClient, sale: Sale): Promise<void> {
  const { request, worked } = sale;
  const lines = [
    { account: `deposit:${request.partnerId}`, cents: request.amountCents },
    { account: 'revenue:energy', cents: -worked.tokenCents },
    { account: 'tax:ppj', cents: -worked.ppjCents },
    { account: 'tax:ppn', cents: -worked.ppnCents },
    { account: 'duty:stamp', cents: -worked.stampCents },
    { account: 'receivable:instalment', cents: -worked.instalmentCents },
  ].filter(({ cents }) => cents !== 0);
  await client.query({
    ...sql.insertPostings,
    values: [
      request.meterNo,
      sale.purchaseId,
      sale.at,
      lines.map((_, n) => n + 1),
      lines.map(({ account }) => account),
      lines.map(({ cents }) => cents),
    ],
  });
}
