import { SetrumError } from '@setrum/errors';
import type { TariffRules } from '@setrum/tariff';
import pg from 'pg';
import { Batcher, type BatchOutcome, type Logger, uuidv7 } from '../../platform/index.ts';
import { type JudgedReport, judge } from '../../profile/index.ts';
import { type CreditRequest, makeCredits, type SecurityModule } from '../../vending/index.ts';
import { type NoteCopy, withOriginal } from '../visit/copies.ts';
import { answerOf, declineError } from './answer.ts';
import { CopyNotes } from './copy-notes.ts';
import { readContexts, recordDrafts, recordEachDraft, type Verdict } from './database.ts';
import { type Decision, decide, type Sale } from './decide.ts';
import { collectionDraft, type Draft, declinedDraft, saleDraft } from './draft.ts';
import { isLostRace, mayPass } from './failure.ts';
import { sealedMailbox } from './mailbox.ts';
import type { Decline, PurchaseContext, PurchaseRequest, SoldPurchase } from './model.ts';

export interface LaneOptions {
  readonly pool: pg.Pool;
  readonly securityModule: SecurityModule;
  readonly rules: TariffRules;
  readonly now: () => Date;
  readonly log: Logger;
  /** Told of every copied card that was refused. */
  readonly noteCopy?: NoteCopy;
}

/** Two batches at a time keep both the database and this process busy; they contend for the deposit only while one commits. */
const limits = { batchItems: 128, queueItems: 4096, inFlight: 2 };
/**
 * How often a request may lose against another server before the caller is told to come again. Each loss is a sale of
 * the other one to the same meter, so only a meter that hundreds buy for at once comes near it.
 */
const maxAttempts = 64;

interface Item {
  readonly request: PurchaseRequest;
  attempts: number;
}

/** A request of the batch, read and decided; its token is not made yet. */
interface Candidate {
  readonly item: Item;
  readonly report: JudgedReport | null;
  readonly decided: Decision | Decline;
}

type Outcome = BatchOutcome<SoldPurchase>;
type Outcomes = Map<Item, Outcome>;

/**
 * Sells to the meters that are hashed to it, batch by batch: one round trip reads what the batch needs, the tokens are
 * made, one round trip records all of it in one commit. While a batch commits the next one gathers.
 */
export class PurchaseLane {
  readonly #options: LaneOptions;
  readonly #batcher: Batcher<Item, SoldPurchase>;
  /** Request keys of the batches that run, with the end of their batch. */
  readonly #keys = new Map<string, Promise<unknown>>();
  readonly #copies: CopyNotes;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#copies = new CopyNotes(options.noteCopy, options.log);
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
  async drained(): Promise<void> {
    await this.#batcher.drained();
    await this.#copies.drained();
  }

  /** One request for each key at a time: another one waits for its end, and then finds it on record. */
  async #run(items: readonly Item[]): Promise<Outcome[]> {
    const ends: Promise<unknown>[] = [];
    const free = new Map<string, Item>();
    for (const item of items) {
      const key = `${item.request.partnerId}/${item.request.requestKey}`;
      const end = this.#keys.get(key);
      if (end !== undefined) ends.push(end);
      else if (!free.has(key)) free.set(key, item);
    }
    if (free.size === 0) await Promise.race(ends);
    const running = this.#runFree([...free.values()]);
    for (const key of free.keys()) this.#keys.set(key, running);
    try {
      const outcomes = await running;
      return items.map((item) => outcomes.get(item) ?? 'again');
    } finally {
      for (const key of free.keys()) this.#keys.delete(key);
    }
  }

  async #runFree(items: readonly Item[]): Promise<Outcomes> {
    const outcomes: Outcomes = new Map();
    if (items.length === 0) return outcomes;
    try {
      const at = this.#options.now();
      const candidates = await this.#read(items, at, outcomes);
      const drafts = await this.#draft(candidates, at, outcomes);
      if (drafts.size > 0) await this.#record(drafts, outcomes);
    } catch (error) {
      const failure = this.#failure(error);
      for (const item of items) if (!outcomes.has(item)) outcomes.set(item, { error: failure });
    }
    for (const item of items) {
      if (!outcomes.has(item)) outcomes.set(item, { error: new SetrumError('SETRUM_INTERNAL') });
    }
    return outcomes;
  }

  /** Settles what is on record already, and decides the first request of each other meter. */
  async #read(items: readonly Item[], at: Date, outcomes: Outcomes): Promise<Candidate[]> {
    const requests = items.map((item) => item.request);
    const { cards } = this.#options.securityModule;
    if (requests.some(({ card }) => card !== null)) await cards.refresh();
    const reports = requests.map(({ card }) => (card === null ? null : judge(card, cards)));
    const contexts = await readContexts(this.#options.pool, requests, reports, at);
    const meters = new Set<string>();
    return items.flatMap((item, i) => {
      const read = contexts[i];
      if (read === undefined) return [];
      const context = withOriginal(read, reports[i] ?? null, cards);
      const { meterNo } = item.request;
      const settled = this.#settled(item.request, context);
      if (settled !== null) {
        outcomes.set(item, settled);
      } else if (meters.has(meterNo)) {
        // One sale for each meter in a batch: the next one finds identifiers in order.
        outcomes.set(item, 'again');
      } else {
        meters.add(meterNo);
        const report = reports[i] ?? null;
        const decided = this.#decide(item.request, report, context, at);
        if ('code' in decided) this.#copies.add(item.request, decided, context, at);
        if (!('error' in decided)) return [{ item, report, decided }];
        outcomes.set(item, decided);
      }
      return [];
    });
  }

  /** The outcome of a request whose key is on record already; null for a new one. */
  #settled(request: PurchaseRequest, { purchase, key_elsewhere }: PurchaseContext): Outcome | null {
    if (purchase === null && !key_elsewhere) return null;
    const same =
      purchase?.amount_cents === request.amountCents &&
      purchase.buying_option === request.buyingOption;
    if (purchase === null || !same) {
      return { error: new SetrumError('SETRUM_REQUEST_KEY_REUSED') };
    }
    try {
      return { result: answerOf(this.#options.securityModule, purchase) };
    } catch (error) {
      return { error: this.#failure(error) };
    }
  }

  #decide(
    request: PurchaseRequest,
    judged: JudgedReport | null,
    context: PurchaseContext,
    at: Date,
  ): Decision | Decline | { readonly error: SetrumError } {
    try {
      return decide(this.#options.rules, request, judged?.report ?? null, context, at);
    } catch (error) {
      if (error instanceof SetrumError) return { code: error.code, params: error.params };
      return { error: this.#failure(error) };
    }
  }

  async #draft(
    candidates: readonly Candidate[],
    at: Date,
    outcomes: Outcomes,
  ): Promise<Map<Draft, Item>> {
    const framed = candidates.map((candidate) => ({
      ...candidate,
      frame: { request: candidate.item.request, purchaseId: uuidv7(at.getTime()), at },
    }));
    const orders = framed.flatMap(({ decided, frame }) =>
      'kind' in decided && decided.kind === 'sale' ? [creditsOf(decided, frame.purchaseId)] : [],
    );
    const made = (await makeCredits(this.#options.securityModule, orders, at)).values();
    const drafts = new Map<Draft, Item>();
    for (const { item, report, decided, frame } of framed) {
      if ('code' in decided) {
        drafts.set(declinedDraft(frame, decided), item);
        continue;
      }
      if (decided.kind === 'collection') {
        drafts.set(collectionDraft(frame, decided, report), item);
        continue;
      }
      const tokens = made.next().value ?? new Error('tokens are missing');
      const refusal = refusalOf(tokens);
      if (refusal !== null) drafts.set(declinedDraft(frame, refusal), item);
      else if (tokens instanceof Error) outcomes.set(item, { error: this.#failure(tokens) });
      else {
        const mailbox = sealedMailbox(this.#options.securityModule, frame.request, decided, tokens);
        drafts.set(saleDraft(frame, decided, { tokens, mailbox }, report), item);
      }
    }
    return drafts;
  }

  /** When the database refuses a batch as a whole, each purchase goes by itself, so that one bad row stays alone. */
  async #record(drafts: ReadonlyMap<Draft, Item>, outcomes: Outcomes): Promise<void> {
    const { pool } = this.#options;
    const settle = (verdicts: readonly Verdict[]): void => {
      for (const verdict of verdicts) {
        const item = drafts.get(verdict.draft);
        if (item !== undefined) outcomes.set(item, this.#outcome(item, verdict));
      }
    };
    try {
      settle(await recordDrafts(pool, [...drafts.keys()]));
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      this.#options.log.debug({ code: error.code }, 'a batch of purchases goes row by row');
      settle(await recordEachDraft(pool, [...drafts.keys()]));
    }
  }

  #outcome(item: Item, { draft, verdict, decline, errorCode }: Verdict): Outcome {
    if (verdict === 'failed' && !isLostRace(errorCode)) {
      return { error: this.#failure(new pg.DatabaseError(`SQLSTATE ${errorCode}`, 0, 'error')) };
    }
    if (verdict === 'sold' && draft.purchase !== null) {
      return { result: answerOf(this.#options.securityModule, draft.purchase) };
    }
    if (verdict === 'declined' && decline !== null) return { error: declineError(decline) };
    return this.#again(item);
  }

  #again(item: Item): Outcome {
    item.attempts += 1;
    return item.attempts < maxAttempts ? 'again' : { error: new SetrumError('SETRUM_BUSY') };
  }

  /** What a caller hears of an unexpected error. A connection may come back; what the database itself refuses is ours to mend. */
  #failure(error: unknown): SetrumError {
    if (error instanceof SetrumError) return error;
    this.#options.log.error({ err: error }, 'a purchase failed');
    return new SetrumError(
      mayPass(error) ? 'SETRUM_UNAVAILABLE' : 'SETRUM_INTERNAL',
      {},
      { cause: error },
    );
  }
}

/** The credits of a sale: its compensations, then what was bought. */
function creditsOf(sale: Sale, requestId: string): CreditRequest {
  const { plan, energyDkwh: units, compensations, compensationTids: tids } = sale;
  if (tids.length === 0) return { plan, requestId, units };
  const before = tids.map((tid, n) => ({ tid, units: compensations[n]?.energyDkwh ?? 0 }));
  return { plan, requestId, units, before };
}

/** A vending key that may not make this token is a decline, on record like any other; what merely failed may be asked again. */
function refusalOf(tokens: unknown): Decline | null {
  const refused = tokens instanceof SetrumError && tokens.code.startsWith('SETRUM_VENDING_KEY_');
  return refused ? { code: tokens.code, params: tokens.params } : null;
}
