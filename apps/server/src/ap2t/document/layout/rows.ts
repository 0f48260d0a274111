import type { Content, Margins, TableCell } from 'pdfmake/interfaces.js';
import type { FilledBlockOf, FilledColumn, Line } from '../template/filled.ts';
import { tickBox } from './draw.ts';
import { quiet, sizes, textWidth } from './look.ts';
import { stackOf, textOf } from './runs.ts';
import { cellPadding, ruled } from './tables.ts';

const alignments = { left: 'left', right: 'right', centre: 'center' } as const;
const gridLabel = 120;

/** A table of the data: titles that repeat on every page, rows that are never torn, sums at its end. */
export function tableOf({ columns, rows, totals, none }: FilledBlockOf<'table'>): Content {
  const head = columns.map(({ title, align }): TableCell => titleCell(title, alignments[align]));
  const besideTokens = columns.some(({ look }) => look === 'token');
  const body = rows.map((cells) =>
    columns.map((column, n): TableCell => cellOf(cells[n] ?? [], column, besideTokens)),
  );
  const empty = rows.length === 0 && none !== null ? [spread([textOf(none)], columns.length)] : [];
  const sums = totals.map(({ label, value }) => [
    ...spread([{ ...textOf(label), bold: true, alignment: 'right' }], columns.length - 1),
    { ...textOf(value), bold: true, alignment: 'right' as const, noWrap: true },
  ]);
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: inPoints(columns.map(({ width }) => width)),
      body: [head, ...body, ...empty, ...sums],
    },
    layout: ruled,
    margin: [0, 1, 0, 4],
  };
}

/** A table that the template writes out itself; its first column names the rows. */
export function gridOf({ titles, rows }: FilledBlockOf<'grid'>): Content {
  const body = rows.map((cells) =>
    cells.map(
      (lines, n): TableCell => ({
        stack: stackOf(lines),
        ...(n === 0 && { color: quiet }),
      }),
    ),
  );
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: inPoints(titles.map((_, n) => (n === 0 ? gridLabel : '*'))),
      body: [titles.map((title) => titleCell(title, 'left')), ...body],
    },
    layout: ruled,
    margin: [0, 1, 0, 4],
  };
}

/** What is left of the text's width goes to the stars: a width in points never grows, so that a long word cannot push a table off the paper. */
function inPoints(widths: readonly (number | '*')[]): number[] {
  const fixed = widths.map((width) => (width === '*' ? 0 : width));
  const stars = widths.filter((width) => width === '*').length;
  const free = textWidth - widths.length * 2 * cellPadding - fixed.reduce((a, b) => a + b, 0);
  const star = Math.max(20, free / Math.max(1, stars));
  return widths.map((width) => (width === '*' ? star : width));
}

function titleCell(title: Line, alignment: 'left' | 'right' | 'center'): TableCell {
  return { ...textOf(title), bold: true, fontSize: sizes.small, alignment };
}

function cellOf(lines: readonly Line[], column: FilledColumn, besideTokens: boolean): TableCell {
  const { look, align } = column;
  // Down to the line on which the larger digits of a token stand.
  const margin: Margins = [0, besideTokens ? 1.5 : 0, 0, 0];
  const alignment = alignments[align];
  if (look === 'tick') return { ...tickBox(), margin, alignment };
  const stack = stackOf(lines);
  if (look === 'token') {
    return { stack, alignment, bold: true, fontSize: sizes.token, characterSpacing: 0.4 };
  }
  return { stack, alignment, margin, ...(look === 'bold' && { bold: true }) };
}

/** One cell over several columns: pdfmake wants empty ones behind it. */
function spread(stack: Content[], columns: number): TableCell[] {
  const rest = Array.from({ length: columns - 1 }, (): TableCell => ({}));
  return [{ stack, colSpan: columns }, ...rest];
}
