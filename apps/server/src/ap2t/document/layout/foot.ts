import type { Content } from 'pdfmake/interfaces.js';
import type { Line } from '../template/filled.ts';
import { ruleAcross } from './draw.ts';
import { page, quiet, rule, sizes, textWidth } from './look.ts';
import { printable } from './printable.ts';
import { stackOf } from './runs.ts';

const numberWidth = 120;
const columnGap = 12;

/** The foot of every page: how the paper is verified, its number, and which page it is of how many. */
export function footOf(
  foot: readonly Line[],
  registerNo: string,
  pageNo: number,
  pages: number,
): Content {
  return {
    stack: [
      ruleAcross(textWidth, rule, 0.6),
      {
        columns: [
          { stack: stackOf(foot), width: textWidth - numberWidth - columnGap },
          {
            stack: [printable(registerNo), `Halaman ${pageNo} dari ${pages}`],
            alignment: 'right',
            width: numberWidth,
          },
        ],
        columnGap,
        margin: [0, 4, 0, 0],
      },
    ],
    fontSize: sizes.small - 0.5,
    color: quiet,
    margin: [page.side, 6, page.side, 0],
  };
}
