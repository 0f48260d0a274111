import { type ChipKeys, localChipKeys, sectorKeysOf } from '@setrum/card';
import { random } from './random.ts';
import { readSectorKeys } from './sector-keys.ts';
import { type MeterShares, readShares } from './shares.ts';

/** The secrets that a command was given. */
export interface Secrets {
  readonly shares: MeterShares | null;
  /** The chips' own keys. */
  readonly keys: ChipKeys;
}

/** The chips' own keys that follow from a meter's shares; none without them. */
export function keysFrom(shares: MeterShares | null): ChipKeys {
  return shares === null ? {} : localChipKeys(shares.shares, random);
}

/** Reads the files of --share and --sector-keys. SETRUM_USAGE when one is none. */
export async function readSecrets(files: {
  readonly share?: string;
  readonly sectorKeys?: string;
}): Promise<Secrets> {
  const shares = files.share === undefined ? null : await readShares(files.share);
  const sectors =
    files.sectorKeys === undefined ? {} : sectorKeysOf(await readSectorKeys(files.sectorKeys));
  return { shares, keys: { ...keysFrom(shares), ...sectors } };
}
