const wibOffsetMs = 7 * 3600 * 1000;
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MEI', 'JUN', 'JUL', 'AGU', 'SEP', 'OKT', 'NOV', 'DES'];

/** Rupiah as written in Indonesia: `Rp 50.000,00`. Takes cents. */
export function rupiah(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const sign = cents < 0 ? '-' : '';
  return `Rp ${sign}${thousands(digits.slice(0, -2))},${digits.slice(-2)}`;
}

/** Tenths of a kWh as written in Indonesia: `33,6 kWh`. */
export function kwh(dkwh: number): string {
  const digits = String(dkwh).padStart(2, '0');
  return `${thousands(digits.slice(0, -1))},${digits.slice(-1)} kWh`;
}

/** The 20 digits as people read them: five groups of four. */
export function grouped(token: string): string {
  return token.match(/\d{4}/g)?.join(' ') ?? token;
}

/** An instant in WIB: `23/11/2026 12:00:00`. */
export function wibText(instant: string): string {
  const local = new Date(Date.parse(instant) + wibOffsetMs).toISOString();
  return `${dateText(local.slice(0, 10))} ${local.slice(11, 19)}`;
}

/** `YYYY-MM-DD` as people read it: `23/11/2026`. */
export function dateText(date: string): string {
  return date.split('-').reverse().join('/');
}

/** `YYYYMM` as bills write it: `NOV26`. */
export function periodText(period: string): string {
  return `${months[Number(period.slice(4)) - 1] ?? period.slice(4)}${period.slice(2, 4)}`;
}

/**
 * Text in the characters that every printer has, 20 to 7E hex: accents are dropped, control characters become spaces, what else is
 * foreign becomes `?`. Nothing that came as data can so be a printer's command.
 */
export function printable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐-―]/g, '-')
    .replace(/[^ -~]/gu, '?')
    .trim();
}

function thousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}
