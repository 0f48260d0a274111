import { randomInt } from 'node:crypto';
import type { Database } from '../../platform/index.ts';
import { managementCommandOf } from '../engineering/command.ts';
import { carriedEnergy } from '../issue/plan.ts';
import type { SecurityModule } from '../security-module/port.ts';
import { orderContext } from './context.ts';
import type { OrderPlan, TokenOrder } from './model.ts';
import { planOrder } from './plan.ts';
import { type MadeOrder, sealed } from './seal.ts';

export type { MadeOrder } from './seal.ts';

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
