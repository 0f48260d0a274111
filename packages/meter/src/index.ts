export type { Measurement } from './conditions.ts';
export type { Consumption } from './consumption.ts';
export type { DisplayText } from './display.ts';
export type { TappedToken } from './mailbox.ts';
export { createMeter, type Meter } from './meter.ts';
export type { ShownValue } from './meter-test.ts';
export { reportOf } from './report.ts';
export { idleText, shortCodeText } from './short-code.ts';
export {
  createMeterState,
  DEFAULT_METER_CONFIG,
  type DealtMailbox,
  isKeypadLocked,
  isLowCredit,
  isSupplyOff,
  type LastCredit,
  type MeterConfig,
  type MeterSetup,
  type MeterState,
  type MonthEvents,
} from './state.ts';
export type { MeterPorts } from './store.ts';
export type { CardRefusal, TapResult } from './tap.ts';
export type { TokenOutcome } from './token.ts';
