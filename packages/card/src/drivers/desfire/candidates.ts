import { SetrumError } from '@setrum/errors';
import { deriveChipKey, type MeterShare } from '../../authenticity/keys.ts';
import { equalBytes } from '../../bytes.ts';
import { authenticate, getKeyVersion } from './authenticate.ts';
import type { Channel } from './channel.ts';
import { AES_BLOCK } from './chip.ts';
import { selectApplication } from './commands.ts';
import { KEY_PURPOSES, localDesfireKeys } from './keys.ts';

/** A key that may stand on a card, and the version byte beside it. */
export interface CandidateKey {
  readonly version: number;
  readonly key: Uint8Array;
}

/** A card whose keys are being looked for. */
export interface KeySearch {
  readonly channel: Channel;
  readonly uid: string;
  readonly aid: Uint8Array;
  readonly random: (bytes: number) => Uint8Array;
}

/** What every DESFire application begins with. */
const FACTORY: CandidateKey = { version: 0, key: new Uint8Array(AES_BLOCK) };

/** The keys that number `keyNo` of this card may have: under each share, or none yet. */
export function candidatesFor(
  keyNo: number,
  shares: readonly MeterShare[],
  uid: string,
): readonly CandidateKey[] {
  const purpose = KEY_PURPOSES[keyNo];
  if (purpose === undefined) return [FACTORY];
  const derived = shares.map(({ version, share }) => ({
    version,
    key: deriveChipKey(share, uid, purpose),
  }));
  return [...derived, FACTORY];
}

/**
 * Opens a session with whichever candidate the card has; gives that one. The version on the card tells which to try first.
 * SETRUM_CARD_KEY_REFUSED when it is none of them.
 */
export async function authenticateWithAny(
  search: KeySearch,
  keyNo: number,
  candidates: readonly CandidateKey[],
): Promise<CandidateKey> {
  const { channel, uid, aid, random } = search;
  await selectApplication(channel, aid);
  const keyVersion = await getKeyVersion(channel, keyNo);
  const likelyFirst = [
    ...candidates.filter(({ version }) => version === keyVersion),
    ...candidates.filter(({ version }) => version !== keyVersion),
  ];
  for (const candidate of likelyFirst) {
    const keys = localDesfireKeys(() => candidate.key, random);
    try {
      await authenticate(channel, { uid, keyNo, keyVersion }, keys);
      return candidate;
    } catch (error) {
      if (!(error instanceof SetrumError) || error.code !== 'SETRUM_CARD_KEY_REFUSED') throw error;
    }
  }
  throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
}

export function sameKey(left: CandidateKey, right: CandidateKey): boolean {
  return left.version === right.version && equalBytes(left.key, right.key);
}
