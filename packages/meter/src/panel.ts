import { isSupplyOff, type OpenReason, openReasons } from './contactor.ts';
import { idleText } from './short-code.ts';
import { isLowCredit, isPowered, isTampered, type MeterState } from './state.ts';

/** What somebody in front of the meter sees and hears. */
export interface Panel {
  /** The display, when nobody types; nothing without power. */
  readonly text: string;
  /** The contactor, and all that holds it open. */
  readonly contactor: 'closed' | 'open';
  readonly openReasons: readonly OpenReason[];
  readonly lowCredit: boolean;
  readonly tamper: boolean;
  readonly overload: boolean;
  readonly emergency: boolean;
  /** Reversed wiring is going on. */
  readonly reverse: boolean;
  /** The load, 0 to 5 bars: of the power limit, or of 2,200 W where there is none. */
  readonly loadBars: number;
  /** The lamp blinks with what flows; the keypad turns it off. */
  readonly led: 'off' | 'on' | 'blinking';
  /** What the buzzer warns of; a warning of low credit beeps every so many minutes. */
  readonly buzzer: 'off' | 'low-credit' | 'overload';
  readonly beepEveryMinutes: number;
}

const BARS = 5;
const BAR_LOAD_W = 2_200;
const REVERSED: readonly number[] = [2, 6];

/** The meter's front at this moment. */
export function panelOf(state: MeterState): Panel {
  const isOn = isPowered(state);
  const off = isSupplyOff(state);
  const flowingW = off ? 0 : state.loadW;
  return {
    text: idleText(state),
    contactor: off ? 'open' : 'closed',
    openReasons: openReasons(state),
    lowCredit: isOn && isLowCredit(state),
    tamper: isOn && isTampered(state),
    overload: isOn && state.overload,
    emergency: isOn && state.emergency,
    reverse: isOn && state.tampering.some((cause) => REVERSED.includes(cause)),
    loadBars: barsOf(flowingW, state.config.powerLimitW ?? BAR_LOAD_W),
    led: !isOn || !state.ledOn ? 'off' : flowingW > 0 ? 'blinking' : 'on',
    buzzer: buzzerOf(state),
    beepEveryMinutes: state.config.alarmIntervalMinutes,
  };
}

function buzzerOf(state: MeterState): Panel['buzzer'] {
  if (!isPowered(state)) return 'off';
  if (state.overload) return 'overload';
  return isLowCredit(state) && state.config.alarmIntervalMinutes > 0 ? 'low-credit' : 'off';
}

function barsOf(watts: number, fullW: number): number {
  return watts === 0 ? 0 : Math.min(BARS, Math.max(1, Math.ceil((watts / fullW) * BARS)));
}
