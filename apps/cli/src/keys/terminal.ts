import { SetrumError } from '@setrum/errors';

/** The terminal that a custodian sits at. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & {
    readonly isTTY?: boolean;
    setRawMode?(raw: boolean): unknown;
  };
  readonly output: { write(text: string): unknown };
}

export const processTerminal: Terminal = { input: process.stdin, output: process.stderr };

/** Whether somebody can be asked. */
export function isInteractive({ input }: Terminal): boolean {
  return input.isTTY === true;
}

const enter = [13, 10];
const erase = [8, 127];
const interrupt = 3;
const mostBytes = 200;

/**
 * Asks for a line. What is typed is shown only if `hidden` is false; it comes as bytes, which the caller wipes. Ctrl-C, or a terminal
 * that is closed, ends the ceremony: SETRUM_USAGE.
 */
export async function ask(terminal: Terminal, question: string, hidden: boolean): Promise<Buffer> {
  const { input, output } = terminal;
  output.write(question);
  const line = new Line(hidden ? () => undefined : (text) => output.write(text));
  input.setRawMode?.(true);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  // Both stay until the line is whole: an end between two chunks must not go unheard.
  const onData = (chunk: Buffer): void => {
    try {
      const rest = line.take(chunk);
      if (rest === null) return;
      input.off('data', onData).pause();
      // What was pasted behind the line belongs to the next question.
      if (rest.length > 0) input.unshift(rest);
      resolve(line.bytes());
    } catch (error) {
      reject(error);
    } finally {
      chunk.fill(0);
    }
  };
  const onEnd = (): void => reject(stopped('the terminal was closed'));
  input.on('end', onEnd).on('data', onData).resume();
  try {
    return await promise;
  } finally {
    input.off('data', onData).off('end', onEnd).pause();
    input.setRawMode?.(false);
    line.wipe();
    output.write('\n');
  }
}

/** The same for what is no secret. */
export async function askText(terminal: Terminal, question: string): Promise<string> {
  return (await ask(terminal, question, false)).toString('utf8').trim();
}

/** A line as it is typed. */
class Line {
  readonly #echo: (text: string) => unknown;
  readonly #typed = Buffer.alloc(mostBytes);
  #length = 0;

  constructor(echo: (text: string) => unknown) {
    this.#echo = echo;
  }

  /** Takes what was typed; null while Enter is still to come, then what came after it. */
  take(chunk: Buffer): Buffer | null {
    for (const [at, byte] of chunk.entries()) {
      if (byte === interrupt) throw stopped('stopped');
      if (enter.includes(byte)) return Buffer.from(chunk.subarray(at + 1));
      if (erase.includes(byte)) {
        if (this.#length > 0) this.#echo('\b \b');
        this.#length = Math.max(0, this.#length - 1);
      } else if (this.#length < mostBytes) {
        this.#typed[this.#length++] = byte;
        this.#echo(String.fromCharCode(byte));
      }
    }
    return null;
  }

  bytes(): Buffer {
    return Buffer.from(this.#typed.subarray(0, this.#length));
  }

  wipe(): void {
    this.#typed.fill(0);
  }
}

function stopped(detail: string): SetrumError {
  return new SetrumError('SETRUM_USAGE', { detail });
}
