import { kwhText, powerText } from './quantity.ts';
import { isLowCredit, type MeterState } from './state.ts';

/** A code that the keypad takes, and what the display then shows. */
type ShortCode = (state: MeterState) => string;

/** The short codes that the press has published for the Itron EM512; others are not known. */
const shortCodes: Readonly<Record<string, ShortCode>> = {
  '03': ({ standWh }) => kwhText(standWh),
  '07': ({ config }) => (config.powerLimitW === null ? '-' : `${config.powerLimitW} W`),
  '41': ({ voltageV }) => `${voltageV.toFixed(1)} V`,
  '44': ({ currentA }) => (currentA === null ? '-' : `${currentA.toFixed(1)} A`),
  '47': powerText,
  '54': ({ lastCredit }) => lastCredit?.token.match(/.{4}/g)?.join(' ') ?? '-',
  '59': ({ lastCredit }) => (lastCredit === null ? '-' : kwhText(lastCredit.addedDkwh * 100)),
  '69': ({ outagesTotal }) => String(outagesTotal),
  '75': ({ meterNo }) => meterNo,
  '79': ({ config }) => kwhText(config.lowCreditWh),
};

/** What the display shows for a short code; null when the meter has no such code. */
export function shortCodeText(state: MeterState, code: string): string | null {
  return Object.hasOwn(shortCodes, code) ? (shortCodes[code]?.(state) ?? null) : null;
}

/** What the display shows when nobody does anything: PERIKSA (have it looked at) on tamper, else the credit. */
export function idleText(state: MeterState): string {
  if (state.tamperCause !== null) {
    return 'PERIKSA';
  }
  return isLowCredit(state) ? `${kwhText(state.creditWh)} !` : kwhText(state.creditWh);
}
