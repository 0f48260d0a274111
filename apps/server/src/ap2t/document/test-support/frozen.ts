import type { DocumentContent, Letterhead } from '../model.ts';
import type { FrozenDocument, Secrets } from '../print/frozen.ts';
import { filledOf } from '../print/paper.ts';
import { sampleUnit } from '../samples/people.ts';
import type { FilledBlock, Line } from '../template/filled.ts';
import { loadTemplates } from '../template/load.ts';

const templates = await loadTemplates(null);

/** A document as if it had been made, with the built-in template. */
export function frozenOf(
  content: DocumentContent,
  changed: Partial<FrozenDocument> & { readonly letterhead?: Letterhead } = {},
): FrozenDocument {
  return {
    content,
    template: templates[content.kind],
    letterhead: sampleUnit,
    registerNo: '0001/UJI/53425/I/2015',
    revision: 1,
    verificationCode: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
    madeAt: new Date('2015-01-15T03:00:00.000Z'),
    ...changed,
  };
}

/** Every line of text that stands on a document's paper. */
export function textOfPaper(document: FrozenDocument, secrets: Secrets): string {
  const { blocks, foot } = filledOf(document, secrets);
  return [...blocks.flatMap(linesIn), ...foot.map(textOfLine)].join('\n');
}

export function textOfLine(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** Pages of a PDF. */
export function pagesOf(bytes: Uint8Array): number {
  return Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(Buffer.from(bytes).toString('latin1'))?.[1]);
}

/** Where words begin that stand outside the margins of their page; streams are not compressed. */
export function strayWords(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm/g)]
    .filter(([, x, y]) => Number(x) < 56.9 || Number(x) > 538 || Number(y) < 8 || Number(y) > 810)
    .map(([found]) => found);
}

/** Lines of a block, wherever they stand in it: runs are arrays of objects with a text. */
function linesIn(block: FilledBlock): readonly string[] {
  const lines: string[] = [];
  const look = (node: unknown): void => {
    if (Array.isArray(node) && node.length > 0 && node.every(isRun)) lines.push(textOfLine(node));
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(look);
  };
  look(block);
  return lines;
}

function isRun(node: unknown): boolean {
  return typeof node === 'object' && node !== null && 'text' in node && 'bold' in node;
}
