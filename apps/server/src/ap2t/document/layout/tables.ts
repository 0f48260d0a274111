import type { CustomTableLayout } from 'pdfmake/interfaces.js';
import { rule, shade } from './look.ts';

/** No lines, no padding: columns that only stand beside each other. */
export const bare: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0.9,
  paddingBottom: () => 0.9,
};

export const cellPadding = 5;

/** Rows between thin lines, the first one shaded. */
export const ruled: CustomTableLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0,
  hLineColor: () => rule,
  fillColor: (row) => (row === 0 ? shade : null),
  paddingLeft: () => cellPadding,
  paddingRight: () => cellPadding,
  paddingTop: () => 1.8,
  paddingBottom: () => 1,
};

/** One box around everything. */
export const boxed: CustomTableLayout = {
  hLineWidth: (i, node) => (i === 0 || i === node.table.body.length ? 0.9 : 0),
  vLineWidth: (i, node) => (i === 0 || i === node.table.widths?.length ? 0.9 : 0),
  hLineColor: () => rule,
  vLineColor: () => rule,
  fillColor: () => shade,
  paddingLeft: () => 12,
  paddingRight: () => 12,
  paddingTop: () => 6,
  paddingBottom: () => 3,
};
