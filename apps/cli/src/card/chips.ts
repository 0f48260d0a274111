import { randomBytes } from 'node:crypto';
import {
  type Chip,
  createVirtualClassic,
  createVirtualDesfire,
  createVirtualIso7816,
  createVirtualNtag216,
  personaliseClassic,
  toHex,
  type VirtualCard,
} from '@setrum/card';
import type { ChipLink, IssueSecrets } from './chip-link.ts';
import { issueDesfireWith } from './issue-desfire.ts';

/** A chip that can be made. */
export interface ChipKind {
  readonly chip: Chip;
  readonly uidBytes: readonly number[];
  /** As it leaves the factory. RangeError for a UID of another length. */
  fresh(uid: string): VirtualCard;
  /** What the issuer does to the chip itself: files and keys. It can be done again. Absent: nothing. */
  readonly personalise?: (card: ChipLink, secrets: IssueSecrets) => Promise<unknown>;
  /** Whether a card from the factory is opened as a foreign one, until it was personalised. */
  readonly isForeignBlank?: true;
}

const desfire = (chip: 'DESFIRE-EV2' | 'DESFIRE-EV3'): ChipKind => ({
  chip,
  uidBytes: [7],
  fresh: (uid) => createVirtualDesfire({ uid, chip }),
  personalise: issueDesfireWith,
  isForeignBlank: true,
});

/** A chip is added here. */
const kinds: readonly ChipKind[] = [
  { chip: 'NTAG216', uidBytes: [7], fresh: (uid) => createVirtualNtag216({ uid }) },
  {
    chip: 'MIFARE-CLASSIC-1K',
    uidBytes: [4, 7],
    fresh: (uid) => createVirtualClassic({ uid }),
    // Without keys of one's own the card keeps those of the factory.
    personalise: async (card) => (card.keys.sector === undefined ? 0 : personaliseClassic(card)),
  },
  desfire('DESFIRE-EV2'),
  desfire('DESFIRE-EV3'),
  {
    chip: 'ISO-7816-4',
    uidBytes: [7, 4, 10],
    fresh: (uid) => createVirtualIso7816({ uid }),
  },
];

export const chipNames: readonly Chip[] = kinds.map(({ chip }) => chip);

/** RangeError for a chip that is not in the list. */
export function chipKind(chip: Chip): ChipKind {
  const kind = kinds.find((known) => known.chip === chip);
  if (kind === undefined) throw new RangeError(`there is no ${chip} to be made`);
  return kind;
}

/** A serial number for a new card. NXP's begin with 04 where they have seven bytes. */
export function newUid({ uidBytes: [length = 7] }: ChipKind): string {
  const bytes = Uint8Array.from(randomBytes(length));
  if (length === 7) bytes[0] = 0x04;
  return toHex(bytes);
}
