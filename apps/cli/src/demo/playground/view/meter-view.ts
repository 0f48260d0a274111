import {
  clockAt,
  type DisplayText,
  isKeypadLocked,
  type MeterState as MeterRegisters,
  panelOf,
} from '@setrum/meter';
import type { MeterState } from '../schema/state.ts';

/** The meter as it is seen. `shown`: what its display says of the last thing done to it; null: what it says of itself. */
export function meterView(
  state: MeterRegisters,
  shown: DisplayText | null,
  nowMs: number,
): MeterState {
  const { text, ...panel } = panelOf(state);
  const clockMs = clockAt(state, nowMs);
  return {
    lcd: shown ?? { id: text, en: text },
    contactor: panel.contactor,
    openReasons: [...panel.openReasons],
    ...{ lowCredit: panel.lowCredit, tamper: panel.tamper, overload: panel.overload },
    tampering: state.tampering.length > 0,
    keypadLocked: isKeypadLocked(state, clockMs),
    ...{ led: panel.led, buzzer: panel.buzzer, loadBars: panel.loadBars },
    ...{ loadW: state.loadW, voltageV: state.voltageV },
    ...{ standWh: state.standWh, creditWh: state.creditWh },
    lowCreditWh: state.config.lowCreditWh,
    clock: new Date(clockMs).toISOString(),
    krn: state.decoder.krn,
    months: state.records.length,
    lastMonth: state.records[0]?.month ?? null,
  };
}
