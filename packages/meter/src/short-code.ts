import { tamperPlaces } from '@setrum/card';
import { isLockedOut, offersEmergency, openReasons } from './contactor.ts';
import { FAULT } from './display.ts';
import { kwhText, powerText } from './quantity.ts';
import { isLowCredit, isPowered, type MeterState } from './state.ts';

/** A code that the keypad takes, and what the display then shows. */
type ShortCode = (state: MeterState) => string;

/** The short codes that the press and the maker's manual (08) have published for the Itron EM512; docs/meter.md has their sources. */
const shortCodes: Readonly<Record<string, ShortCode>> = {
  '03': ({ standWh }) => kwhText(standWh),
  '07': ({ config }) => (config.powerLimitW === null ? '-' : `${config.powerLimitW} W`),
  '08': ({ tampers }) => tamperPlaces(tampers),
  '09': powerText,
  '37': ({ creditWh }) => kwhText(creditWh),
  '41': ({ voltageV }) => `${voltageV.toFixed(1)} V`,
  '44': ({ currentA }) => (currentA === null ? '-' : `${currentA.toFixed(1)} A`),
  '47': powerText,
  '54': ({ lastCredit }) => lastCredit?.token.match(/.{4}/g)?.join(' ') ?? '-',
  '59': ({ lastCredit }) => (lastCredit === null ? '-' : kwhText(lastCredit.addedDkwh * 100)),
  '69': ({ outagesTotal }) => String(outagesTotal),
  '75': ({ meterNo }) => meterNo,
  '78': ({ config }) => `${config.alarmIntervalMinutes} min`,
  '79': ({ config }) => kwhText(config.lowCreditWh),
};

/** The codes that show something, in their order. */
export const SHORT_CODES: readonly string[] = Object.keys(shortCodes).sort();

/** What the display shows for a short code; null when the meter has no such code. */
export function shortCodeText(state: MeterState, code: string): string | null {
  return Object.hasOwn(shortCodes, code) ? (shortCodes[code]?.(state) ?? null) : null;
}

/**
 * What the display shows when nobody does anything: nothing without power, PERIKSA (have it looked at) on tamper, OVERLOAD, else the credit,
 * with a mark when it is low.
 */
export function idleText(state: MeterState): string {
  if (!isPowered(state)) return '';
  if (state.fault) return FAULT.id;
  if (state.tamperCause !== null) return 'PERIKSA';
  if (isLockedOut(state)) return 'OVERLOAD: TERKUNCI';
  if (state.overload) return 'OVERLOAD';
  if (state.disconnected) return 'PUTUS';
  if (offersEmergency(state)) return 'HABIS: ENTER = DARURAT';
  if (openReasons(state).includes('credit')) return `HABIS ${kwhText(state.creditWh)}`;
  if (state.reclosePending) return 'TEKAN ENTER';
  const credit = kwhText(state.creditWh);
  if (state.emergency) return `DARURAT ${credit}`;
  return isLowCredit(state) ? `${credit} !` : credit;
}
