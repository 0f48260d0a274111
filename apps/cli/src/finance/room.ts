import { SetrumError } from '@setrum/errors';
import { actingFrom, type FinanceRoom, openFinanceRoom, securitySettingsOf } from '@setrum/server';
import { InvalidArgumentError, Option } from 'commander';
import type { RoomOptions } from '../keys/options.ts';

/** What every command on a day's files takes. */
export interface DayOptions extends RoomOptions {
  readonly partner: string;
  readonly day: string;
  readonly product: keyof typeof productCodes;
}

const productCodes = { prepaid: '99502', postpaid: '99501', nontaglis: '99504' } as const;

export function productOption(): Option {
  return new Option('--product <product>', 'what was sold')
    .choices(Object.keys(productCodes))
    .default('prepaid');
}

/** Which day of whom, as the server takes it. */
export function dayOf({ partner, day, product }: DayOptions) {
  return { partnerId: partner, day, product: productCodes[product] };
}

export function parseDay(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('a business day, like 2026-11-23');
  return text;
}

export function parseId(text: string): string {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
    throw new InvalidArgumentError('an id, as the lists show it');
  return text;
}

/** What a command cannot do without, where its sub-commands can. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined)
    throw new SetrumError('SETRUM_USAGE', { detail: `${option} is missing` });
  return value;
}

/** Opens the finance room, lets `use` work in it, and closes it whatever happens. */
export async function inFinanceRoom<Result>(
  options: RoomOptions,
  use: (room: FinanceRoom) => Promise<Result>,
): Promise<Result> {
  const room = await openFinanceRoom({
    dataDir: options.data,
    databaseUrl: options.databaseUrl ?? process.env['DATABASE_URL'] ?? null,
    security: securitySettingsOf(process.env),
    now: () => new Date(),
    log: (line) => console.error(line),
  });
  try {
    return await actingFrom('shell', () => use(room));
  } finally {
    await room.close();
  }
}

/** Prints one JSON object. */
export function printJson(value: object): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
