import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { SetrumError } from '@setrum/errors';
import { StsError } from '@setrum/sts';
import type { Kysely, Selectable, Transaction } from 'kysely';
import pg from 'pg';
import { type AuditAct, assertOtherPerson, recordAct } from '../../identity/index.ts';
import { type Database, tables, uuidv7 } from '../../platform/index.ts';
import { keeper } from '../issue/make.ts';
import { type IssueContext, planManagement } from '../issue/plan.ts';
import type { NewToken } from '../issue/stored-token.ts';
import { planKeyChangeIn } from '../meter-key/plan-change.ts';
import type { SecurityModule } from '../security-module/port.ts';
import type { VendingTables } from '../tables.ts';
import { type EngineeringCommand, managementCommandOf, managementSubclasses } from './command.ts';

/** An order and what became of it; its token's digits are told only to whoever approves, or reprints. */
export type EngineeringOrder = Selectable<VendingTables['engineering_order']>;

export interface NewOrder {
  readonly meterNo: string;
  /** Makes a repeated request the same order. */
  readonly requestKey: string;
  readonly command: EngineeringCommand;
  readonly reason: string;
  readonly madeBy: string;
}

/** How often an identifier may be taken from under us by a sale before we give up. */
const maxAttempts = 16;

/**
 * Engineering tokens (class 2) and key changes: one person orders, another approves, and only then is anything made.
 * A key change that is approved is planned; its tokens come with the meter's next credit.
 */
export class EngineeringService {
  readonly #database: Database;
  readonly #securityModule: SecurityModule;
  readonly #now: () => Date;

  constructor(database: Database, securityModule: SecurityModule, now: () => Date) {
    this.#database = database;
    this.#securityModule = securityModule;
    this.#now = now;
  }

  /** Makes an order, or gives the one that this request key made. Throws SETRUM_METER_KEY_UNKNOWN, SETRUM_BAD_REQUEST. */
  async order(order: NewOrder): Promise<EngineeringOrder> {
    assertSense(order.command);
    const made = await tables<VendingTables>(this.#database, 'vending')
      .transaction()
      .execute((vending) => this.#order(vending, order));
    const same = isDeepStrictEqual(made.command, order.command) && made.made_by === order.madeBy;
    if (!same) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
    return made;
  }

  async #order(vending: Transaction<VendingTables>, order: NewOrder): Promise<EngineeringOrder> {
    const { meterNo, requestKey, command, reason, madeBy } = order;
    const { key } = await issueContext(vending, meterNo);
    if (key === null) throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
    const at = this.#now();
    const made = await vending
      .insertInto('engineering_order')
      .values({
        meter_no: meterNo,
        order_id: uuidv7(at.getTime()),
        request_key: requestKey,
        command,
        reason,
        state: 'requested',
        made_by: madeBy,
        made_at: at,
        decided_by: null,
        decided_at: null,
      })
      .onConflict((conflict) => conflict.columns(['meter_no', 'request_key']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (made !== undefined) {
      await recordAct(vending, actOf('request', made, madeBy), at);
      return made;
    }
    return vending
      .selectFrom('engineering_order')
      .selectAll()
      .where('meter_no', '=', meterNo)
      .where('request_key', '=', requestKey)
      .executeTakeFirstOrThrow();
  }

  /** All orders of a meter, the newest first. */
  orders(meterNo: string): Promise<readonly EngineeringOrder[]> {
    return tables<VendingTables>(this.#database, 'vending')
      .selectFrom('engineering_order')
      .selectAll()
      .where('meter_no', '=', meterNo)
      .orderBy('made_at', 'desc')
      .execute();
  }

  /**
   * Approves, and makes what was ordered in the same step: 20 digits, or null for a key change, whose tokens come with the next
   * credit. Throws SETRUM_ORDER_UNKNOWN, SETRUM_ORDER_DECIDED, SETRUM_ORDER_OWN, and the refusals of vending.
   */
  async approve(meterNo: string, orderId: string, by: string): Promise<string | null> {
    for (let attempt = 1; ; attempt++) {
      const order = decidable(await this.#find(meterNo, orderId), by);
      // Made before the transaction, so that nobody holds a connection while the security module wants one of its own; a token that is not
      // recorded was never told to anybody.
      const made = await this.#make(order);
      try {
        await this.#decide(meterNo, orderId, by, 'approved', (vending) =>
          keep(vending, order, made),
        );
        return made?.digits ?? null;
      } catch (error) {
        const lostRace =
          error instanceof KeyMoved ||
          (error instanceof pg.DatabaseError && error.code === '23505');
        if (!lostRace || attempt >= maxAttempts) throw error;
      }
    }
  }

  async reject(meterNo: string, orderId: string, by: string): Promise<void> {
    await this.#decide(meterNo, orderId, by, 'rejected', async () => undefined);
  }

  #find(meterNo: string, orderId: string): Promise<EngineeringOrder | undefined> {
    return tables<VendingTables>(this.#database, 'vending')
      .selectFrom('engineering_order')
      .selectAll()
      .where('meter_no', '=', meterNo)
      .where('order_id', '=', orderId)
      .executeTakeFirst();
  }

  async #decide(
    meterNo: string,
    orderId: string,
    by: string,
    state: 'approved' | 'rejected',
    act: (vending: Transaction<VendingTables>) => Promise<void>,
  ): Promise<void> {
    await tables<VendingTables>(this.#database, 'vending')
      .transaction()
      .execute(async (vending) => {
        const found = await vending
          .selectFrom('engineering_order')
          .selectAll()
          .where('meter_no', '=', meterNo)
          .where('order_id', '=', orderId)
          .forUpdate()
          .executeTakeFirst();
        const order = decidable(found, by);
        const at = this.#now();
        await vending
          .updateTable('engineering_order')
          .set({ state, decided_by: by, decided_at: at })
          .where('meter_no', '=', meterNo)
          .where('order_id', '=', orderId)
          .execute();
        await act(vending);
        await recordAct(vending, actOf(state === 'approved' ? 'approve' : 'reject', order, by), at);
      });
  }

  /** The token of an order; null for a key change, whose tokens come with the next credit. */
  async #make({ command, meter_no, order_id }: EngineeringOrder): Promise<MadeToken | null> {
    if (command.kind === 'keyChange') return null;
    const now = this.#now();
    const context = await issueContext(tables<VendingTables>(this.#database, 'vending'), meter_no);
    const { key, tid } = planManagement(meter_no, context, now);
    const wanted = { key, command: managementCommandOf(command), tid, rnd: randomInt(16) };
    const [digits] = await this.#securityModule.issueManagement([wanted]);
    if (digits === undefined) throw new Error('the security module made no token');
    const facts = {
      class: 2,
      subclass: managementSubclasses[command.kind],
      tid,
      units: command.value,
    } as const;
    const token = keeper(this.#securityModule, order_id, now)(key, digits, facts);
    return { digits, row: rowOf(meter_no, token, now) };
  }
}

interface MadeToken {
  readonly digits: string;
  readonly row: ReturnType<typeof rowOf>;
}

/** The meter's key changed between the making of a token and its record. */
class KeyMoved extends Error {}

/** An order that this person may decide. */
function decidable(order: EngineeringOrder | undefined, by: string): EngineeringOrder {
  if (order === undefined) throw new SetrumError('SETRUM_ORDER_UNKNOWN');
  if (order.state !== 'requested') throw new SetrumError('SETRUM_ORDER_DECIDED');
  assertOtherPerson(order.made_by, { label: by });
  return order;
}

/** Records what an approved order made, or plans its key change, in the transaction of the approval. */
async function keep(
  vending: Transaction<VendingTables>,
  { command, meter_no }: EngineeringOrder,
  made: MadeToken | null,
): Promise<void> {
  if (command.kind === 'keyChange') {
    await planKeyChangeIn(vending, meter_no, command.target);
    return;
  }
  const { key } = await issueContext(vending, meter_no);
  if (made === null || key?.version !== made.row.key_version)
    throw new KeyMoved('the key changed meanwhile');
  await vending.insertInto('token').values(made.row).execute();
}

/** The audit trail's word on an order; last in its transaction, because every recorder waits for the one before. */
function actOf(verb: string, order: EngineeringOrder, actor: string): AuditAct {
  // The reason stays in the order: people write things there that have no place in the trail.
  const detail = { order: order.order_id, command: order.command.kind };
  return { actor, act: `engineering-order.${verb}`, subject: order.meter_no, detail };
}

function assertSense(command: EngineeringCommand): void {
  if (command.kind === 'keyChange') return;
  try {
    managementCommandOf(command);
  } catch (error) {
    if (!(error instanceof StsError)) throw error;
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: error.message }, { cause: error });
  }
}

async function issueContext(
  vending: Kysely<VendingTables>,
  meterNo: string,
): Promise<IssueContext> {
  const [row] = await vending
    .selectFrom('meter_key as k')
    .selectAll()
    .where('k.meter_no', '=', meterNo)
    .where('k.state', '=', 'current')
    .execute();
  const last = await vending
    .selectFrom('token')
    .select(({ fn }) => fn.max('tid').as('tid'))
    .where('meter_no', '=', meterNo)
    .where('base_date', '=', row?.base_date ?? 0)
    .executeTakeFirst();
  return {
    key: row ?? null,
    pending: null,
    pending_taken: false,
    last_tid: last?.tid ?? null,
    pending_last_tid: null,
    waiting: null,
  };
}

function rowOf(meterNo: string, token: NewToken, at: Date) {
  return {
    ...token,
    meter_no: meterNo,
    sealed: Buffer.from(token.sealed, 'base64'),
    digest: Buffer.from(token.digest, 'base64'),
    issued_at: at,
    card_uid: null,
    result: null,
    result_at: null,
  };
}
