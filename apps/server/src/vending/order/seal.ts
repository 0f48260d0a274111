import { managementSubclasses } from '../engineering/command.ts';
import { keeper, keyChangeSubclassOf } from '../issue/make.ts';
import { carriedEnergy } from '../issue/plan.ts';
import type { NewToken } from '../issue/stored-token.ts';
import type { SecurityModule } from '../security-module/port.ts';
import type { OrderedParts, OrderPlan, TokenOrder } from './model.ts';

/** What the security module made, each kind in the order in which it was asked for. */
export interface MadeDigits {
  readonly sections: readonly (readonly string[])[];
  readonly credits: readonly string[];
  readonly commands: readonly string[];
}

/** Tokens in memory: nobody has been told of them, and nothing is on record. */
export interface MadeOrder {
  readonly order: TokenOrder;
  readonly plan: OrderPlan;
  readonly tokens: readonly NewToken[];
  /** For each `OrderedToken`, where its tokens are. */
  readonly parts: readonly OrderedParts[];
}

/** Seals the tokens in the order in which the meter takes them. */
export function sealed(
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
