import { InvalidArgumentError } from 'commander';

// Beside those of other commands, which load the server's code: a counter starts without it.

/** Prints one JSON object. */
export function printJson(value: object): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** A business day, `YYYY-MM-DD`. */
export function parseDay(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('a business day, like 2026-11-23');
  return text;
}

export function digits(length: number): (text: string) => string {
  return (text) => {
    if (new RegExp(`^\\d{${length}}$`).test(text)) return text;
    throw new InvalidArgumentError(`${length} digits are expected`);
  };
}
