import { randomBytes } from 'node:crypto';
import {
  type Chip,
  type ChipKeys,
  createVirtualClassic,
  createVirtualNtag216,
  personaliseClassic,
  type Transmit,
  toHex,
  type VirtualCard,
} from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { MeterShares } from './shares.ts';

/** A chip that can be emulated. */
export interface ChipKind {
  readonly chip: Chip;
  readonly uidBytes: readonly number[];
  /** As it leaves the factory. RangeError for a UID of another length. */
  fresh(uid: string): VirtualCard;
  /** Out of what its `dump` gave. RangeError for bytes that are none. */
  load(uid: string, memory: Uint8Array): VirtualCard;
  /** What the issuer does to the chip itself: files and keys. Absent: nothing. */
  readonly issue?: {
    /** Some chips cannot be opened without it; on others it would spoil a foreign card, which opening tells. */
    readonly before: 'opening' | 'writing';
    personalise(card: ChipLink, shares: MeterShares | null): Promise<unknown>;
  };
}

/** The way to a card, for an issuer. */
export interface ChipLink {
  readonly transmit: Transmit;
  readonly uid: string;
  readonly keys: ChipKeys;
  readonly random: (bytes: number) => Uint8Array;
}

const ntag216: ChipKind = {
  chip: 'NTAG216',
  uidBytes: [7],
  fresh: (uid) => createVirtualNtag216({ uid }),
  load: (_, dump) => createVirtualNtag216({ dump }),
};

const classic: ChipKind = {
  chip: 'MIFARE-CLASSIC-1K',
  uidBytes: [4, 7],
  fresh: (uid) => createVirtualClassic({ uid }),
  load: (_, dump) => createVirtualClassic({ dump }),
  issue: {
    before: 'writing',
    // Without keys of one's own the card keeps those of the factory.
    personalise: async (card) => (card.keys.sector === undefined ? 0 : personaliseClassic(card)),
  },
};

/** A chip is added here by a line. */
const kinds: readonly ChipKind[] = [ntag216, classic];

export const chipNames: readonly Chip[] = kinds.map(({ chip }) => chip);

/** SETRUM_CARD_UNKNOWN_CHIP for one that is not emulated. */
export function chipKind(chip: Chip): ChipKind {
  const kind = kinds.find((known) => known.chip === chip);
  if (kind === undefined) throw new SetrumError('SETRUM_CARD_UNKNOWN_CHIP');
  return kind;
}

/** A serial number for a new card. NXP's begin with 04 where they have seven bytes. */
export function newUid({ uidBytes: [length = 7] }: ChipKind): string {
  const bytes = Uint8Array.from(randomBytes(length));
  if (length === 7) bytes[0] = 0x04;
  return toHex(bytes);
}
