import { SetrumError } from '@setrum/errors';

const unitSeconds = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;
const LONGEST_DAYS = 366 * 20;

/** A time like `90s`, `30m`, `5h`, `2d`, or `1d12h`, in seconds. SETRUM_USAGE. */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)];
  const seconds = parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * unitSeconds[unit as keyof typeof unitSeconds],
    0,
  );
  if (parts.map(([part]) => part).join('') !== text || text === '') {
    throw usage(`${text || 'nothing'} is no time: 90s, 30m, 5h, 2d`);
  }
  return within(seconds);
}

/** Hours with a part, in seconds. SETRUM_USAGE. */
export function parseHours(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw usage(`${text} is no number of hours`);
  return within(Number(text) * unitSeconds.h);
}

/** A moment as ISO 8601 has it, or `now`, in ms. SETRUM_USAGE. */
export function parseMoment(text: string): number {
  const ms = text === 'now' ? Date.now() : Date.parse(text);
  if (Number.isNaN(ms)) throw usage(`${text} is no time: now, or 2026-11-23T10:00:00Z`);
  return ms;
}

/** Energy in kWh with one decimal, in Wh. SETRUM_USAGE. */
export function parseKwh(text: string): number {
  if (!/^-?\d{1,6}(\.\d{1,3})?$/.test(text)) throw usage(`${text} is no energy in kWh`);
  return Math.round(Number(text) * 1_000);
}

export function usage(detail: string): SetrumError {
  return new SetrumError('SETRUM_USAGE', { detail });
}

function within(seconds: number): number {
  if (seconds > LONGEST_DAYS * unitSeconds.d) throw usage('twenty years are the longest time');
  return seconds;
}
