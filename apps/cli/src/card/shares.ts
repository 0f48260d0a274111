import { readFile } from 'node:fs/promises';
import { createCardKey, fromHex, isMeterNo, type MeterShare } from '@setrum/card';
import type { MeterKeys } from '@setrum/card/explain';
import { SetrumError } from '@setrum/errors';

/** A meter's shares of the card master keys, as `setrum card-keys share` writes them. */
export interface MeterShares {
  readonly meterNo: string;
  readonly shares: readonly MeterShare[];
}

/** Reads `{ "meterNo", "shares": [{ "version", "share": hex }] }`; SETRUM_USAGE, with the reason, when the file is none. */
export async function readShares(file: string): Promise<MeterShares> {
  try {
    const { meterNo, shares } = Object(JSON.parse(await readFile(file, 'utf8')));
    if (typeof meterNo !== 'string' || !isMeterNo(meterNo)) {
      throw new RangeError('meterNo has not 11 digits');
    }
    if (!Array.isArray(shares) || shares.length === 0) throw new RangeError('shares is no list');
    return { meterNo, shares: shares.map(shareOf) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const detail = `the shares in ${file} cannot be used: ${reason}`;
    throw new SetrumError('SETRUM_USAGE', { detail }, { cause: error });
  }
}

const SHARE_BYTES = 16;

function shareOf(value: unknown): MeterShare {
  const { version, share } = Object(value);
  if (!Number.isInteger(version) || version < 1 || version > 255) {
    throw new RangeError('a version is a number from 1 to 255');
  }
  const bytes = fromHex(String(share));
  if (bytes.length !== SHARE_BYTES) throw new RangeError('a share has 16 bytes in hex');
  return { version, share: bytes };
}

/** The keys for the card with this UID at the meter whose number stands there; none for another meter than that of the shares. */
export function meterKeys(
  { meterNo, shares }: MeterShares,
  uid: string,
  foundMeterNo: string | null,
): MeterKeys {
  const fits = foundMeterNo === null || foundMeterNo === meterNo;
  const keys = fits ? shares.map((share) => createCardKey(share, uid)) : [];
  return { of: (version) => keys.find((key) => key.version === version) ?? null };
}
