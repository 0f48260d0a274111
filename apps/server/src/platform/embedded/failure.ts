import { open } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';

const tailBytes = 16_384;
const tailLines = 8;

/** SETRUM_DATABASE_START. `detail` says what is wrong and what to change, without a full stop at its end. */
export function startFailure(detail: string, cause?: unknown): SetrumError {
  const options = cause === undefined ? undefined : { cause };
  return new SetrumError('SETRUM_DATABASE_START', { detail }, options);
}

/** The message of anything thrown. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a Node or PostgreSQL error (`ENOENT`, `57P03`), or null. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The last lines of `text`, each indented, for the end of an error's detail. */
export function lastLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(-tailLines)
    .map((line) => `\n  ${line}`)
    .join('');
}

/** What was written to `file` after `fromByte`, at most its last 16 kB; empty when there is no such file. */
export async function tailOf(file: string, fromByte = 0): Promise<string> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) return '';
  try {
    const { size } = await handle.stat();
    const start = Math.max(Math.min(fromByte, size), size - tailBytes);
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(size - start),
      0,
      size - start,
      start,
    );
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
