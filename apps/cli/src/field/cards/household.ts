import { openCard } from '@setrum/card';
import {
  type Befalling,
  type Buy,
  cardUidOf,
  type FieldPlan,
  type HouseholdPlan,
  jumped,
  type PurchaseRecord,
  replacementOf,
  type Step,
  secondMeterNo,
  setupOf,
} from '@setrum/field';
import type { RegisteredMeter } from '../rows.ts';
import { requestKeyOf } from '../seller.ts';
import type { Till } from '../till.ts';
import type { Shop, Wanted } from './shop.ts';
import { type Clock, hang, type OnTheWall, running } from './wall.ts';

export interface HouseholdParts {
  readonly plan: FieldPlan;
  readonly clock: Clock;
  readonly shop: Shop;
  readonly till: Till;
  /** The utility puts another meter up. */
  readonly onChange: (meter: RegisteredMeter) => Promise<void>;
}

/** Tenths of a kWh. */
interface Bought {
  readonly sold: number | null;
  readonly added: number;
}

/** A household with a real meter and a real card, that goes to a real counter. */
export class HouseholdWithCard {
  readonly plan: HouseholdPlan;
  /** What the transformer gave, Wh for each month. */
  readonly flowWh: number[];
  stolenWh = 0;
  readonly #parts: HouseholdParts;
  readonly #meters: RegisteredMeter[] = [];
  #purchases: PurchaseRecord[] = [];
  #wall: OnTheWall;

  private constructor(plan: HouseholdPlan, parts: HouseholdParts, wall: OnTheWall) {
    this.plan = plan;
    this.#parts = parts;
    this.#wall = wall;
    this.flowWh = parts.plan.months.map(() => 0);
    this.#meters.push(this.#registered(plan.meterNo, null));
  }

  static async settle(plan: HouseholdPlan, parts: HouseholdParts): Promise<HouseholdWithCard> {
    const { meterNo } = plan;
    const wall = await hang(numbersOf(parts.plan, meterNo), setupOf(plan), parts.clock);
    return new HouseholdWithCard(plan, parts, wall);
  }

  get creditWh(): number {
    return this.#wall.meter.state.creditWh;
  }

  /** The meters it has had, the last one last. */
  get meters(): readonly RegisteredMeter[] {
    return this.#meters;
  }

  async take(step: Step): Promise<void> {
    const { meter, card } = this.#wall;
    switch (step.kind) {
      case 'draw':
        return this.#draw(step);
      case 'buy':
        return this.#buy(step);
      case 'tell':
        await this.#tap();
        await this.#parts.shop.visit(card, null);
        return;
      case 'change':
        return this.#change(new Date(step.atMs));
      case 'jump':
        this.#wall = { card, meter: running(jumped(meter.state, step.kwh), this.#parts.clock) };
        return;
      default:
        return this.#befall(step);
    }
  }

  async #draw(step: Extract<Step, { readonly kind: 'draw' }>): Promise<void> {
    const { voltageV, currentA, wh, pastWh, month } = step;
    const { meter } = this.#wall;
    await meter.measure({ voltageV, currentA });
    const { drawnWh } = await meter.consume(wh);
    this.flowWh[month] = (this.flowWh[month] ?? 0) + drawnWh + pastWh;
    this.stolenWh += pastWh;
  }

  async #buy(step: Buy): Promise<void> {
    const { atMs, amountCents, energyDkwh, tapsFirst, taken, byCard } = step;
    const { meterNo } = this.#wall.meter.state;
    const wanted = { amountCents, requestKey: requestKeyOf(meterNo, this.#purchases.length) };
    await this.#parts.till.provide(amountCents);
    if (byCard && tapsFirst) await this.#tap();
    const { sold, added } = byCard
      ? await this.#buyWithCard(wanted)
      : await this.#buyOnPaper(meterNo, wanted, taken);
    if (sold !== energyDkwh || added !== (taken ? energyDkwh : 0))
      throw new Error(`${wanted.requestKey}: ${sold} sold, ${added} taken of ${energyDkwh}`);
    this.#purchases.push({ at: new Date(atMs), amountCents, energyDkwh, taken, byCard });
  }

  async #buyWithCard(wanted: Wanted): Promise<Bought> {
    const sold = await this.#parts.shop.visit(this.#wall.card, wanted);
    return { sold, added: await this.#tap() };
  }

  /** What is taken is typed at the meter. */
  async #buyOnPaper(meterNo: string, wanted: Wanted, taken: boolean): Promise<Bought> {
    const { sold, token } = await this.#parts.shop.buyOnPaper(meterNo, wanted);
    if (!taken) return { sold, added: 0 };
    return { sold, added: (await this.#wall.meter.enterToken(token)).addedDkwh };
  }

  /** Tenths of a kWh that the tap has added. */
  async #tap(): Promise<number> {
    const { meter, card } = this.#wall;
    const { refusal, fault, addedDkwh } = await meter.tap(await openCard(card.transmit));
    if (refusal !== null || fault !== null) throw new Error(`the card was refused: ${refusal}`);
    return addedDkwh;
  }

  async #befall(step: Exclude<Befalling, { readonly kind: 'jump' }>): Promise<void> {
    const { meter } = this.#wall;
    switch (step.kind) {
      case 'overload':
        return meter.measure(step);
      case 'outage':
        return meter.countOutage();
      case 'tamper':
        return meter.setTampering(step.cause, step.on);
      case 'clear':
        return meter.setTamper(null);
      case 'close':
        return meter.closeMonth(String(step.month));
    }
  }

  async #change(at: Date): Promise<void> {
    const { plan, clock, onChange } = this.#parts;
    const former = this.#meters.at(-1);
    if (former !== undefined) this.#meters[this.#meters.length - 1] = { ...former, removedOn: at };
    const meterNo = secondMeterNo(plan, this.plan);
    const setup = replacementOf(this.plan, this.creditWh);
    this.#wall = await hang(numbersOf(plan, meterNo), setup, clock);
    this.#purchases = [];
    const meter = this.#registered(meterNo, at);
    this.#meters.push(meter);
    await onChange(meter);
  }

  #registered(meterNo: string, since: Date | null): RegisteredMeter {
    const { idpel, name, address, place, tariff, powerVa } = this.plan;
    const { unit, feeder, transformer } = place;
    return {
      ...{ meterNo, idpel, name, address, unit, feeder, transformer, tariff, powerVa },
      ...{ since, removedOn: null, purchases: this.#purchases },
    };
  }
}

function numbersOf(plan: FieldPlan, meterNo: string) {
  const { region } = plan.options;
  return { region, meterNo, cardUid: cardUidOf(plan, meterNo) };
}
