import type { Language } from './language.ts';
import { ianaOf, type Zone } from './zones.ts';

/** Rupiah, energy, dates and times as Indonesians write them; in English the words are English and the figures stay Indonesian. */
export interface Formats {
  /** Rp 50.000; cents only when there are some: Rp 1.234,50. */
  rupiah(cents: number): string;
  /** Tenths of a kWh: 33,7 kWh. */
  energy(dkwh: number): string;
  /** 1.234.567,8; at most that many decimals. */
  number(value: number, decimals?: number): string;
  /** 28 Nov 2026 */
  day(at: Date | string): string;
  /** 28 Nov 2026 17.33 WIB */
  stamp(at: Date | string): string;
  /** 17.33.05 */
  time(at: Date | string): string;
  /** November 2026, of YYYYMM. */
  month(yyyymm: string): string;
}

const localeOf: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

export function formatsOf(language: Language, zone: Zone): Formats {
  const timeZone = ianaOf[zone];
  const locale = localeOf[language];
  const whole = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 });
  const cents = new Intl.NumberFormat('id-ID', { minimumFractionDigits: 2 });
  const tenths = new Intl.NumberFormat('id-ID', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const day = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const month = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'long',
    year: 'numeric',
  });
  // Indonesians part hours and minutes by a point.
  const clock = (seconds: boolean) => {
    const format = new Intl.DateTimeFormat('id-ID', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      ...(seconds ? { second: '2-digit' } : {}),
      hourCycle: 'h23',
    });
    return (at: Date) => format.format(at).replaceAll(':', '.');
  };
  const [minutes, exact] = [clock(false), clock(true)];
  return {
    rupiah: (amount) => {
      const sign = amount < 0 ? '−' : '';
      const value = Math.abs(amount) / 100;
      return `${sign}Rp ${Number.isInteger(value) ? whole.format(value) : cents.format(value)}`;
    },
    energy: (dkwh) => signed(`${tenths.format(dkwh / 10)} kWh`),
    number: (value, decimals = 2) =>
      signed(new Intl.NumberFormat('id-ID', { maximumFractionDigits: decimals }).format(value)),
    day: (at) => day.format(new Date(at)),
    stamp: (at) => `${day.format(new Date(at))} ${minutes(new Date(at))} ${zone}`,
    time: (at) => exact(new Date(at)),
    month: (yyyymm) =>
      month.format(new Date(Date.UTC(Number(yyyymm.slice(0, 4)), Number(yyyymm.slice(4)) - 1))),
  };
}

/** With a minus of its own, as rupiah have it: a hyphen is lost before figures. */
const signed = (figure: string): string => figure.replace(/^-/, '−');
