import { randomInt } from 'node:crypto';
import type { Report } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { TariffRules } from '@setrum/tariff';
import pg from 'pg';
import { Batcher, type BatchOutcome } from '../../platform/batcher.ts';
import { businessMonth } from '../../platform/business-time.ts';
import { uuidv7 } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import { reportOn } from '../../profile/index.ts';
import { type SecurityModule, type StoredToken, sealingContext } from '../../vending/index.ts';
import { answerOf, declineError } from './answer.ts';
import { type Decision, decide } from './decide.ts';
import { type Draft, declinedDraft, soldDraft } from './draft.ts';
import type { Decline, PurchaseContext, PurchaseRequest, SoldPurchase } from './model.ts';

export interface LaneOptions {
  readonly pool: pg.Pool;
  readonly securityModule: SecurityModule;
  readonly rules: TariffRules;
  readonly now: () => Date;
  readonly log: Logger;
}

const limits = { batchItems: 128, queueItems: 4096 };
/** How often a request may lose against another server before the caller is told to come again. */
const maxAttempts = 8;

interface Item {
  readonly request: PurchaseRequest;
  attempts: number;
}

/** A request that may be sold in this batch: read and decided, its token not made yet. */
interface Candidate {
  readonly index: number;
  readonly request: PurchaseRequest;
  readonly context: PurchaseContext;
  readonly report: Report | null;
  readonly decided: Decision | Decline;
}

type Outcome = BatchOutcome<SoldPurchase>;

/**
 * Sells to the meters that are hashed to it, batch by batch: one round trip reads what the batch needs, the tokens are
 * made, one round trip records all of it in one commit. While a batch commits the next one gathers.
 */
export class PurchaseLane {
  readonly #options: LaneOptions;
  readonly #batcher: Batcher<Item, SoldPurchase>;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#batcher = new Batcher(
      limits,
      (items) => this.#run(items),
      () => new SetrumError('SETRUM_BUSY'),
    );
  }

  /** Gives the purchase, or throws the SetrumError of its decline. Safe to repeat with the same request key. */
  buy(request: PurchaseRequest): Promise<SoldPurchase> {
    return this.#batcher.submit({ request, attempts: 0 });
  }

  /** Resolves when every request taken in has its outcome. */
  drained(): Promise<void> {
    return this.#batcher.drained();
  }

  async #run(items: readonly Item[]): Promise<Outcome[]> {
    const at = this.#options.now();
    const reports = items.map(({ request }) =>
      request.card === null ? null : reportOn(request.card),
    );
    let contexts: readonly PurchaseContext[];
    try {
      contexts = await this.#read(items, reports, at);
    } catch (error) {
      return items.map(() => ({ error: this.#failure(error) }));
    }
    const outcomes: Outcome[] = new Array(items.length).fill('again');
    const candidates: Candidate[] = [];
    const meters = new Set<string>();
    for (const context of contexts) {
      const index = context.i;
      const item = items[index];
      if (item === undefined) continue;
      const settled = this.#settleKnown(item.request, context);
      if (settled !== null) {
        outcomes[index] = settled;
      } else if (!meters.has(item.request.meterNo)) {
        // One sale for each meter and batch; its others, equal requests among them, find it on record in the next one.
        meters.add(item.request.meterNo);
        const report = reports[index] ?? null;
        const candidate = this.#decide(index, item.request, report, context, at);
        if ('error' in candidate) outcomes[index] = candidate;
        else candidates.push(candidate);
      }
    }
    if (candidates.length > 0) await this.#sell(items, candidates, at, outcomes);
    return outcomes;
  }

  async #read(
    items: readonly Item[],
    reports: readonly (Report | null)[],
    at: Date,
  ): Promise<readonly PurchaseContext[]> {
    const asks = items.map(({ request }, i) => ({
      i,
      meter_no: request.meterNo,
      partner_id: request.partnerId,
      request_key: request.requestKey,
      month: businessMonth(at),
      card_uid: request.card?.uid ?? null,
      ack_sequence: reports[i]?.acknowledgement.mailboxSequence ?? null,
      ack_results: reports[i]?.acknowledgement.results ?? null,
    }));
    const { rows } = await this.#options.pool.query<PurchaseContext>({
      name: 'purchase_context',
      text: 'select * from p2apst.purchase_context($1)',
      values: [JSON.stringify(asks)],
    });
    return rows;
  }

  #settleKnown(request: PurchaseRequest, context: PurchaseContext): Outcome | null {
    const { purchase } = context;
    if (purchase === null)
      return context.key_elsewhere ? { error: new SetrumError('SETRUM_REQUEST_KEY_REUSED') } : null;
    if (purchase.amount_cents !== request.amountCents)
      return { error: new SetrumError('SETRUM_REQUEST_KEY_REUSED') };
    try {
      return { result: answerOf(this.#options.securityModule, purchase) };
    } catch (error) {
      return { error };
    }
  }

  #decide(
    index: number,
    request: PurchaseRequest,
    report: Report | null,
    context: PurchaseContext,
    at: Date,
  ): Candidate | { readonly error: unknown } {
    try {
      const decided = decide(this.#options.rules, request, report, context, at);
      return { index, request, context, report, decided };
    } catch (error) {
      if (!(error instanceof SetrumError)) return { error: this.#failure(error) };
      return {
        index,
        request,
        context,
        report,
        decided: { code: error.code, params: error.params },
      };
    }
  }

  async #sell(
    items: readonly Item[],
    candidates: readonly Candidate[],
    at: Date,
    outcomes: Outcome[],
  ): Promise<void> {
    try {
      const drafts = await this.#draft(candidates, at);
      for (const [index, outcome] of await this.#record(items, drafts)) outcomes[index] = outcome;
    } catch (error) {
      const failure = this.#failure(error);
      for (const { index } of candidates) outcomes[index] = { error: failure };
    }
  }

  /** Makes the tokens of all candidates in one call of the security module. */
  async #draft(candidates: readonly Candidate[], at: Date): Promise<Draft[]> {
    const { securityModule } = this.#options;
    const orders = candidates.flatMap(({ decided }) =>
      'code' in decided
        ? []
        : [
            {
              key: decided.key,
              units: decided.quote.energyDkwh,
              tid: decided.tid,
              rnd: randomInt(16),
            },
          ],
    );
    const tokens = (await securityModule.issueCredits(orders)).values();
    return candidates.map(({ index, request, context, report, decided }) => {
      const frame = { index, request, purchaseId: uuidv7(at.getTime()), at };
      if ('code' in decided) return declinedDraft(frame, decided);
      const digits = tokens.next().value;
      if (digits === undefined)
        throw new Error('the security module made fewer tokens than asked for');
      const { key, tid } = decided;
      const token: StoredToken = {
        token_id: uuidv7(at.getTime()),
        request_id: frame.purchaseId,
        class: 0,
        base_date: key.baseDate,
        tid,
        sealed: securityModule.seal(digits, sealingContext(request.meterNo, key.baseDate, tid)),
      };
      const sale = {
        ...frame,
        month: businessMonth(at),
        adminCents: context.partner?.admin_cents ?? 0,
      };
      return soldDraft(sale, decided, token, context.waiting ?? [], report);
    });
  }

  /** The durable step. When the database refuses a batch as a whole, each purchase goes alone, so that one bad row stays alone. */
  async #record(items: readonly Item[], drafts: readonly Draft[]): Promise<[number, Outcome][]> {
    try {
      const { rows } = await this.#options.pool.query<{
        i: number;
        verdict: string;
        decline: Decline | null;
      }>({
        name: 'record_purchases',
        text: 'select * from p2apst.record_purchases($1, $2)',
        values: [
          JSON.stringify(drafts.map((draft, n) => ({ ...draft.row, i: n + 1 }))),
          JSON.stringify(
            drafts.flatMap((draft, n) =>
              draft.report === null ? [] : [{ ...draft.report, i: n + 1 }],
            ),
          ),
        ],
      });
      return rows.flatMap(({ i, verdict, decline }) => {
        const draft = drafts[i - 1];
        return draft === undefined
          ? []
          : [[draft.index, this.#outcome(items, draft, verdict, decline)]];
      });
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      const alone = drafts[0];
      if (drafts.length > 1 || alone === undefined) {
        const each: [number, Outcome][] = [];
        for (const draft of drafts) each.push(...(await this.#record(items, [draft])));
        return each;
      }
      const lostRace = ['40001', '40P01', '23505'].includes(error.code ?? '');
      return [
        [alone.index, lostRace ? this.#again(items, alone.index) : { error: this.#failure(error) }],
      ];
    }
  }

  #outcome(
    items: readonly Item[],
    draft: Draft,
    verdict: string,
    decline: Decline | null,
  ): Outcome {
    if (verdict === 'sold' && draft.purchase !== null) {
      return { result: answerOf(this.#options.securityModule, draft.purchase) };
    }
    if (verdict === 'declined' && decline !== null) return { error: declineError(decline) };
    return this.#again(items, draft.index);
  }

  #again(items: readonly Item[], index: number): Outcome {
    const item = items[index];
    if (item === undefined || ++item.attempts >= maxAttempts)
      return { error: new SetrumError('SETRUM_BUSY') };
    return 'again';
  }

  /** What a caller hears of an unexpected error: the database's own refusals are ours to mend, all else may pass. */
  #failure(error: unknown): SetrumError {
    if (error instanceof SetrumError) return error;
    this.#options.log.error({ err: error }, 'a batch of purchases failed');
    const ours = error instanceof pg.DatabaseError && !/^(08|53|57)/.test(error.code ?? '');
    return new SetrumError(
      ours || error instanceof TypeError ? 'SETRUM_INTERNAL' : 'SETRUM_UNAVAILABLE',
      {},
      { cause: error },
    );
  }
}
