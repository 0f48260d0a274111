import { SetrumError } from '@setrum/errors';
import { type AuditDetail, assertUnit, type Caller, recordAct } from '../../identity/index.ts';
import { type AnyTransaction, type Database, inRetriedTransaction } from '../../platform/index.ts';
import { type ComposedMailbox, composeMailbox, type SecurityModule } from '../../vending/index.ts';
import { type AddedToken, addToken, orderByKey } from './add.ts';
import { assertCardOf } from './bound-card.ts';
import { deliverOnCard, type OnCard } from './card.ts';
import { deliverByReceipt } from './deliver.ts';
import { lockAgenda } from './lock-agenda.ts';
import type { TokenRequest } from './model.ts';
import { type ReportedToken, reportTaken } from './report.ts';
import { retryRequest } from './retry.ts';
import { type RequestFilter, readRequests } from './store.ts';

export interface TokenDeskOptions {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly now: () => Date;
  /** After a commit that asked for tokens or changed some: nudges the generator and the live feed. */
  readonly onCommit?: () => void;
}

/** What people do with token requests, each act in a transaction of its own, on record with who did it. */
export class TokenDesk {
  readonly #options: TokenDeskOptions;

  constructor(options: TokenDeskOptions) {
    this.#options = options;
  }

  /** Adds an optional token; gives its order. Throws as `addToken` does, SETRUM_UNIT_FORBIDDEN. */
  add(
    agendaNo: string,
    added: Pick<AddedToken, 'kind' | 'value' | 'requestKey'>,
    caller: Caller,
  ): Promise<string> {
    return this.#act({ agendaNo }, caller, 'add', async (transaction, _, at) => {
      const isRepeated = (await orderByKey(transaction, added.requestKey)) !== null;
      const orderId = await addToken(transaction, { agendaNo, ...added, caller, at });
      const detail = { kind: added.kind, value: added.value };
      return { result: orderId, detail: isRepeated ? null : detail };
    });
  }

  /** Has a failed request tried again; gives its order. Throws as `retryRequest` does, SETRUM_UNIT_FORBIDDEN. */
  retry(requestId: string, requestKey: string, caller: Caller): Promise<string> {
    return this.#act({ requestIds: [requestId] }, caller, 'retry', async (transaction, of, at) => {
      const isRepeated = (await orderByKey(transaction, requestKey)) !== null;
      const orderId = await retryRequest(transaction, { requestId, requestKey, caller, at });
      const detail = { kind: of.kind, request: requestId };
      return { result: orderId, detail: isRepeated ? null : detail };
    });
  }

  /** Takes a fitter's report in. Throws as `reportTaken` does, SETRUM_UNIT_FORBIDDEN. */
  report(
    agendaNo: string,
    results: readonly ReportedToken[],
    caller: Caller,
  ): Promise<readonly TokenRequest[]> {
    return this.#act({ agendaNo }, caller, 'report', async (transaction, _, at) => {
      const changed = await reportTaken(transaction, { agendaNo, results, caller, at });
      const taken = changed.filter(({ state }) => state === 'taken').length;
      return { result: changed, detail: { taken, refused: changed.length - taken } };
    });
  }

  /**
   * Puts an order's tokens on a card of its meter. With the sequence of the mailbox that lies on the card, a mailbox to be written now is made as
   * well, of all that waits on the card. Throws SETRUM_CARD_UNKNOWN, SETRUM_CARD_STATE, SETRUM_CARD_OTHER_METER, SETRUM_UNIT_FORBIDDEN.
   */
  putOnCard(
    orderId: string,
    card: { readonly cardUid: string; readonly mailboxSequence: number | null },
    caller: Caller,
  ): Promise<OnCard & { readonly mailbox: ComposedMailbox | null }> {
    const { securityModule } = this.#options;
    const { cardUid, mailboxSequence: seenSequence } = card;
    return this.#act({ orderId }, caller, 'put-on-card', async (transaction, { meterNo }, at) => {
      await assertCardOf(transaction, cardUid, meterNo);
      const put = await deliverOnCard(transaction, { orderId, cardUid, at });
      const ask = { meterNo, cardUid, seenSequence: seenSequence ?? 0, at };
      const mailbox =
        seenSequence === null ? null : await composeMailbox(transaction, securityModule, ask);
      const { delivered, waiting } = put;
      const detail = { cardUid, delivered: delivered.length, waiting: waiting.length };
      return { result: { ...put, mailbox }, detail };
    });
  }

  /** Records that a receipt carries an order's tokens. Throws SETRUM_UNIT_FORBIDDEN. */
  giveReceipt(orderId: string, caller: Caller): Promise<readonly TokenRequest[]> {
    return this.#act({ orderId }, caller, 'give-receipt', async (transaction, _, at) => {
      const result = await deliverByReceipt(transaction, { orderId }, at);
      return { result, detail: { delivered: result.length } };
    });
  }

  async #act<Result>(
    which: RequestFilter,
    caller: Caller,
    verb: string,
    work: (
      transaction: AnyTransaction,
      first: TokenRequest,
      at: Date,
    ) => Promise<{
      readonly result: Result;
      /** Null: it was done before under the same request key, and is on record. */
      readonly detail: AuditDetail | null;
    }>,
  ): Promise<Result> {
    const { database, now, onCommit } = this.#options;
    const once = async (transaction: AnyTransaction): Promise<Result> => {
      const first = await firstOf(transaction, which);
      assertUnit(caller, first.unit);
      await lockAgenda(transaction, first.agendaNo);
      const at = now();
      const { result, detail } = await work(transaction, first, at);
      const act = { actor: caller.label, act: `token-request.${verb}`, subject: first.agendaNo };
      if (detail !== null)
        await recordAct(transaction, { ...act, detail, source: caller.source }, at);
      return result;
    };
    const result = await inRetriedTransaction(database, once);
    onCommit?.();
    return result;
  }
}

/** One of the requests that are meant, read without a lock: what is to be done takes its own, in its own order. */
async function firstOf(transaction: AnyTransaction, which: RequestFilter): Promise<TokenRequest> {
  const [first] = await readRequests(transaction, which);
  if (first !== undefined) return first;
  if ('requestIds' in which)
    throw new SetrumError('SETRUM_TOKEN_REQUEST_UNKNOWN', { requestId: which.requestIds.join() });
  const subject = 'agendaNo' in which ? which.agendaNo : which.orderId;
  throw new SetrumError('SETRUM_TOKEN_ORDER_UNKNOWN', { subject });
}

/** What the routes of token requests are put together from. */
export interface TokenRequestRouteOptions {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly desk: TokenDesk;
  readonly now: () => Date;
}
