import type { CardMemory } from '@setrum/card';
import { type Advanced, run } from './advance.ts';
import { type Consumption, consume } from './consumption.ts';
import { type KeypadOutcome, press } from './keypad.ts';
import { type Load, type Measurement, measure, setLoad } from './load.ts';
import { closeMonth } from './month.ts';
import { countOutage, cutPower, restorePower, setClock } from './power.ts';
import type { MeterState } from './state.ts';
import { createSteps, type Moment } from './steps.ts';
import { createQueue, createStore, type MeterPorts } from './store.ts';
import { setTamper, setTampering } from './tamper.ts';
import { type TapResult, tapCard } from './tap.ts';
import { type TokenOutcome, takeToken } from './token.ts';

/**
 * A prepaid meter. Every operation saves the next state in one step before it answers; when the save fails the
 * operation fails with that error and the meter is as it was.
 */
export interface Meter {
  readonly state: MeterState;
  /** The keypad: what was typed before ENTER. */
  press(entry: string): Promise<KeypadOutcome>;
  /** The keypad: 20 digits. */
  enterToken(digits: string): Promise<TokenOutcome>;
  /** The contactless port. */
  tap(memory: CardMemory): Promise<TapResult>;
  /** Lets time go by, so many seconds or up to a true time in ms, with this load or the present one. */
  advance(
    by: { readonly seconds: number } | { readonly untilMs: number },
    load?: Load,
  ): Promise<Advanced>;
  /** Switches something on or off behind the meter. */
  setLoad(load: Load): Promise<void>;
  /** Draws energy, in whole watt-hours, without time. */
  consume(wh: number): Promise<Consumption>;
  /** Writes the record of a month (YYYYMM) and begins the next. RangeError when it is closed already. */
  closeMonth(month: string): Promise<void>;
  measure(measurement: Measurement): Promise<void>;
  /** A cause of docs/card.md §5 that has come and gone, or null: what a clear tamper token does. */
  setTamper(cause: number | null): Promise<void>;
  /** A cause that begins or ends; while it goes on, no token clears it. */
  setTampering(cause: number, on: boolean): Promise<void>;
  /** The supply of the street fails, or is back. */
  setPower(on: boolean): Promise<void>;
  /** A cut and its end in the same moment. */
  countOutage(): Promise<void>;
  /** Disconnected by the utility, or connected again. */
  setDisconnected(disconnected: boolean): Promise<void>;
  /** A fault of the meter itself, as it would find it in its self-test. */
  setFault(fault: boolean): Promise<void>;
  /** Sets the meter's clock, in ms. */
  setClock(clockMs: number): Promise<void>;
}

/** A meter that goes on from `initial`: a new one's state, or the last one saved. */
export function createMeter(initial: MeterState, ports: MeterPorts): Meter {
  const steps = createSteps(createStore(initial, ports.save), ports);
  const oneCardAtATime = createQueue();
  const change = (step: (state: MeterState, moment: Moment) => MeterState): Promise<void> =>
    steps.take((state, moment) => ({ state: step(state, moment), value: undefined }));
  return {
    get state() {
      return steps.state;
    },
    press: (entry) => steps.take((state, { clockMs }) => press(state, entry, clockMs)),
    enterToken: (digits) => steps.take((state, { clockMs }) => takeToken(state, digits, clockMs)),
    tap: (memory) => oneCardAtATime(() => tapCard(steps, memory)),
    advance: (by, load) =>
      steps.take((state, { trueMs }) => {
        const untilMs = 'seconds' in by ? after(trueMs, by.seconds) : by.untilMs;
        return run(state, untilMs, { fromMs: trueMs, load });
      }),
    setLoad: (load) => change((state, { trueMs }) => setLoad(state, load, trueMs)),
    consume: (wh) => steps.take((state) => consume(state, wh)),
    closeMonth: (month) => change((state) => closeMonth(state, month)),
    measure: (measured) => change((state, { trueMs }) => measure(state, measured, trueMs)),
    setTamper: (cause) => change((state) => setTamper(state, cause)),
    setTampering: (cause, on) => change((state) => setTampering(state, cause, on)),
    setPower: (on) => change((state, { trueMs }) => (on ? restorePower : cutPower)(state, trueMs)),
    countOutage: () => change(countOutage),
    setDisconnected: (disconnected) => change((state) => flagged(state, { disconnected })),
    setFault: (fault) => change((state) => flagged(state, { fault })),
    setClock: (clockMs) => change((state, { trueMs }) => setClock(state, clockMs, trueMs)),
  };
}

/** The same object when the flag stands so already: then nothing is saved. */
function flagged(
  state: MeterState,
  flag: Partial<Pick<MeterState, 'disconnected' | 'fault'>>,
): MeterState {
  const { disconnected = state.disconnected, fault = state.fault } = flag;
  return disconnected === state.disconnected && fault === state.fault
    ? state
    : { ...state, disconnected, fault };
}

function after(trueMs: number, seconds: number): number {
  if (!(seconds >= 0)) throw new RangeError('time goes on, in seconds of zero or more');
  return trueMs + Math.round(seconds * 1_000);
}
