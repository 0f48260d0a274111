import { createInterface } from 'node:readline';

/** The clerk's screen and keyboard. */
export interface Till {
  say(text: string): void;
  /** The next line that is typed, trimmed; null when there will be no more. An aborted signal rejects, and what is typed later is the next one's. */
  line(prompt: string, signal?: AbortSignal): Promise<string | null>;
  close(): void;
}

export interface TillStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/** A terminal, or a file of lines. */
export function createTill({ input, output }: TillStreams): Till {
  const lines: string[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  const readline = createInterface({ input, output, terminal: input.isTTY === true });
  readline.on('line', (text) => {
    lines.push(text.trim());
    wake();
  });
  const end = (): void => {
    ended = true;
    wake();
  };
  // Ctrl-C at the keyboard: nothing more is typed, and whoever asks hears of it.
  readline.on('SIGINT', end).on('close', end);
  return {
    say: (text) => void output.write(`${text}\n`),
    async line(prompt, signal) {
      signal?.throwIfAborted();
      output.write(prompt);
      for (;;) {
        const typed = lines.shift();
        if (typed !== undefined) return typed;
        if (ended) return null;
        await new Promise<void>((resolve, reject) => {
          const abort = (): void => reject(signal?.reason);
          signal?.addEventListener('abort', abort, { once: true });
          wake = () => {
            signal?.removeEventListener('abort', abort);
            resolve();
          };
        });
      }
    },
    close: () => readline.close(),
  };
}
