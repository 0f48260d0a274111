import type { Content, Margins, TableCell } from 'pdfmake/interfaces.js';
import type { FilledBlockOf, FilledParty } from '../template/filled.ts';
import { writingLine } from './draw.ts';
import { quiet, rule, sizes, textWidth } from './look.ts';
import { stackOf, textOf } from './runs.ts';
import { bare } from './tables.ts';

const columnGap = 16;
const roomForInk = 38;
const blank: FilledParty = { heading: [], dateline: null, name: [], under: null, stamp: false };

/** Who signs, side by side and never torn apart; one alone stands on the right. Rows, so that all names stand on one line. */
export function signaturesOf({ parties }: FilledBlockOf<'signatures'>): Content {
  const columns = parties.length === 1 ? [blank, ...parties] : parties;
  const width = (textWidth - columnGap * (columns.length - 1)) / columns.length;
  const gap: TableCell = { text: '' };
  const row = (cell: (party: FilledParty) => TableCell): TableCell[] =>
    columns.flatMap((party, n) => (n === 0 ? [cell(party)] : [gap, cell(party)]));
  return {
    table: {
      widths: columns.flatMap((_, n) => (n === 0 ? [width] : [columnGap, width])),
      body: rowsOf(parties, row, width),
    },
    layout: bare,
    unbreakable: true,
    margin: [0, 6, 0, 0],
  };
}

function rowsOf(
  parties: readonly FilledParty[],
  row: (cell: (party: FilledParty) => TableCell) => TableCell[],
  width: number,
): TableCell[][] {
  const dates = row(({ dateline }) => centred(dateline === null ? [] : [textOf(dateline)]));
  const notes = row(({ under }) =>
    centred(under === null ? [] : [{ ...textOf(under), fontSize: sizes.small, color: quiet }]),
  );
  return [
    ...(parties.some(({ dateline }) => dateline !== null) ? [dates] : []),
    row(({ heading }) => centred(stackOf(heading))),
    row(({ stamp }) => (stamp ? stampPlace(width) : { text: '', margin: inkMargin })),
    row(({ name }) => nameOf(name, width)),
    ...(parties.some(({ under }) => under !== null) ? [notes] : []),
  ];
}

const inkMargin: Margins = [0, roomForInk - 10, 0, 0];

function centred(stack: Content[]): TableCell {
  return { stack, alignment: 'center' };
}

function nameOf(name: FilledParty['name'], width: number): TableCell {
  if (name === null) return { ...writingLine(width - 40), margin: [20, 0, 0, 2] };
  return centred([{ ...textOf(name), bold: true, decoration: 'underline' }]);
}

/** Where the duty stamp goes. */
function stampPlace(width: number): TableCell {
  const box = { w: 56, h: roomForInk - 2, r: 2, lineWidth: 0.6, lineColor: rule };
  return {
    stack: [
      { canvas: [{ type: 'rect', x: 0, y: 0, ...box, dash: { length: 2, space: 2 } }] },
      {
        text: 'Meterai',
        fontSize: 7,
        color: quiet,
        relativePosition: { x: 16, y: -24 },
      },
    ],
    margin: [width / 2 - 100, 2, 0, 2],
  };
}
