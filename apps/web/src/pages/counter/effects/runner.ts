import type { AnswerEvent, DeskEvent, Effect } from '../desk/events.ts';
import type { PaymentName, SaleName } from '../desk/model.ts';
import { type DeskState, firstState } from '../desk/state.ts';
import { step } from '../desk/step.ts';
import { lookAround, perform, type Workshop } from './perform.ts';

/** The desk at work: takes events, does what they ask for, and tells whoever looks. */
export class DeskRunner {
  readonly #shop: Workshop;
  readonly #listeners = new Set<() => void>();
  /** What ends the work under a ticket. */
  readonly #stops = new Map<number, AbortController>();
  #state: DeskState = firstState;
  #looks = 0;
  #closed = false;

  constructor(shop: Workshop) {
    this.#shop = shop;
  }

  readonly get = (): DeskState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly dispatch = (event: DeskEvent): void => {
    if (this.#closed) return;
    const { state, effects } = step(this.#state, event);
    const changed = state !== this.#state;
    this.#state = state;
    for (const effect of effects) this.#do(effect);
    if (changed) for (const listener of [...this.#listeners]) listener();
  };

  /** Asks the journals what is pending. */
  lookAround(): void {
    void this.#lookAround();
  }

  /** Somebody looks at the desk (again). */
  open(): void {
    this.#closed = false;
  }

  /** Hears and does nothing more. Sales that are under way go on where they are kept. */
  close(): void {
    this.#closed = true;
    for (const stop of this.#stops.values()) stop.abort();
  }

  #do(effect: Effect): void {
    switch (effect.do) {
      case 'stop':
        this.#stops.get(effect.ticket)?.abort();
        return;
      case 'look-around':
        void this.#lookAround();
        return;
      case 'no-receipt':
        void this.#noReceipt(effect.of);
        return;
      default:
        void this.#work(effect);
    }
  }

  async #work(effect: Parameters<typeof perform>[1]): Promise<void> {
    const stop = new AbortController();
    this.#stops.set(effect.ticket, stop);
    const answer: AnswerEvent = await perform(this.#shop, effect, stop.signal);
    if (this.#stops.get(effect.ticket) === stop) this.#stops.delete(effect.ticket);
    this.dispatch(answer);
  }

  /** The last look counts. One that fails changes nothing: what was known is still pending. */
  async #lookAround(): Promise<void> {
    this.#looks += 1;
    const look = this.#looks;
    try {
      const list = await lookAround(this.#shop);
      if (look === this.#looks) this.dispatch({ kind: 'attention', list });
    } catch {
      // The agent has gone in the middle; it is asked again when it is back.
    }
  }

  async #noReceipt(of: SaleName | PaymentName): Promise<void> {
    const { agentDesk, browserDesk, payments } = this.#shop;
    if ('subject' in of) payments.handed(of.key);
    else await (of.keeper === 'agent' ? agentDesk : browserDesk).handed(of);
    await this.#lookAround();
  }
}
