import type { Form } from '../data/vocabulary.ts';
import { spelled, spelledRupiah } from './spell.ts';

const wibOffsetMs = 7 * 3600 * 1000;
const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
const days = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

type Value = string | number;

interface Formatter {
  readonly takes: readonly Form[];
  readonly format: (value: Value) => string;
}

/** How a template may have a value written: `{totalCents|terbilang}`. */
export const formatters: Readonly<Record<string, Formatter>> = {
  rupiah: { takes: ['money'], format: (cents) => `Rp${amount(Number(cents))}` },
  nominal: { takes: ['money'], format: (cents) => amount(Number(cents)) },
  terbilang: { takes: ['money'], format: (cents) => spelledRupiah(Number(cents)) },
  tanggal: { takes: ['date', 'instant'], format: (value) => longDate(dayOf(String(value))) },
  tanggalPendek: {
    takes: ['date', 'instant'],
    format: (value) => dayOf(String(value)).split('-').reverse().join('-'),
  },
  hariTanggal: { takes: ['date', 'instant'], format: (value) => dayAndDate(dayOf(String(value))) },
  waktu: { takes: ['instant'], format: (value) => instantText(String(value)) },
  daya: { takes: ['power'], format: (va) => `${thousands(String(va))} VA` },
  kwh: { takes: ['energy'], format: (dkwh) => `${tenths(Number(dkwh))} kWh` },
  angka: { takes: ['count', 'power'], format: (value) => thousands(String(value)) },
  kata: { takes: ['count'], format: (value) => spelled(Number(value)) },
  kelompok: { takes: ['digits'], format: (value) => inFours(String(value)) },
  kapital: { takes: ['text', 'choice'], format: (value) => String(value).toUpperCase() },
};

/** What is done to a value when the template does not say. A choice has been replaced by its label before. */
export const usualFormatter: Readonly<Partial<Record<Form, string>>> = {
  money: 'rupiah',
  date: 'tanggal',
  instant: 'waktu',
  power: 'daya',
  energy: 'kwh',
  count: 'angka',
};

/** Digits in groups of four; what would stand alone joins the group before it: `5123 1233 21556`. */
export function inFours(digits: string): string {
  const groups = digits.match(/.{1,4}/g) ?? [];
  const last = groups.at(-1);
  if (groups.length < 2 || last === undefined || last.length > 1) return groups.join(' ');
  return `${groups.slice(0, -1).join(' ')}${last}`;
}

function amount(cents: number): string {
  const text = String(cents).padStart(3, '0');
  return `${thousands(text.slice(0, -2))},${text.slice(-2)}`;
}

function tenths(value: number): string {
  const text = String(value).padStart(2, '0');
  return `${thousands(text.slice(0, -1))},${text.slice(-1)}`;
}

function thousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}

/** The day of a date or, in WIB, of an instant. */
function dayOf(value: string): string {
  return value.length === 10 ? value : local(value).slice(0, 10);
}

function local(instant: string): string {
  return new Date(Date.parse(instant) + wibOffsetMs).toISOString();
}

function longDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

function dayAndDate(day: string): string {
  const weekday = days[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return `${weekday}, ${longDate(day)}`;
}

function instantText(instant: string): string {
  return `${longDate(dayOf(instant))} pukul ${local(instant).slice(11, 16).replace(':', '.')} WIB`;
}
