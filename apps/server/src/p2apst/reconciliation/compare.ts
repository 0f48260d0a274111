import { SetrumError } from '@setrum/errors';
import type { PoolClient } from 'pg';
import type { SecurityModule } from '../../vending/index.ts';
import type { Closing } from '../settlement/model.ts';
import type { Cells, Layout } from './layout.ts';
import { type Found, matchGroup, type OurLine, type TheirLine } from './match.ts';
import { type OurRow, ourLine, pages, rowsOf, valuesOf, withCredit } from './ours.ts';

/** What a comparison found. */
export interface Comparison {
  readonly ourLines: number;
  readonly ourCents: number;
  readonly matched: number;
  readonly found: readonly (Found & { readonly key: string })[];
}

/** With more differences than these it is not the file of that day. */
export const mostDifferences = 10_000;
/** Of lines of theirs under one key, as many are looked at; what is beyond is a duplicate. */
const mostOfKey = 64;

interface Row extends OurRow {
  readonly key: string;
  /** Null: a line of ours. */
  readonly line: number | null;
}

/** The lines of one key while they come in. */
interface Group {
  readonly key: string;
  readonly ours: OurLine[];
  readonly theirs: TheirLine[];
  readonly beyond: Found[];
}

/** Both sides in one stream, sorted by key: then all that must be compared comes together. */
const merged = (ours: string): string =>
  withCredit(`
    select m.key, m.line, m.sale from (
      select o.key collate "C" as key, null::integer as line, o.at, o.sale from (${ours}) o
      union all
      select t.key, t.line, null, t.cells from theirs t) m
     order by m.key, m.line nulls first, m.at, m.sale->>'saleId'`);

/**
 * Compares our record of a closed day with the lines in `theirs`, in a snapshot of the caller's. Memory holds the differences only.
 * Throws SETRUM_FILE_TOO_DIFFERENT.
 */
export async function compare(
  client: PoolClient,
  module: SecurityModule,
  layout: Layout,
  closing: Closing,
): Promise<Comparison> {
  let ourLines = 0;
  let ourCents = 0;
  let matched = 0;
  const found: (Found & { readonly key: string })[] = [];
  let group: Group | null = null;
  const finish = ({ key, ours, theirs, beyond }: Group): void => {
    const match = matchGroup(layout, ours, theirs);
    matched += match.matched;
    for (const one of [...match.found, ...beyond]) found.push({ ...one, key });
    if (found.length > mostDifferences)
      throw new SetrumError('SETRUM_FILE_TOO_DIFFERENT', { most: mostDifferences });
  };
  for await (const rows of pages<Row>(client, merged(rowsOf(layout)), valuesOf(closing))) {
    for (const row of rows) {
      if (group !== null && group.key !== row.key) finish(group);
      if (group === null || group.key !== row.key)
        group = { key: row.key, ours: [], theirs: [], beyond: [] };
      if (row.line !== null) {
        take(group, { line: row.line, cells: row.sale as Cells });
        continue;
      }
      const our = ourLine(layout, row, module);
      ourLines += 1;
      ourCents += Number(our.cells[layout.sum]);
      group.ours.push(our);
    }
  }
  if (group !== null) finish(group);
  return { ourLines, ourCents, matched, found };
}

function take(group: Group, their: TheirLine): void {
  if (group.theirs.length < mostOfKey) group.theirs.push(their);
  else if (group.beyond.length <= mostDifferences)
    group.beyond.push({ kind: 'duplicate-line', ours: null, theirs: their });
}
