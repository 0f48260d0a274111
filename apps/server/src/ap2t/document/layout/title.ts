import type { Column, Content, Margins } from 'pdfmake/interfaces.js';
import type { FilledBlockOf } from '../template/filled.ts';
import { quiet, sizes } from './look.ts';
import { stackOf, textOf } from './runs.ts';

/** Modules of 2 points (0.7 mm), which any phone reads, for addresses of up to 106 characters. */
const largestQr = 74;
const side = 78;
const underTitle: Margins = [0, 2, 0, 0];

/** What the paper is, in the middle; the QR of its verification on the right. */
export function titleOf({ lines, under }: FilledBlockOf<'title'>, url: string): Content {
  const [first = [], ...others] = lines;
  const title: Column = {
    stack: [
      { ...textOf(first), bold: true, fontSize: sizes.title },
      ...stackOf(others).map((line) => ({ ...line, bold: true, fontSize: sizes.heading })),
      ...stackOf(under).map((line) => ({ ...line, margin: underTitle })),
    ],
    alignment: 'center',
    margin: [0, 6, 0, 0],
    width: '*',
  };
  const code: Column = {
    stack: [
      { qr: url, fit: largestQr, eccLevel: 'L', foreground: '#000000', alignment: 'right' },
      {
        text: 'Pindai untuk memeriksa',
        fontSize: 6,
        color: quiet,
        alignment: 'right',
        margin: underTitle,
      },
    ],
    width: side,
  };
  return {
    columns: [{ text: '', width: side }, title, code],
    margin: [0, 0, 0, 2],
  };
}
