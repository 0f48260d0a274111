import { allColumns, type LineColumn } from './columns.ts';
import type { LineCells } from './model.ts';

/** A cell as long as this is no cell of ours; it is kept so far that its line can be recognised. */
const mostCellChars = 200;

/** The cells of a line as they are kept. */
export function cellsOf(values: LineCells): LineCells {
  const entries = allColumns.map((column) => [column, cellOf(values[column])]);
  return Object.fromEntries(entries) as Record<LineColumn, string>;
}

function cellOf(value: string): string {
  return [...value.normalize('NFC').trim()].slice(0, mostCellChars).join('');
}

/** The same bytes, taken into a hash on their way. */
export async function* hashed(
  source: AsyncIterable<Uint8Array>,
  hash: { update(bytes: Uint8Array): unknown },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}
