import { StringDecoder } from 'node:string_decoder';

/** Lines as they stood in a file, one after the other. */
export interface LineBlock {
  /** The number of the first one; a file starts with line 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** A line beyond this is no row. Of such a line one character more is kept, so that the reader can tell. */
export const maxLineLength = 65_536;

/** So many lines make a block: enough to pay for the way to a worker, few enough to keep memory flat. */
const blockLines = 500;

/**
 * Cuts UTF-8 bytes into blocks of lines, each as soon as it is there: a pipe that brings one line gets one answer.
 * Only line feeds end a line: the other separators of Unicode may stand inside JSON text.
 */
export async function* lineBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBlock> {
  const decoder = new StringDecoder('utf8');
  let firstLine = 1;
  let rest = '';
  for await (const chunk of chunks) {
    const lines = decoder
      .write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length))
      .split('\n');
    lines[0] = rest + lines[0];
    rest = (lines.pop() ?? '').slice(0, maxLineLength + 1);
    for (let from = 0; from < lines.length; from += blockLines) {
      const part = lines.slice(from, from + blockLines);
      yield block(firstLine, part);
      firstLine += part.length;
    }
  }
  rest += decoder.end();
  if (rest !== '') yield block(firstLine, [rest]);
}

function block(firstLine: number, lines: readonly string[]): LineBlock {
  // A byte order mark belongs to the file, not to its first row.
  return firstLine === 1
    ? { firstLine, lines: lines.map((line, n) => (n === 0 ? line.replace(/^\uFEFF/, '') : line)) }
    : { firstLine, lines };
}
