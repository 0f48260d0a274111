import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Receipt } from './model.ts';
import { boxed, plain, underlined } from './pdf-layouts.ts';
import type { Block, Field, TokenBlock } from './slip.ts';
import { slipOf } from './slip-of.ts';
import { wrap } from './wrap.ts';

/** The fonts that every PDF reader has; nothing is embedded, so a receipt stays small. */
const fonts = {
  Helvetica: { normal: 'Helvetica', bold: 'Helvetica-Bold' },
  Courier: { normal: 'Courier', bold: 'Courier-Bold' },
};

/** Wide enough for the 32 characters of a reference beside its label, in points. */
const leftWidth = 265;
const labelWidth = 90;
const widestLetter = 6.3;
/** Characters of one line beside a label; a longer word would push the column off the page. */
const longestWord = { left: 32, right: 22 };

const ink = '#1a1a1a';

/**
 * A receipt as a PDF of A5 across, with tokens large enough to be read from paper at the meter. The same receipt gives the same bytes: the
 * document's date is the receipt's.
 */
export async function pdfBytes(receipt: Receipt): Promise<Uint8Array> {
  // Loaded when a PDF is wanted: a counter that prints on paper rolls never needs it.
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.addFonts(fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) =>
    Object.values(fonts).some(({ normal, bold }) => [normal, bold].includes(path)),
  );
  return pdfmake.createPdf(documentOf(receipt)).getBuffer();
}

function documentOf(receipt: Receipt): TDocumentDefinitions {
  const { head } = receipt;
  const slip = slipOf(receipt);
  return {
    pageSize: 'A5',
    pageOrientation: 'landscape',
    pageMargins: [36, 26, 36, 24],
    info: {
      title: `${slip[0]?.kind === 'title' ? slip[0].text : ''} ${head.receiptNo}`,
      creationDate: new Date(head.reprint?.at ?? head.paidAt),
    },
    defaultStyle: { font: 'Helvetica', fontSize: 9, color: ink, lineHeight: 1.15 },
    content: slip.map(contentOf),
  };
}

function contentOf(block: Block): Content {
  switch (block.kind) {
    case 'title':
      return {
        table: {
          widths: ['*'],
          body: [[{ text: block.text, bold: true, fontSize: 13, alignment: 'center' }]],
        },
        layout: underlined,
      };
    case 'note':
      return { text: block.text, alignment: 'center', fontSize: 8, margin: [0, 5, 0, 0] };
    case 'tokens':
      return tokenBox(block);
    case 'fields':
      return {
        columns: [
          { width: leftWidth, ...fieldTable(block.left, 'left') },
          { width: '*', ...fieldTable(block.right, 'right') },
        ],
        columnGap: 20,
        margin: [0, 8, 0, 0],
      };
  }
}

/** Sums of the right column stand right-aligned under each other, as people add them up. */
function fieldTable(fields: readonly Field[], side: 'left' | 'right') {
  if (fields.length === 0) return { text: '' };
  const body: TableCell[][] = fields.map(({ label, value, whole }) => [
    { text: label, color: '#52606d', noWrap: true },
    {
      text: wrap(value, longestWord[side]).join('\n'),
      bold: whole,
      noWrap: whole,
      alignment: side,
    },
  ]);
  const longest = Math.max(...fields.map(({ label }) => label.length));
  const width = Math.max(labelWidth, longest * widestLetter);
  return { table: { widths: [width, '*'], body }, layout: plain };
}

function tokenBox({ heading, advice, tokens }: TokenBlock): Content {
  const stack: Content[] = [{ text: heading, bold: true, alignment: 'center' }];
  if (advice !== null) stack.push({ text: advice, fontSize: 8, alignment: 'center' });
  return {
    table: { widths: ['*'], body: [[{ stack: [...stack, ...tokens.map(tokenLine)] }]] },
    layout: boxed,
    unbreakable: true,
    margin: [0, 7, 0, 0],
  };
}

function tokenLine(text: string): Content {
  return {
    text,
    font: 'Courier',
    bold: true,
    fontSize: 19,
    alignment: 'center',
    margin: [0, 4, 0, 0],
  };
}
