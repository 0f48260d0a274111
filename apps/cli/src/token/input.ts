import { createReadStream } from 'node:fs';
import { SetrumError } from '@setrum/errors';
import { type LineBlock, lineBlocks } from './lines.ts';

const chunkBytes = 256 * 1024;

/** The lines of a file, or of standard input for `-`. Throws SETRUM_USAGE when it cannot be read. */
export async function* linesOf(path: string): AsyncGenerator<LineBlock> {
  const stream =
    path === '-' ? process.stdin : createReadStream(path, { highWaterMark: chunkBytes });
  yield* lineBlocks(readable(stream, path === '-' ? 'standard input' : path));
}

async function* readable(
  stream: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new SetrumError(
      'SETRUM_USAGE',
      { detail: `${name} cannot be read (${reason})` },
      { cause: error },
    );
  }
}
