import { randomInt } from 'node:crypto';
import { type Database, tables } from '../../platform/index.ts';
import { managementCommandOf, managementSubclasses } from '../engineering/command.ts';
import { keeper, keyChangeSubclassOf } from '../issue/make.ts';
import { carriedEnergy } from '../issue/plan.ts';
import type { NewToken } from '../issue/stored-token.ts';
import type { SecurityModule } from '../security-module/port.ts';
import type { VendingTables } from '../tables.ts';
import type { OrderContext, OrderedParts, OrderPlan, TokenOrder } from './model.ts';
import { planOrder } from './plan.ts';

/** Tokens in memory: nobody has been told of them, and nothing is on record. */
export interface MadeOrder {
  readonly order: TokenOrder;
  readonly plan: OrderPlan;
  readonly tokens: readonly NewToken[];
  /** For each `OrderedToken`, where its tokens are. */
  readonly parts: readonly OrderedParts[];
}

/**
 * Plans an order and has the security module make its tokens, each read back as the meter would. Not to be called inside a transaction:
 * the security module may want a connection of its own. Throws the coded refusals of `planOrder` and of the vending keys.
 */
export async function makeOrder(
  database: Database,
  module: SecurityModule,
  order: TokenOrder,
  now: Date,
): Promise<MadeOrder> {
  const plan = planOrder(order, await orderContext(database, order.meterNo), now);
  const [sections, credits, commands] = await Promise.all([
    plan.keyChange === null ? [] : module.issueKeyChanges([plan.keyChange]),
    issued(creditsOf(order, plan), (orders) => module.issueCredits(orders)),
    issued(commandsOf(order, plan), (orders) => module.issueManagement(orders)),
  ]);
  return { order, plan, ...sealed(module, order, plan, { sections, credits, commands }, now) };
}

/** Nothing is asked of the security module for nothing. */
async function issued<Order>(
  orders: readonly Order[],
  issue: (orders: readonly Order[]) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  return orders.length === 0 ? [] : issue(orders);
}

interface MadeDigits {
  readonly sections: readonly (readonly string[])[];
  readonly credits: readonly string[];
  readonly commands: readonly string[];
}

function creditsOf({ tokens }: TokenOrder, { key, tids }: OrderPlan) {
  return tokens.flatMap((token, n) =>
    token.kind === 'credit'
      ? [{ key, units: carriedEnergy(token.units), tid: tids[n] ?? 0, rnd: randomInt(16) }]
      : [],
  );
}

function commandsOf({ tokens }: TokenOrder, { key, tids }: OrderPlan) {
  return tokens.flatMap((token, n) => {
    if (token.kind !== 'management') return [];
    const command = managementCommandOf({ kind: token.command, value: token.value });
    return [{ key, command, tid: tids[n] ?? 0, rnd: randomInt(16) }];
  });
}

/** Seals the tokens in the order in which the meter takes them. */
function sealed(
  module: SecurityModule,
  { orderId, tokens: ordered }: TokenOrder,
  plan: OrderPlan,
  made: MadeDigits,
  now: Date,
): Pick<MadeOrder, 'tokens' | 'parts'> {
  const keep = keeper(module, orderId, now);
  const credits = made.credits.values();
  const commands = made.commands.values();
  const tokens: NewToken[] = [];
  const parts = ordered.map((token, n): OrderedParts => {
    const firstPart = tokens.length;
    const tid = plan.tids[n] ?? null;
    if (token.kind === 'key-change') {
      for (const [at, digits] of (made.sections[0] ?? []).entries()) {
        const subclass = keyChangeSubclassOf(at);
        tokens.push(keep(plan.current, digits, { class: 2, subclass, tid: null, units: 0 }));
      }
      if (tokens.length !== plan.keyChange?.count) throw tooFew();
    } else if (token.kind === 'credit') {
      const units = carriedEnergy(token.units);
      tokens.push(keep(plan.key, next(credits), { class: 0, subclass: 0, tid, units }));
    } else {
      const subclass = managementSubclasses[token.command];
      tokens.push(keep(plan.key, next(commands), { class: 2, subclass, tid, units: token.value }));
    }
    return { firstPart, partCount: tokens.length - firstPart, keyVersion: plan.key.version };
  });
  return { tokens, parts };
}

function next(digits: Iterator<string>): string {
  const { value, done } = digits.next();
  if (done === true) throw tooFew();
  return value;
}

function tooFew(): Error {
  return new Error('the security module made fewer tokens than asked for');
}

async function orderContext(database: Database, meterNo: string): Promise<OrderContext> {
  const vending = tables<VendingTables>(database, 'vending');
  const [keys, lastTids] = await Promise.all([
    vending
      .selectFrom('meter_key')
      .selectAll()
      .where('meter_no', '=', meterNo)
      .orderBy('version')
      .execute(),
    vending
      .selectFrom('token')
      .select(({ fn }) => ['base_date', fn.max('tid').as('tid')])
      .where('meter_no', '=', meterNo)
      .groupBy('base_date')
      .execute(),
  ]);
  const known = lastTids.flatMap(({ base_date, tid }) =>
    tid === null ? [] : [[base_date, tid] as const],
  );
  return { keys, lastTids: new Map<number, number>(known) };
}
