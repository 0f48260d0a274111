import type { Cells, Layout } from './layout.ts';

/** Of which day and partner a file is. */
export interface FileHead {
  readonly partnerId: string;
  readonly day: string;
}

/** Lines are handed on in pieces of about this many. */
const pieceLines = 500;

/**
 * A reconciliation file in pieces of text: a header, a line for each sale, two trailers. In the header the kind of file, its day, its
 * partner and the names of the columns; in the trailers how many lines there are, and their sum.
 */
export async function* writeFile(
  layout: Layout,
  head: FileHead,
  lines: AsyncIterable<Cells>,
): AsyncGenerator<string> {
  const names = layout.columns.map(({ name }) => name);
  const date = head.day.replaceAll('-', '');
  yield `${[layout.folder, date, head.partnerId, ...names].join('|')}\n`;
  let count = 0;
  let sumCents = 0;
  let piece: string[] = [];
  for await (const cells of lines) {
    piece.push(`${names.map((name) => cells[name] ?? '').join('|')}\n`);
    count += 1;
    sumCents += Number(cells[layout.sum]);
    if (piece.length < pieceLines) continue;
    yield piece.join('');
    piece = [];
  }
  yield `${piece.join('')}${trailers(layout, count, sumCents).join('\n')}\n`;
}

/** The last two lines of a file of ours. */
export function trailers(
  { sum }: Layout,
  count: number,
  sumCents: number,
): readonly [string, string] {
  return [`COUNT|${count}`, `TOTAL|${sum}|${sumCents}`];
}
