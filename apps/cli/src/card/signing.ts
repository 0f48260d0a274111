import { type CardKeyring, createKeyring } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { MeterShares } from './shares.ts';

/**
 * The keys to sign with for the card with this UID; null without shares. The lowest version unless another is named. SETRUM_USAGE when
 * there is no share of it, or the shares are another meter's.
 */
export function signingKeys(
  shares: MeterShares | null,
  { uid, meterNo, version }: { uid: string; meterNo: string; version: number | undefined },
): CardKeyring | null {
  if (shares === null) {
    if (version === undefined) return null;
    throw new SetrumError('SETRUM_USAGE', { detail: '--key-version needs --share' });
  }
  if (shares.meterNo !== meterNo) {
    const detail = `the shares are those of meter ${shares.meterNo}, not of ${meterNo}`;
    throw new SetrumError('SETRUM_USAGE', { detail });
  }
  const wanted = version ?? Math.min(...shares.shares.map((share) => share.version));
  try {
    return createKeyring(shares.shares, wanted, uid);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new SetrumError('SETRUM_USAGE', { detail }, { cause: error });
  }
}
