import type { Block, Field, Slip } from './slip.ts';
import { centred, wrap } from './wrap.ts';

/** A line of a slip, never wider than asked for, and how strong it is printed. */
export interface Line {
  readonly text: string;
  readonly weight: 'plain' | 'bold' | 'token';
}

/** From this width on fields stand in two columns. */
const twoColumnsFrom = 72;
const gutter = 2;
const mostNoteLines = 8;

/** Lays a slip out for a printer with this many columns, 32 or more. */
export function linesOf(slip: Slip, columns: number): readonly Line[] {
  return slip.flatMap((block, n) => {
    const lines = blockLines(block, columns);
    return n === 0 || lines.length === 0 ? lines : [{ text: '', weight: 'plain' }, ...lines];
  });
}

function blockLines(block: Block, columns: number): readonly Line[] {
  switch (block.kind) {
    case 'title':
      return middle(block.text, columns, 'bold');
    case 'note':
      return middle(block.text, columns, 'plain');
    case 'tokens':
      return [
        ...middle(block.heading, columns, 'bold'),
        ...(block.advice === null ? [] : middle(block.advice, columns, 'plain')),
        ...block.tokens.flatMap((token) => middle(token, columns, 'token')),
      ];
    case 'fields':
      return fieldLines(block.left, block.right, columns).map((text) => ({
        text,
        weight: 'plain',
      }));
  }
}

function middle(text: string, columns: number, weight: Line['weight']): readonly Line[] {
  return wrap(text, columns, mostNoteLines).map((line) => ({
    text: centred(line, columns),
    weight,
  }));
}

function fieldLines(
  left: readonly Field[],
  right: readonly Field[],
  columns: number,
): readonly string[] {
  if (columns < twoColumnsFrom) return rows([...left, ...right], columns);
  const width = Math.floor((columns - gutter) / 2);
  const [lefts, rights] = [rows(left, width), rows(right, width)];
  return Array.from({ length: Math.max(lefts.length, rights.length) }, (_, n) =>
    `${(lefts[n] ?? '').padEnd(width + gutter)}${rights[n] ?? ''}`.trimEnd(),
  );
}

function rows(fields: readonly Field[], width: number): readonly string[] {
  const labels = Math.max(0, ...fields.map(({ label }) => label.length));
  const beside = width - labels - 2;
  return fields.flatMap(({ label, value, whole }) => {
    const start = `${label.padEnd(labels)}: `;
    // Money that has no room beside its label stands below it, in one piece.
    if (whole && value.length > beside) return [start.trimEnd(), value.padStart(width)];
    return wrap(value, beside).map(
      (line, n) => `${n === 0 ? start : ' '.repeat(start.length)}${line}`,
    );
  });
}
