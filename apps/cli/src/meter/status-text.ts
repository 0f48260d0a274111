import { type MeterState, panelOf } from '@setrum/meter';
import { causeTexts } from './causes.ts';
import { drawPanel } from './lcd.ts';
import { meterJson } from './meter-json.ts';
import type { Lines } from './outcome-text.ts';

/** The meter's front, and what stands behind it. */
export function statusText(state: MeterState): Lines {
  const panel = panelOf(state);
  const { creditKwh, standKwh, voltageV, currentA, loadW, clock, key, power } = meterJson(state);
  const limit = state.config.powerLimitW;
  return [
    ...drawPanel(state.meterNo, panel, panel.text),
    `sisa/left ${creditKwh.toFixed(3)} kWh, stand ${standKwh.toFixed(3)} kWh`,
    `${power ? `${voltageV} V` : 'padam/no power'}, ${currentA ?? '-'} A, beban/load ${loadW} W, batas/limit ${limit ?? '-'} W`,
    `jam/clock ${clock}, SGC ${key.sgc} KRN ${key.krn} TI ${key.ti}`,
    ...(state.tampers.length === 0 ? [] : [`tamper: ${causeTexts(state.tampers).join('; ')}`]),
    ...(state.tampering.length === 0
      ? []
      : [`masih berlangsung/going on: ${causeTexts(state.tampering).join('; ')}`]),
  ];
}
