import {
  applyEffect,
  closeMonth,
  consume,
  countOutage,
  createMeterState,
  type MeterSetup,
  type MeterState,
  type Moment,
  measure,
  setTamper,
  setTampering,
  type TimedStep,
  takeStep,
} from '@setrum/meter';
import { createDecoderState, makeDrn, makePan } from '@setrum/sts';
import type { Befalling, Step } from './step.ts';

type Change = (state: MeterState, moment: Moment) => MeterState;

/** A meter without keys, which nobody keeps: its registers only, by the arithmetic of the real one. */
export class Registers {
  #state: MeterState;

  constructor(meterNo: string, setup: Omit<MeterSetup, 'meterNo' | 'decoder'>) {
    this.#state = createMeterState({ ...setup, meterNo, decoder: { ...NO_KEYS, drn: meterNo } });
  }

  get state(): MeterState {
    return this.#state;
  }

  /** Energy through the meter, Wh: less than asked for where the credit ends. */
  draw({ atMs, wh, voltageV, currentA }: Extract<Step, { kind: 'draw' }>): number {
    this.#do(atMs, (state, { trueMs }) => measure(state, { voltageV, currentA }, trueMs));
    return this.#take(atMs, (state) => consume(state, wh)).drawnWh;
  }

  credit(atMs: number, energyDkwh: number): void {
    this.#do(atMs, (state) =>
      applyEffect(state, { kind: 'credit', units: energyDkwh, subclass: 0 }, ''),
    );
  }

  /** A step that concerns nothing but the meter. */
  befall(step: Befalling): void {
    this.#do(step.atMs, changeBy(step));
  }

  #do(atMs: number, change: Change): void {
    this.#take(atMs, (state, moment) => ({ state: change(state, moment), value: undefined }));
  }

  #take<T>(atMs: number, step: TimedStep<T>): T {
    const { state, value } = takeStep(this.#state, atMs, step);
    this.#state = state;
    return value;
  }
}

function changeBy(step: Befalling): Change {
  switch (step.kind) {
    case 'overload':
      return (state, { trueMs }) => measure(state, step, trueMs);
    case 'outage':
      return countOutage;
    case 'tamper':
      return (state) => setTampering(state, step.cause, step.on);
    case 'clear':
      return (state) => setTamper(state, null);
    case 'jump':
      return (state) => jumped(state, step.kwh);
    case 'close':
      return (state) => closeMonth(state, String(step.month));
  }
}

/** The total register after it jumped by itself. */
export function jumped(state: MeterState, kwh: number): MeterState {
  return { ...state, standWh: state.standWh + kwh * 1000 };
}

/** Never used: these registers read no token. */
const NO_KEYS = createDecoderState({
  pan: makePan(makeDrn('32', '00000001')),
  ea: '11',
  decoderKey: new Uint8Array(16),
  keyType: 2,
  sgc: '000000',
  krn: 1,
  ti: '01',
  baseDate: 2014,
});
