import type { Content } from 'pdfmake/interfaces.js';
import type { FilledBlock } from '../template/filled.ts';
import { contentOf } from './blocks.ts';

/** Of a block as JSON: more might not fit on a page, and what is bound together would then be cut off. */
const mostBound = 8000;

/**
 * The blocks in their order. What stands before the signatures, with its heading, goes to the next page together with them: nobody signs an
 * empty page.
 */
export function bodyOf(blocks: readonly FilledBlock[], url: string): Content[] {
  const set = blocks.map((block) => contentOf(block, url));
  const signing = blocks.findIndex(({ block }) => block === 'signatures');
  if (signing < 1 || JSON.stringify(blocks[signing - 1]).length > mostBound) return set;
  const from = blocks[signing - 2]?.block === 'heading' ? signing - 2 : signing - 1;
  const bound: Content = { stack: set.slice(from, signing + 1), unbreakable: true };
  return [...set.slice(0, from), bound, ...set.slice(signing + 1)];
}
