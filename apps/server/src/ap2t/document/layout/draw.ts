import type { ContentCanvas } from 'pdfmake/interfaces.js';
import { ink, quiet } from './look.ts';

/** A dotted line to write on. */
export function writingLine(width: number): ContentCanvas {
  const dots = { length: 0.8, space: 1.8 };
  return {
    canvas: [
      {
        type: 'line',
        x1: 0,
        y1: 9,
        x2: width,
        y2: 9,
        lineWidth: 0.6,
        lineColor: quiet,
        dash: dots,
      },
    ],
  };
}

/** An empty box to tick. */
export function tickBox(): ContentCanvas {
  return {
    canvas: [{ type: 'rect', x: 0, y: 1, w: 9, h: 9, r: 1, lineWidth: 0.8, lineColor: ink }],
  };
}

/** A line across the text. */
export function ruleAcross(width: number, colour: string, lineWidth: number): ContentCanvas {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth, lineColor: colour }],
  };
}
