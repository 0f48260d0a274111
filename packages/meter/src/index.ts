export { TAMPER_CAUSES, type TamperCause, type TamperName } from '@setrum/card';
export type { Advanced } from './advance.ts';
export { clockAt } from './clock.ts';
export { DEFAULT_METER_CONFIG, type MeterConfig, type TamperRefusal } from './config.ts';
export { type Consumption, consume } from './consumption.ts';
export { isLockedOut, isSupplyOff, type OpenReason, openReasons } from './contactor.ts';
export type { DisplayText } from './display.ts';
export { applyEffect } from './effect.ts';
export type { MonthEvents } from './events.ts';
export type { Beep, KeypadOutcome } from './keypad.ts';
export { type Load, type Measurement, measure } from './load.ts';
export type { MeterEvent } from './log.ts';
export type { TappedToken } from './mailbox.ts';
export { createMeter, type Meter } from './meter.ts';
export type { ShownValue } from './meter-test.ts';
export { closeMonth } from './month.ts';
export { type Panel, panelOf } from './panel.ts';
export { countOutage } from './power.ts';
export { reportOf } from './report.ts';
export type { MeterResult } from './result.ts';
export { restoreMeterState } from './saved.ts';
export { createMeterState, type MeterSetup } from './setup.ts';
export { idleText, SHORT_CODES, shortCodeText } from './short-code.ts';
export {
  type CardShare,
  type DealtMailbox,
  isKeypadLocked,
  isLowCredit,
  type LastCredit,
  type MeterState,
} from './state.ts';
export { type Moment, type TimedStep, takeStep } from './steps.ts';
export type { MeterPorts } from './store.ts';
export { setTamper, setTampering } from './tamper.ts';
export type { TapResult } from './tap.ts';
export type { CardRefusal } from './tap-verdict.ts';
export type { TokenOutcome } from './token.ts';
