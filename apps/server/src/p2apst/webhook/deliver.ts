import type { Pool } from 'pg';
import type { Logger } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { backoffMs, mostAttempts, mostDeliveryPauseMs, mostEndpointPauseMs } from './backoff.ts';
import type { AddressPolicy } from './model.ts';
import { type SealedSecrets, secretsInForce } from './secret-store.ts';
import { send } from './send.ts';
import { signatureHeader, signatureOf } from './signature.ts';
import type { WebhookTables } from './tables.ts';

export interface DeliverOptions {
  readonly pool: Pool;
  readonly securityModule: SecurityModule;
  readonly now: () => Date;
  readonly policy: AddressPolicy;
  readonly timeoutMs: number;
  readonly log: Logger;
}

interface Claimed {
  readonly event_id: string;
  readonly event: string;
  readonly subject: string;
  readonly occurred_at: Date;
  readonly data: WebhookTables['webhook_delivery']['data'];
  readonly attempts: number;
}

type DueEndpoint = SealedSecrets & { readonly partner_id: string; readonly url: string };

interface Outcome {
  readonly delivered: boolean;
  /** No answer, or one that says that the whole endpoint is in trouble. */
  readonly unreachable: boolean;
  readonly status: number | null;
  readonly problem: string | null;
}

const atOnce = { endpoints: 16, deliveries: 8 };
const mostRounds = 50;

/**
 * Sends what is due. Each endpoint has its own rounds, so that a slow one holds up only itself; within a round there is at most one
 * delivery of each subject, so that a subject's events come in order. A delivery is claimed with a lease that outlasts its sending:
 * two servers do not send it at once, and when one dies the other takes it up.
 */
export class Deliverer {
  readonly #options: DeliverOptions;
  /** Rounds under way by their endpoint. */
  readonly #rounds = new Map<string, Promise<void>>();
  #stopped = false;

  constructor(options: DeliverOptions) {
    this.#options = options;
  }

  /** No new round begins; those under way end by themselves within the time-out. */
  stop(): void {
    this.#stopped = true;
  }

  /** Begins rounds for the endpoints with something due, and does not wait for them: see {@link settled}. */
  async deliver(): Promise<void> {
    const { pool, now } = this.#options;
    const { rows } = await pool.query<DueEndpoint>(
      `select e.partner_id, e.endpoint_id, e.url, e.secret_sealed, e.previous_secret_sealed, e.previous_until
         from p2apst.webhook_endpoint e,
              lateral (select min(d.next_attempt_at) as since from p2apst.webhook_delivery d
                        where d.partner_id = e.partner_id and d.endpoint_id = e.endpoint_id and d.state = 'waiting') w
        where w.since <= $1 and (e.paused_until is null or e.paused_until <= $1) and e.endpoint_id <> all ($2)
        order by w.since limit $3`,
      [now(), [...this.#rounds.keys()], Math.max(0, atOnce.endpoints - this.#rounds.size)],
    );
    for (const endpoint of rows) this.#begin(endpoint);
  }

  /** Resolves when no round is under way. */
  async settled(): Promise<void> {
    while (this.#rounds.size > 0) await Promise.all(this.#rounds.values());
  }

  #begin(endpoint: DueEndpoint): void {
    const { endpoint_id } = endpoint;
    if (this.#rounds.has(endpoint_id)) return;
    const round = this.#serve(endpoint)
      .catch((error: unknown) =>
        this.#options.log.error({ err: error }, 'webhooks: a round of deliveries failed'),
      )
      .finally(() => this.#rounds.delete(endpoint_id));
    this.#rounds.set(endpoint_id, round);
  }

  async #serve(endpoint: DueEndpoint): Promise<void> {
    for (let round = 0; round < mostRounds && !this.#stopped; round++) {
      const claimed = await this.#claim(endpoint);
      const outcomes = await Promise.all(claimed.map((one) => this.#attempt(endpoint, one)));
      if (claimed.length === 0 || outcomes.some(({ unreachable }) => unreachable)) return;
    }
  }

  async #claim({ partner_id, endpoint_id }: DueEndpoint): Promise<readonly Claimed[]> {
    const { pool, now, timeoutMs } = this.#options;
    const at = now();
    // Twice the time-out: the claim's own round trip and the record of its outcome come on top.
    const leaseUntil = new Date(at.getTime() + 2 * timeoutMs);
    const { rows } = await pool.query<Claimed>(
      'select * from p2apst.claim_webhooks($1, $2, $3, $4, $5)',
      [partner_id, endpoint_id, atOnce.deliveries, at, leaseUntil],
    );
    return rows;
  }

  async #attempt(endpoint: DueEndpoint, claimed: Claimed): Promise<Outcome> {
    const outcome = await this.#send(endpoint, claimed);
    await this.#record(endpoint, claimed, outcome);
    return outcome;
  }

  async #send(endpoint: DueEndpoint, claimed: Claimed): Promise<Outcome> {
    const { securityModule, now, policy, timeoutMs } = this.#options;
    const { event_id, event, subject, occurred_at, data } = claimed;
    const at = now();
    const body = JSON.stringify({
      id: event_id,
      event,
      occurredAt: occurred_at.toISOString(),
      partnerId: endpoint.partner_id,
      subject,
      data,
    });
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'setrum-webhooks/1',
      'setrum-event': event,
      'setrum-event-id': event_id,
      [signatureHeader]: signatureOf(secretsInForce(securityModule, endpoint, at), body, at),
    };
    try {
      const status = await send({ url: endpoint.url, headers, body, policy, timeoutMs });
      const delivered = status >= 200 && status < 300;
      const unreachable = status >= 500 || status === 429;
      return { delivered, unreachable, status, problem: delivered ? null : `HTTP ${status}` };
    } catch (error) {
      const problem = error instanceof Error ? describe(error) : String(error);
      return { delivered: false, unreachable: true, status: null, problem };
    }
  }

  /** The number of the attempt guards it: an outcome that comes after its lease has run out does not overwrite a later one. */
  async #record(endpoint: DueEndpoint, claimed: Claimed, outcome: Outcome): Promise<void> {
    const { pool, now } = this.#options;
    const at = now();
    const { attempts } = claimed;
    const failed = attempts >= mostAttempts ? 'parked' : 'waiting';
    const pauseMs = backoffMs(attempts, mostDeliveryPauseMs);
    await pool.query('select p2apst.record_webhook($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
      ...[endpoint.partner_id, endpoint.endpoint_id, claimed.event_id, attempts],
      ...[outcome.delivered ? 'delivered' : failed, outcome.status, outcome.problem, at],
      ...[new Date(at.getTime() + pauseMs), outcome.unreachable, mostEndpointPauseMs],
    ]);
  }
}

/** Names what went wrong on the line; the texts of a catalogued error are for people who register. */
function describe(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : '';
  return `${code}${error.message}`.slice(0, 200);
}
