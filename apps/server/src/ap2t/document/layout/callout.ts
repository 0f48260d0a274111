import type { Content } from 'pdfmake/interfaces.js';
import type { FilledBlockOf } from '../template/filled.ts';
import { accent, quiet, sizes } from './look.ts';
import { textOf } from './runs.ts';
import { boxed } from './tables.ts';

/** A shaded box: one value set large, the facts that go with it on the right. */
export function calloutOf({ label, value, note, beside }: FilledBlockOf<'callout'>): Content {
  const stack: Content[] = [
    { ...textOf(label), fontSize: sizes.small, color: quiet },
    { ...textOf(value), bold: true, fontSize: sizes.callout, color: accent, characterSpacing: 0.5 },
  ];
  if (note !== null) stack.push({ ...textOf(note), fontSize: sizes.small });
  const facts = beside.flatMap((fact, n): Content[] => [
    {
      ...textOf(fact.label),
      fontSize: sizes.small,
      color: quiet,
      margin: [0, n === 0 ? 0 : 3, 0, 0],
    },
    { ...textOf(fact.value), bold: true, fontSize: sizes.heading + 1 },
  ]);
  return {
    table: { widths: ['*', 'auto'], body: [[{ stack }, { stack: facts, alignment: 'right' }]] },
    layout: boxed,
    unbreakable: true,
    margin: [0, 3, 0, 5],
  };
}
