import { createHash } from 'node:crypto';
import { SetrumError } from '@setrum/errors';

/** How much of a file is taken. */
export interface FileLimits {
  readonly mostBytes: number;
  readonly mostLines: number;
}

/** A line of 18 columns has less than half of this. */
const longestLine = 1_024;

/** A text file as it comes in, line by line, with the SHA-256 of all its bytes at the end. Lines end in LF or CR LF. */
export class LineReader {
  readonly #hash = createHash('sha256');
  readonly #limits: FileLimits;

  constructor(limits: FileLimits) {
    this.#limits = limits;
  }

  /** Throws SETRUM_FILE_TOO_LARGE, SETRUM_FILE_INVALID (a line that is too long, a byte that is not ASCII). */
  async *lines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
    const { mostBytes, mostLines } = this.#limits;
    let taken = 0;
    let number = 0;
    let rest = '';
    for await (const chunk of bytes) {
      taken += chunk.length;
      if (taken > mostBytes)
        throw new SetrumError('SETRUM_FILE_TOO_LARGE', { most: `${mostBytes} B` });
      this.#hash.update(chunk);
      const parts = (rest + Buffer.from(chunk).toString('latin1')).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) yield plain(part, ++number, mostLines);
      if (rest.length > longestLine) plain(rest, number + 1, mostLines);
    }
    if (rest !== '') yield plain(rest, number + 1, mostLines);
  }

  /** Once the lines are read to their end. */
  digest(): Buffer {
    return this.#hash.digest();
  }
}

function plain(text: string, line: number, mostLines: number): string {
  if (line > mostLines)
    throw new SetrumError('SETRUM_FILE_TOO_LARGE', { most: `${mostLines} lines` });
  if (text.length > longestLine) throw invalid(line, 1, `longer than ${longestLine}`);
  const content = text.endsWith('\r') ? text.slice(0, -1) : text;
  const foreign = /[^\x20-\x7e]/.exec(content);
  if (foreign !== null) {
    const column = content.slice(0, foreign.index).split('|').length;
    throw invalid(line, column, 'not a printable ASCII character');
  }
  return content;
}

/** Line and column count from 1. */
export function invalid(line: number, column: number, detail: string): SetrumError {
  return new SetrumError('SETRUM_FILE_INVALID', { line, column, detail });
}
