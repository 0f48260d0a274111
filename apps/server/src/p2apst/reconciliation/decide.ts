import { SetrumError } from '@setrum/errors';
import type { PoolClient } from 'pg';
import { recordAct } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import { inTransaction } from '../settlement/transaction.ts';
import { makeSale, type SaleMakers, saleKey } from './make-sale.ts';
import { type Decision, type Difference, decisions } from './model.ts';
import { returnSale } from './return-sale.ts';
import { differenceOf } from './store.ts';

/** What a person decides about a difference, and why. */
export interface Verdict {
  readonly decision: Decision;
  readonly reason: string;
  readonly by: string;
}

/** After these the sale may have been made: the same key will tell. */
const unsettled: readonly string[] = ['SETRUM_UNAVAILABLE', 'SETRUM_BUSY', 'SETRUM_INTERNAL'];

/** Decides what becomes of differences. Decision, its effect and the audit entry stand or fall together. */
export class DecisionService {
  readonly #makers: SaleMakers;
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(makers: SaleMakers, now: () => Date) {
    this.#makers = makers;
    this.#database = makers.database;
    this.#now = now;
  }

  /**
   * - `ask`: it stays open, with the reason as its note.
   * - `reject`, only ours: the sale is taken back, its money goes into the deposit again, its token becomes unsold. Only theirs, or a
   *   duplicate line: the partner refunds its customer; nothing moves.
   * - `take-over`, only theirs: a sale is made now, once however often this is called. Only ours, or a value that differs: the partner
   *   takes our record over; nothing moves.
   *
   * A take-over whose sale could not be made leaves the difference open, with the reason why; one whose outcome is not known leaves it
   * `under-way`, and deciding once more finishes it. Throws SETRUM_DIFFERENCE_UNKNOWN, SETRUM_DIFFERENCE_DECIDED,
   * SETRUM_DECISION_NOT_POSSIBLE, SETRUM_SALE_NOT_RETURNABLE, and what refuses the sale.
   */
  async decide(differenceId: string, verdict: Verdict): Promise<Difference> {
    const decided = await inTransaction(this.#database, async (client) => {
      const difference = await differenceOf(client, differenceId, 'for update');
      assertDecidable(difference, verdict.decision);
      if (difference.state === 'under-way') return difference;
      const at = this.#now();
      const ids = await this.#effect(client, difference, verdict, at);
      for (const id of ids) {
        const detail = { difference: id, decision: verdict.decision, kind: difference.kind };
        const subject = difference.partnerId;
        await recordAct(
          client,
          { actor: verdict.by, act: 'reconciliation.decide', subject, detail },
          at,
        );
      }
      return differenceOf(client, differenceId);
    });
    return decided.state === 'under-way' ? this.#sell(decided) : decided;
  }

  /** What is done in the transaction of the decision; gives the differences that are decided by it. */
  async #effect(
    client: PoolClient,
    difference: Difference,
    verdict: Verdict,
    at: Date,
  ): Promise<readonly string[]> {
    const { differenceId, kind, ours } = difference;
    if (verdict.decision === 'reject' && kind === 'only-ours' && ours !== null) {
      const { eventId, differenceIds } = await returnSale(client, difference, ours.sale, at);
      await write(client, differenceIds, 'decided', verdict, at, { eventId });
      return differenceIds;
    }
    const sells = verdict.decision === 'take-over' && kind === 'only-theirs';
    const state = verdict.decision === 'ask' ? 'asked' : sells ? 'under-way' : 'decided';
    const requestKey = sells ? saleKey(difference) : null;
    if (requestKey !== null) await assertFree(client, difference, requestKey);
    await write(client, [differenceId], state, verdict, at, { requestKey });
    return [differenceId];
  }

  async #sell(difference: Difference): Promise<Difference> {
    const { differenceId, theirs, requestKey } = difference;
    if (theirs === null || requestKey === null)
      throw new Error(`difference ${differenceId} is under way without a sale`);
    const { pool } = this.#database;
    try {
      await makeSale(this.#makers, difference, theirs, requestKey);
    } catch (error) {
      if (error instanceof SetrumError && !unsettled.includes(error.code)) {
        // The key is used up by the decline; when the reason is gone, another attempt has another one.
        await pool.query(
          `update p2apst.reconciliation_difference
              set state = 'open', attempts = attempts + 1, request_key = null, failure = $3
            where difference_id = $1 and state = 'under-way' and request_key = $2`,
          [differenceId, requestKey, error.code],
        );
      }
      throw error;
    }
    await pool.query(
      `update p2apst.reconciliation_difference set state = 'decided', failure = null
        where difference_id = $1 and state = 'under-way' and request_key = $2`,
      [differenceId, requestKey],
    );
    return differenceOf(pool, differenceId);
  }
}

function assertDecidable({ state, kind, decision: before }: Difference, decision: Decision): void {
  if (!decisions[kind].includes(decision))
    throw new SetrumError('SETRUM_DECISION_NOT_POSSIBLE', { kind, decision });
  if (state === 'under-way' ? decision !== before : state !== 'open' && state !== 'asked')
    throw new SetrumError('SETRUM_DIFFERENCE_DECIDED', { state });
}

/** Another file of the day may have brought the same line with other content: one of them is sold. */
async function assertFree(
  client: PoolClient,
  { partnerId }: Difference,
  requestKey: string,
): Promise<void> {
  const { rows } = await client.query<{ state: string }>(
    'select state from p2apst.reconciliation_difference where partner_id = $1 and request_key = $2',
    [partnerId, requestKey],
  );
  const [other] = rows;
  if (other !== undefined)
    throw new SetrumError('SETRUM_DIFFERENCE_DECIDED', { state: other.state });
}

async function write(
  client: PoolClient,
  differenceIds: readonly string[],
  state: Difference['state'],
  { decision, reason, by }: Verdict,
  at: Date,
  { requestKey = null, eventId = null }: { requestKey?: string | null; eventId?: string | null },
): Promise<void> {
  await client.query(
    `update p2apst.reconciliation_difference
        set state = $2, decision = $3, reason = $4, decided_by = $5, decided_at = $6, request_key = $7, event_id = $8
      where difference_id = any ($1)`,
    [differenceIds, state, decision, reason, by, at.toISOString(), requestKey, eventId],
  );
}
