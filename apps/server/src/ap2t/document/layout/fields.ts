import type { Content, Margins, TableCell } from 'pdfmake/interfaces.js';
import type { FilledBlockOf, FilledRow } from '../template/filled.ts';
import { writingLine } from './draw.ts';
import { quiet, textWidth } from './look.ts';
import { stackOf, textOf } from './runs.ts';
import { bare } from './tables.ts';

const columnGap = 18;
const labelWidths = { whole: 120, half: 80 };
const colonWidth = 6;

/** Labels and values, over the whole width or in two halves. */
export function fieldsOf({ rows, beside }: FilledBlockOf<'fields'>): Content {
  const margin: Margins = [0, 1, 0, 3];
  if (beside === null) return { ...tableOf(rows, 'whole', textWidth), margin };
  const width = (textWidth - columnGap) / 2;
  return {
    columns: [
      { ...tableOf(rows, 'half', width), width },
      { ...tableOf(beside, 'half', width), width },
    ],
    columnGap,
    margin,
  };
}

function tableOf(rows: readonly FilledRow[], size: 'whole' | 'half', width: number) {
  if (rows.length === 0) return { text: '' };
  const label = labelWidths[size];
  const room = width - label - colonWidth;
  const body: TableCell[][] = rows.map((row) => [
    { ...textOf(row.label), color: quiet },
    ':',
    row.value === null ? writingLine(room - 4) : { stack: stackOf(row.value) },
  ]);
  // In points, all of them: a column that may grow would let a long word push it off the paper.
  return { table: { widths: [label, colonWidth, room], body, dontBreakRows: true }, layout: bare };
}
