import type { Writable } from 'node:stream';

/** The reader at the other end has seen enough, as `head` does. */
export class OutputClosed extends Error {
  constructor(options: ErrorOptions) {
    super('The output has been closed', options);
    this.name = 'OutputClosed';
  }
}

/**
 * Writes and waits until it is taken, so that a slow reader slows the work and memory stays flat.
 * Throws OutputClosed once nobody reads any more.
 */
export function outputTo(stream: Writable): (text: string) => Promise<void> {
  // The failure is also given to the callback below, which is where it is dealt with.
  stream.on('error', () => undefined);
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (!error) resolve();
        else if (closedCodes.has(codeOf(error))) reject(new OutputClosed({ cause: error }));
        else reject(error);
      });
    });
}

const closedCodes = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
