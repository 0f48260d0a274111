import type { CardMemory } from '@setrum/card';
import { countOutage, type Measurement, measure, setTamper } from './conditions.ts';
import { type Consumption, consume } from './consumption.ts';
import { closeMonth } from './month.ts';
import type { MeterState } from './state.ts';
import { createQueue, createStore, type MeterPorts } from './store.ts';
import { type TapResult, tapCard } from './tap.ts';
import { type TokenOutcome, takeToken } from './token.ts';

/**
 * A prepaid meter. Every operation saves the next state in one step before it answers; when the save fails the
 * operation fails with that error and the meter is as it was.
 */
export interface Meter {
  readonly state: MeterState;
  /** The keypad: 20 digits. */
  enterToken(digits: string): Promise<TokenOutcome>;
  /** The contactless port. */
  tap(memory: CardMemory): Promise<TapResult>;
  /** Draws energy, in whole watt-hours. */
  consume(wh: number): Promise<Consumption>;
  /** Writes the record of a month (YYYYMM) and begins the next. RangeError when it is closed already. */
  closeMonth(month: string): Promise<void>;
  measure(measurement: Measurement): Promise<void>;
  /** A cause of docs/card.md §5, or null when the tamper is cleared. */
  setTamper(cause: number | null): Promise<void>;
  countOutage(): Promise<void>;
}

/** A meter that goes on from `initial`: a new one's state, or the last one saved. */
export function createMeter(initial: MeterState, ports: MeterPorts): Meter {
  const store = createStore(initial, ports.save);
  const oneCardAtATime = createQueue();
  const change = (step: (state: MeterState) => MeterState): Promise<void> =>
    store.update((state) => ({ state: step(state), value: undefined }));
  return {
    get state() {
      return store.state;
    },
    enterToken: (digits) => store.update((state) => takeToken(state, digits, ports.nowMs())),
    tap: (memory) => oneCardAtATime(() => tapCard(store, ports, memory)),
    consume: (wh) => store.update((state) => consume(state, wh)),
    closeMonth: (month) => change((state) => closeMonth(state, month)),
    measure: (measurement) => change((state) => measure(state, measurement)),
    setTamper: (cause) => change((state) => setTamper(state, cause)),
    countOutage: () => change(countOutage),
  };
}
