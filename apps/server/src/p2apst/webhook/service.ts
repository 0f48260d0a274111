import { SetrumError } from '@setrum/errors';
import type { Selectable, Transaction } from 'kysely';
import { recordAct } from '../../identity/index.ts';
import { type Database, tables, uuidv7 } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { assertUrlAllowed } from './address.ts';
import type { AddressPolicy, Endpoint, WebhookEvent } from './model.ts';
import { sealSecret } from './secret-store.ts';
import { newSecret } from './signature.ts';
import type { WebhookTables } from './tables.ts';

export interface WebhookOptions {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly now: () => Date;
  readonly policy: AddressPolicy;
}

/** Which of a partner's endpoints, and who asks. */
export interface EndpointName {
  readonly partnerId: string;
  readonly counterId: string;
  readonly endpointId: string;
}

const mostEndpoints = 5;
/** How long deliveries are signed with the old secret as well. */
const overlapMs = 24 * 3600_000;

/** The endpoints of partners. What is done to them is in the audit trail; their secrets are told once and never again. */
export class WebhookService {
  readonly #options: WebhookOptions;

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  /** Registers an endpoint for what happens from now on. SETRUM_WEBHOOK_URL, SETRUM_WEBHOOK_TOO_MANY. */
  async register(
    by: Omit<EndpointName, 'endpointId'>,
    wanted: { readonly url: string; readonly events: readonly WebhookEvent[] },
  ): Promise<Endpoint & { readonly secret: string }> {
    const { securityModule, now, policy } = this.#options;
    const url = assertUrlAllowed(wanted.url, policy);
    const at = now();
    const endpointId = uuidv7(at.getTime());
    const secret = newSecret();
    const row = await this.#transaction(async (p2apst) => {
      // Its lock makes the count of two registrations at once come out right.
      await p2apst
        .selectFrom('partner')
        .select('partner_id')
        .where('partner_id', '=', by.partnerId)
        .forUpdate()
        .execute();
      const others = await p2apst
        .selectFrom('webhook_endpoint')
        .select('endpoint_id')
        .where('partner_id', '=', by.partnerId)
        .execute();
      if (others.length >= mostEndpoints)
        throw new SetrumError('SETRUM_WEBHOOK_TOO_MANY', { most: mostEndpoints });
      const made = await p2apst
        .insertInto('webhook_endpoint')
        .values({
          partner_id: by.partnerId,
          endpoint_id: endpointId,
          url: url.href,
          events: [...new Set(wanted.events)],
          secret_sealed: sealSecret(securityModule, endpointId, secret),
          previous_secret_sealed: null,
          previous_until: null,
          created_at: at,
          collected_until: at,
          paused_until: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await recordAct(p2apst, actOf('register', { ...by, endpointId }, { host: url.host }), at);
      return made;
    });
    return { ...endpointOf(row), secret };
  }

  async list(partnerId: string): Promise<readonly Endpoint[]> {
    const rows = await tables<WebhookTables>(this.#options.database, 'p2apst')
      .selectFrom('webhook_endpoint')
      .selectAll()
      .where('partner_id', '=', partnerId)
      .orderBy('created_at')
      .execute();
    return rows.map(endpointOf);
  }

  /** A new secret. For a day deliveries are signed with the old one as well. SETRUM_WEBHOOK_UNKNOWN. */
  async rotate(name: EndpointName): Promise<Endpoint & { readonly secret: string }> {
    const { securityModule, now } = this.#options;
    const at = now();
    const secret = newSecret();
    const row = await this.#transaction(async (p2apst) => {
      const changed = await p2apst
        .updateTable('webhook_endpoint')
        .set((old) => ({
          previous_secret_sealed: old.ref('secret_sealed'),
          previous_until: new Date(at.getTime() + overlapMs),
          secret_sealed: sealSecret(securityModule, name.endpointId, secret),
        }))
        .where('partner_id', '=', name.partnerId)
        .where('endpoint_id', '=', name.endpointId)
        .returningAll()
        .executeTakeFirst();
      if (changed === undefined) throw new SetrumError('SETRUM_WEBHOOK_UNKNOWN');
      await recordAct(p2apst, actOf('rotate-secret', name), at);
      return changed;
    });
    return { ...endpointOf(row), secret };
  }

  /** Removes an endpoint and what was still to be told to it. SETRUM_WEBHOOK_UNKNOWN. */
  async remove(name: EndpointName): Promise<void> {
    await this.#transaction(async (p2apst) => {
      const { numDeletedRows } = await p2apst
        .deleteFrom('webhook_endpoint')
        .where('partner_id', '=', name.partnerId)
        .where('endpoint_id', '=', name.endpointId)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw new SetrumError('SETRUM_WEBHOOK_UNKNOWN');
      await recordAct(p2apst, actOf('delete', name), this.#options.now());
    });
  }

  #transaction<Result>(work: (p2apst: Transaction<ServiceTables>) => Promise<Result>) {
    const p2apst = tables<ServiceTables>(this.#options.database, 'p2apst');
    return p2apst.transaction().execute(work);
  }
}

interface ServiceTables extends WebhookTables {
  readonly partner: { readonly partner_id: string };
}

function endpointOf(row: Selectable<WebhookTables['webhook_endpoint']>): Endpoint {
  return {
    endpointId: row.endpoint_id,
    url: row.url,
    events: row.events,
    createdAt: row.created_at.toISOString(),
    previousSecretUntil: row.previous_until?.toISOString() ?? null,
    failures: row.failures,
  };
}

function actOf(what: string, name: EndpointName, detail: Readonly<Record<string, string>> = {}) {
  const { partnerId, counterId, endpointId } = name;
  return {
    actor: `${partnerId}/${counterId}`,
    act: `webhook.${what}`,
    subject: endpointId,
    detail,
  };
}
