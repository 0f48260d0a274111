import type { Column, Content, Margins } from 'pdfmake/interfaces.js';
import type { FilledBlock, FilledBlockOf } from '../template/filled.ts';
import { calloutOf } from './callout.ts';
import { tickBox } from './draw.ts';
import { fieldsOf } from './fields.ts';
import { accent, quiet, sizes } from './look.ts';
import { gridOf, tableOf } from './rows.ts';
import { stackOf, textOf } from './runs.ts';
import { signaturesOf } from './signatures.ts';
import { titleOf } from './title.ts';

const inset: Margins = [2, 0, 0, 1.5];
const around: Margins = [0, 1, 0, 1];

/** A block as pdfmake sets it; `url` goes into the QR beside the title. */
export function contentOf(block: FilledBlock, url: string): Content {
  switch (block.block) {
    case 'title':
      return titleOf(block, url);
    case 'heading':
      return {
        ...textOf(block.text),
        ...{ bold: true, fontSize: sizes.heading, color: accent, headlineLevel: 1 },
        margin: [0, 5, 0, 2],
      };
    case 'text':
      return paragraphOf(block);
    case 'list':
      return listOf(block);
    case 'article':
      return articleOf(block);
    case 'fields':
      return fieldsOf(block);
    case 'table':
      return tableOf(block);
    case 'grid':
      return gridOf(block);
    case 'callout':
      return calloutOf(block);
    case 'checks':
      return checksOf(block);
    case 'signatures':
      return signaturesOf(block);
  }
}

function paragraphOf({ lines, look }: FilledBlockOf<'text'>): Content {
  const small = look === 'small' ? { fontSize: sizes.small, color: quiet } : {};
  const alignment = look === 'centred' ? 'center' : 'left';
  return { stack: stackOf(lines), ...small, alignment, margin: [0, 1, 0, 3] };
}

function listOf({ marks, look, items }: FilledBlockOf<'list'>): Content {
  const lines = stackOf(items).map((item) => ({ ...item, margin: inset }));
  const list = marks === 'number' ? { ol: lines } : { ul: lines, type: 'square' as const };
  const small = look === 'small' ? { fontSize: sizes.small + 0.6 } : {};
  return { ...list, ...small, markerColor: quiet, margin: [0, 1, 0, 3] };
}

/** The heading never stands without its first clause. */
function articleOf({ number, title, clauses }: FilledBlockOf<'article'>): Content {
  const heading: Content = {
    text: [`Pasal ${number} – `, textOf(title)],
    bold: true,
    alignment: 'center',
    margin: [0, 5, 0, 1.5],
  };
  const numbered = clauses.map((clause, n): Content => {
    const text: Column = { ...textOf(clause), width: '*' };
    if (clauses.length === 1) return text;
    const mark: Column = { text: `(${n + 1})`, width: 18 };
    return { columns: [mark, text], columnGap: 2, margin: [0, 0, 0, 1] };
  });
  const [first = '', ...others] = numbered;
  return { stack: [{ stack: [heading, first], unbreakable: true }, ...others] };
}

function checksOf({ items }: FilledBlockOf<'checks'>): Content {
  return {
    stack: items.map((item) => ({
      columns: [
        { ...tickBox(), width: 14 },
        { ...textOf(item), width: '*' },
      ],
      margin: around,
    })),
    margin: [0, 2, 0, 4],
  };
}
