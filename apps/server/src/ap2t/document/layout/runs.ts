import type { ContentText } from 'pdfmake/interfaces.js';
import type { Line } from '../template/filled.ts';
import { printable } from './printable.ts';

/** A line of finished text as pdfmake takes it. Text is handed over as text: nothing in it is read as anything else. */
export function textOf(line: Line): ContentText {
  return {
    text: line.map(({ text, bold }) => ({ text: printable(text), ...(bold && { bold }) })),
  };
}

/** Lines below each other. */
export function stackOf(lines: readonly Line[]): ContentText[] {
  return lines.map((line) => textOf(line));
}
