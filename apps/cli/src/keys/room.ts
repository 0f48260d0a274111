import { SetrumError } from '@setrum/errors';
import { actingFrom } from '@setrum/server/identity';
import { type KeyRoom, openKeyRoom } from '@setrum/server/key-room';
import { type HeldKey, heldKeyOf, refText, securitySettingsOf } from '@setrum/server/vending';
import type { RoomOptions } from './options.ts';

/** Opens the key room, lets `use` work in it, and closes it whatever happens. */
export async function inKeyRoom<Result>(
  options: RoomOptions,
  use: (room: KeyRoom) => Promise<Result>,
): Promise<Result> {
  const room = await openKeyRoom({
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

/** How a key is named on the command line, where its supply group and revision do not say it all. */
export interface Narrowing {
  readonly kind?: string;
  readonly dkga?: string;
  readonly baseDate?: number;
}

/**
 * The key that is meant: by its id, or by `SGC/KRN`, narrowed by kind, algorithm and base date. Destroyed keys go by their id only.
 * SETRUM_VENDING_KEY_UNKNOWN when there is none, SETRUM_USAGE when there are several.
 */
export async function findKey(
  { custody }: KeyRoom,
  name: string,
  { kind, dkga, baseDate }: Narrowing,
): Promise<HeldKey> {
  const keys = (await custody.list()).map(heldKeyOf);
  const found = keys.filter(
    (key) =>
      key.keyId === name ||
      (`${key.sgc}/${key.krn}` === name &&
        key.state !== 'destroyed' &&
        (kind ?? key.kind) === key.kind &&
        (dkga ?? key.dkga) === key.dkga &&
        (baseDate ?? key.baseDate) === key.baseDate),
  );
  const [key, other] = found;
  if (key === undefined) throw new SetrumError('SETRUM_VENDING_KEY_UNKNOWN', { key: name });
  if (other !== undefined) {
    const names = found.map((one) => `${refText(one)} (${one.keyId})`).join(', ');
    throw new SetrumError('SETRUM_USAGE', { detail: `${name} may be ${names}` });
  }
  return key;
}
