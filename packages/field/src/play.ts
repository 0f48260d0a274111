import { makeDrn } from '@setrum/sts';
import { createChance } from './chance.ts';
import { type HouseholdPlan, MAKER } from './household.ts';
import { lifeOf } from './life.ts';
import { firstSerialOf } from './options.ts';
import type { Prices } from './prices.ts';
import { Registers } from './registers.ts';
import type { Buy, Step } from './step.ts';
import type { FieldPlan, HouseholdRecord, PurchaseRecord, Truth } from './types.ts';
import { replacementOf, setupOf } from './wall.ts';
import { Wallet } from './wallet.ts';

/** A life that was lived. */
export interface Lived {
  /** One, or two where the meter was changed. */
  readonly meters: readonly { readonly household: HouseholdRecord; readonly truth: Truth }[];
  /** What the transformer gave, Wh for each month: through the meter and past it. */
  readonly flowWh: readonly number[];
}

/** Lives a household's life on registers: no cards, no keys, no centre, and the same figures as with them. */
export function liveOnRegisters(plan: FieldPlan, household: HouseholdPlan, prices: Prices): Lived {
  const lived = new LifeOnRegisters(plan, household);
  const life = lifeOf(plan, household, prices);
  for (let step = life.next(); step.done !== true; ) {
    lived.take(step.value);
    step = life.next({ creditWh: lived.creditWh });
  }
  return lived.end();
}

/** The number of the meter that a household gets when its first one is changed. */
export function secondMeterNo({ options }: FieldPlan, { n }: HouseholdPlan): string {
  return makeDrn(MAKER, String(firstSerialOf(options) + options.meters + n));
}

/** The UID of the card of a meter of the field: seven bytes, as an NTAG has them. */
export function cardUidOf({ options }: FieldPlan, meterNo: string): string {
  const chance = createChance(options.seed, 'card', meterNo);
  const bytes = Array.from({ length: 6 }, () => chance.whole(0, 255).toString(16).padStart(2, '0'));
  return `04${bytes.join('')}`.toUpperCase();
}

class LifeOnRegisters {
  readonly #plan: FieldPlan;
  readonly #household: HouseholdPlan;
  readonly #flowWh: number[];
  readonly #meters: HouseholdRecord[] = [];
  #stolenWh = 0;
  #meterNo: string;
  #registers: Registers;
  #wallet = new Wallet();
  #purchases: PurchaseRecord[] = [];
  #since: Date | null = null;
  #visitedAt: Date | null = null;

  constructor(plan: FieldPlan, household: HouseholdPlan) {
    this.#plan = plan;
    this.#household = household;
    this.#flowWh = plan.months.map(() => 0);
    this.#meterNo = household.meterNo;
    this.#registers = new Registers(this.#meterNo, setupOf(household));
  }

  get creditWh(): number {
    return this.#registers.state.creditWh;
  }

  take(step: Step): void {
    if (step.kind === 'draw') this.#draw(step);
    else if (step.kind === 'buy') this.#buy(step);
    else if (step.kind === 'tell') this.#tell(step.atMs);
    else if (step.kind === 'change') this.#change(new Date(step.atMs));
    else this.#registers.befall(step);
  }

  #draw(step: Extract<Step, { kind: 'draw' }>): void {
    const { month, pastWh } = step;
    const wh = this.#registers.draw(step) + pastWh;
    this.#flowWh[month] = (this.#flowWh[month] ?? 0) + wh;
    this.#stolenWh += pastWh;
  }

  #tell(atMs: number): void {
    this.#wallet.tap(this.#registers.state, atMs);
    this.#wallet.visit(atMs);
    this.#visitedAt = new Date(atMs);
  }

  #buy({ atMs, amountCents, energyDkwh, tapsFirst, taken, byCard }: Buy): void {
    this.#purchases.push({ at: new Date(atMs), amountCents, energyDkwh, taken, byCard });
    if (byCard) {
      if (tapsFirst) this.#wallet.tap(this.#registers.state, atMs);
      this.#wallet.visit(atMs);
    }
    if (taken) this.#registers.credit(atMs, energyDkwh);
    if (byCard) this.#wallet.tap(this.#registers.state, atMs);
  }

  #change(at: Date): void {
    const { creditWh } = this;
    this.#meters.push(this.#record(at));
    this.#meterNo = secondMeterNo(this.#plan, this.#household);
    this.#registers = new Registers(this.#meterNo, replacementOf(this.#household, creditWh));
    this.#wallet = new Wallet();
    this.#purchases = [];
    this.#since = at;
    this.#visitedAt = null;
  }

  #record(removedOn: Date | null): HouseholdRecord {
    const { idpel, name, address, place, tariff, powerVa } = this.#household;
    const { unit, feeder, transformer } = place;
    return {
      meterNo: this.#meterNo,
      cardUid: cardUidOf(this.#plan, this.#meterNo),
      ...{ idpel, name, address, unit, feeder, transformer, tariff, powerVa },
      ...{ since: this.#since, removedOn, visitedAt: this.#visitedAt },
      months: this.#wallet.months,
      purchases: this.#purchases,
    };
  }

  end(): Lived {
    const meters = [...this.#meters, this.#record(null)];
    return {
      meters: meters.map((household) => ({
        household,
        truth: truthOf(this.#plan, this.#household, household.meterNo, this.#stolenWh),
      })),
      flowWh: this.#flowWh,
    };
  }
}

/** What one of a household's meters really is; `stolenWh`: what went past it, or past the one before. */
export function truthOf(
  { months }: FieldPlan,
  { traits: { kind, from, theft } }: HouseholdPlan,
  meterNo: string,
  stolenWh: number,
): Truth {
  const fromMonth = months[from] ?? 0;
  if (theft === null) return { meterNo, kind, fromMonth };
  const stolenKwh = Math.round(stolenWh / 1000);
  return { meterNo, kind, fromMonth, share: theft.share, stolenKwh };
}
