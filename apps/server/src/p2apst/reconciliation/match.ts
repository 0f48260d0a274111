import type { Cells, Layout, ValueDifference } from './layout.ts';

export type DifferenceKind = 'only-ours' | 'only-theirs' | 'duplicate-line' | ValueDifference;

/** A sale of ours as the file tells it, and which sale it is. */
export interface OurLine {
  readonly cells: Cells;
  readonly sale: SaleRef;
}

/** Which purchase or payment a line stands for. */
export interface SaleRef {
  readonly saleId: string;
  readonly requestKey: string;
  /** Null for payments. */
  readonly meterNo: string | null;
  /** Lines that the same payment has; 1 for a purchase. */
  readonly lines: number;
}

export interface TheirLine {
  readonly line: number;
  readonly cells: Cells;
}

/** Something that is not alike on both sides. */
export interface Found {
  readonly kind: DifferenceKind;
  readonly ours: OurLine | null;
  readonly theirs: TheirLine | null;
}

/** What became of the lines of one key. */
export interface GroupMatch {
  /** Lines that both sides have, alike or not. */
  readonly matched: number;
  readonly found: readonly Found[];
}

/**
 * Compares all lines of one key. Lines that are wholly alike find each other first, then those with the same first value (the amount),
 * then the rest in its order. Of what is left of theirs, a line under a key that they have already is a duplicate.
 */
export function matchGroup(
  layout: Layout,
  ours: readonly OurLine[],
  theirs: readonly TheirLine[],
): GroupMatch {
  const left = [...ours];
  const open = [...theirs];
  const pairs: (readonly [OurLine, TheirLine])[] = [];
  const compared = Object.values(layout.compared).flat();
  for (const columns of [compared, compared.slice(0, 1), []]) {
    for (const our of [...left]) {
      const at = open.findIndex((their) => alike(columns, our.cells, their.cells));
      const [their] = at === -1 ? [] : open.splice(at, 1);
      if (their === undefined) continue;
      left.splice(left.indexOf(our), 1);
      pairs.push([our, their]);
    }
  }
  const found: Found[] = pairs.flatMap(([our, their]) =>
    valueDifferences(layout, our, their).map((kind) => ({ kind, ours: our, theirs: their })),
  );
  found.push(...left.map((our) => ({ kind: 'only-ours' as const, ours: our, theirs: null })));
  for (const [n, their] of open.entries()) {
    const kind = pairs.length + n === 0 ? 'only-theirs' : 'duplicate-line';
    found.push({ kind, ours: null, theirs: their });
  }
  return { matched: pairs.length, found };
}

const alike = (columns: readonly string[], a: Cells, b: Cells): boolean =>
  columns.every((name) => a[name] === b[name]);

function valueDifferences(
  layout: Layout,
  our: OurLine,
  their: TheirLine,
): readonly ValueDifference[] {
  const kinds: readonly ValueDifference[] = ['amount-differs', 'token-differs', 'energy-differs'];
  return kinds.filter((kind) => !alike(layout.compared[kind] ?? [], our.cells, their.cells));
}
