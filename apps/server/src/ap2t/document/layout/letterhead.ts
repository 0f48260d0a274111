import type { Content } from 'pdfmake/interfaces.js';
import type { Letterhead } from '../data/letterhead.ts';
import { ruleAcross } from './draw.ts';
import { accent, quiet, sizes, textWidth } from './look.ts';
import { printable } from './printable.ts';

const markHeight = 34;
const columnGap = 10;
const unitWidth = 220;

/** The top of the first page: mark and utility on the left, the unit on the right. */
export function letterheadOf({ utility, unit }: Letterhead): Content {
  const { mark, name, motto, callCentre, website } = utility;
  const left: Content[] = [
    { text: printable(name), bold: true, fontSize: 13, color: accent },
    { text: printable(motto ?? ''), fontSize: sizes.small, color: quiet },
  ];
  const reach = [
    unit.phone && `Telp. ${unit.phone}`,
    callCentre && `Pusat layanan ${callCentre}`,
    website,
  ];
  const right: Content[] = [
    { text: printable(unit.name), bold: true },
    { text: printable(unit.address ?? '') },
    { text: printable(reach.filter((one) => one !== null).join('  ·  ')) },
  ];
  const beside = mark === null ? columnGap : markHeight + 2 * columnGap;
  return {
    stack: [
      {
        columns: [
          ...(mark === null ? [] : [{ ...drawn(mark), width: markHeight }]),
          { stack: left, width: textWidth - unitWidth - beside, margin: [0, 3, 0, 0] },
          { stack: right, width: unitWidth, fontSize: sizes.small, alignment: 'right' },
        ],
        columnGap,
      },
      { ...ruleAcross(textWidth, accent, 1.4), margin: [0, 6, 0, 0] },
    ],
    margin: [0, 0, 0, 8],
  };
}

/** The mark as SVG that is made here, of numbers and colours only. */
function drawn({ width, height, paths }: NonNullable<Letterhead['utility']['mark']>) {
  const shapes = paths.map(({ d, fill }) => `<path d="${d}" fill="${fill}"/>`).join('');
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${shapes}</svg>`,
    fit: [markHeight, markHeight] as [number, number],
  };
}
