import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Lines } from '../meter/outcome-text.ts';
import { defaultStateFile } from '../meter/state-file.ts';
import { usage } from '../meter/units.ts';

/** What every command on a virtual meter takes. */
export interface MeterOptions {
  readonly state: string;
  readonly json?: boolean;
}

/** Adds --state and --json. */
export function withMeterOptions(command: Command): Command {
  return withState(command).option('--json', 'one JSON object');
}

/** Adds --state. */
export function withState(command: Command): Command {
  return command.option(
    '--state <file>',
    'where the meter is kept',
    (file) => resolve(file),
    defaultStateFile,
  );
}

/** Prints an answer: as JSON for programs, else the lines. */
export function tell(options: MeterOptions, value: unknown, lines: Lines): void {
  const text = options.json === true ? JSON.stringify(value, null, 2) : lines.join('\n');
  process.stdout.write(`${text}\n`);
}

/** A number out of a text, whole unless `part`. SETRUM_USAGE. */
export function numberIn(text: string, part = false): number {
  if (!(part ? /^\d+(\.\d+)?$/ : /^\d{1,9}$/).test(text)) {
    throw usage(`${text} is no ${part ? '' : 'whole '}number`);
  }
  return Number(text);
}

/** What the meter's library calls out of range was typed by a person. */
export async function asUsage<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError) throw usage(error.message);
    throw error;
  }
}
