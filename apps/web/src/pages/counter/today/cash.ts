/** Notes and coins of the rupiah in use, the largest first. */
export const denominations = [
  ...([100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000] as const),
  ...([500, 200, 100] as const),
] as const;

/** What somebody has counted: pieces by their value, other money and the float in rupiah. */
export interface CashCounted {
  readonly pieces: Readonly<Record<string, number>>;
  readonly otherRupiah: number;
  readonly floatRupiah: number;
}

export const nothingCounted: CashCounted = { pieces: {}, otherRupiah: 0, floatRupiah: 0 };

/** All that lies in the till, rupiah x 100. */
export function countedCents({ pieces, otherRupiah }: CashCounted): number {
  const notes = denominations.reduce((sum, value) => sum + value * (pieces[value] ?? 0), 0);
  return (notes + otherRupiah) * 100;
}

/** What is there beyond what must be: positive, there is too much. */
export function differenceCents(counted: CashCounted, expectedCents: number): number {
  return countedCents(counted) - counted.floatRupiah * 100 - expectedCents;
}

const name = 'setrum.counter.cash';

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** What was counted on that day, read without trust. */
export function readCounted(shelf: Shelf, day: string): CashCounted {
  try {
    const kept = JSON.parse(shelf.getItem(name) ?? 'null') as { day?: unknown } | null;
    if (kept?.day !== day) return nothingCounted;
    const { pieces, otherRupiah, floatRupiah } = kept as Partial<Record<string, unknown>>;
    const given = typeof pieces === 'object' && pieces !== null ? { ...pieces } : {};
    return {
      pieces: Object.fromEntries(
        Object.entries(given).map(([value, count]) => [value, whole(count)]),
      ),
      otherRupiah: whole(otherRupiah),
      floatRupiah: whole(floatRupiah),
    };
  } catch {
    return nothingCounted;
  }
}

export function keepCounted(shelf: Shelf, day: string, counted: CashCounted): void {
  try {
    shelf.setItem(name, JSON.stringify({ day, ...counted }));
  } catch {
    // It is counted on the screen all the same.
  }
}

function whole(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
