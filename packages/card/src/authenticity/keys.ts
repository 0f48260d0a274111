import { fromHex } from '../bytes.ts';
import { isMeterNo } from '../identity-number.ts';
import { MAC_BYTES } from '../map.ts';
import { aesCmac, type CmacKey, cmacKey } from './cmac.ts';
import { diversify } from './diversify.ts';

/** A meter's share of a card master key: what it gets at activation, one for each key version (docs/card.md §12). */
export interface MeterShare {
  /** 1 to 255. */
  readonly version: number;
  /** 16 bytes; a secret of this meter and the centre. */
  readonly share: Uint8Array;
}

/** The key of one card at one meter. */
export interface CardKey {
  readonly version: number;
  /** The MAC of a message: 8 bytes. */
  mac(message: Uint8Array): Uint8Array;
}

/** Which card key of a version somebody has; null for a version that they have not. */
export interface CardKeyring {
  /** What is written is signed with this one. */
  readonly current: CardKey;
  of(version: number): CardKey | null;
}

/** The keys of a DESFire's application, by who writes with them. */
export type ChipKeyPurpose = 'issuer' | 'mailbox' | 'report';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const METER = ascii('SETRUM METER');
const CARD = ascii('SETRUM CARD');
const CHIP = ascii('SETRUM CHIP');
const purposes: readonly ChipKeyPurpose[] = ['issuer', 'mailbox', 'report'];

/** What a meter gets of a card master key of 16 bytes. RangeError for a number that has not 11 digits. */
export function deriveMeterShare(master: CmacKey | Uint8Array, meterNo: string): Uint8Array {
  if (!isMeterNo(meterNo)) throw new RangeError('a meter number has 11 digits');
  return diversify(master, Uint8Array.of(...METER, ...ascii(meterNo)));
}

/** The key of the card with this UID (hex) at the meter of the share: the same bytes on another UID have another MAC. */
export function createCardKey({ version, share }: MeterShare, uid: string): CardKey {
  const key = cmacKey(diversify(share, Uint8Array.of(...CARD, ...fromHex(uid))));
  return { version, mac: (message) => aesCmac(key, message).subarray(0, MAC_BYTES) };
}

/** The 16 bytes of an application key of a DESFire (docs/card.md §10). */
export function deriveChipKey(share: Uint8Array, uid: string, purpose: ChipKeyPurpose): Uint8Array {
  return diversify(share, Uint8Array.of(...CHIP, purposes.indexOf(purpose), ...fromHex(uid)));
}

/**
 * The keys of a card for whoever has these shares. `version`: the one to sign with. RangeError when there is no share of it.
 */
export function createKeyring(
  shares: readonly MeterShare[],
  version: number,
  uid: string,
): CardKeyring {
  const keys = shares.map((share) => createCardKey(share, uid));
  const of = (wanted: number): CardKey | null => keys.find((key) => key.version === wanted) ?? null;
  const current = of(version);
  if (current === null) throw new RangeError(`there is no share of card key version ${version}`);
  return { current, of };
}
