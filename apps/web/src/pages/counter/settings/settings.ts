import type { Pairing } from '../agent/link.ts';
import { usualPort } from '../agent/wire.ts';

/** How this browser's counter works. */
export interface CounterSettings {
  /** What the number keys choose, rupiah; nine at most. */
  readonly amounts: readonly number[];
  /** Through the agent's printer, or the browser's dialogue. */
  readonly printer: 'agent' | 'browser';
}

export const usualSettings: CounterSettings = {
  amounts: [20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000],
  printer: 'agent',
};

const settingsName = 'setrum.counter.settings';
const pairingName = 'setrum.counter.pairing';
const mostAmounts = 9;
const mostRupiah = 100_000_000;

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** Amounts as somebody types them, apart by spaces or semicolons: `20.000 50.000`. Null: there is something else in it. */
export function parseAmounts(text: string): readonly number[] | null {
  const parts = text.split(/[\s;]+/).filter((part) => part !== '');
  const amounts = parts.map((part) => Number(part.replaceAll('.', '')));
  return isAmounts(amounts) ? amounts : null;
}

function isAmounts(amounts: readonly unknown[]): amounts is readonly number[] {
  const fits = (one: unknown): boolean =>
    typeof one === 'number' && Number.isInteger(one) && one > 0 && one <= mostRupiah;
  return amounts.length > 0 && amounts.length <= mostAmounts && amounts.every(fits);
}

export function readSettings(shelf: Shelf): CounterSettings {
  const { amounts, printer } = parsed(shelf, settingsName);
  return {
    amounts: Array.isArray(amounts) && isAmounts(amounts) ? amounts : usualSettings.amounts,
    printer: printer === 'browser' ? 'browser' : 'agent',
  };
}

export function keepSettings(shelf: Shelf, settings: CounterSettings): void {
  shelf.setItem(settingsName, JSON.stringify(settings));
}

/** Null: nobody has typed the secret here yet. */
export function readPairing(shelf: Shelf): Pairing | null {
  const { port, secret } = parsed(shelf, pairingName);
  if (typeof secret !== 'string' || secret === '') return null;
  return { secret, port: isPort(port) ? port : usualPort };
}

export function keepPairing(shelf: Shelf, pairing: Pairing): void {
  shelf.setItem(pairingName, JSON.stringify(pairing));
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536;
}

function parsed(shelf: Shelf, name: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(shelf.getItem(name) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
