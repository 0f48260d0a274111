import type { CardMemory, Chip, Transmit } from '../memory.ts';
import type { DesfireKeys } from './desfire/keys.ts';
import type { ReaderProfile, ReaderProfileName } from './reader-profile/profile.ts';

/** The chips' own keys, for a program that holds any. Each is asked for when a driver needs it; null: we hold none. */
export interface ChipKeys {
  /** Whoever answers for the keys of our application on a DESFire: the program itself (desfireKeysOf), or the centre. */
  readonly desfire?: DesfireKeys;
  /** Key A or B (6 bytes) of a MIFARE Classic sector, 0 to 15. */
  readonly sector?: (sector: number, type: 'A' | 'B', uid: string) => Uint8Array | null;
}

/** Something that whoever runs the counter should know, though the work goes on. */
export interface LinkNotice {
  /** pass-through-refused: the reader does not do what its profile says; plain commands are used from here on. */
  readonly kind: 'pass-through-refused';
  readonly profile: ReaderProfileName;
}

/** The way to one card, as every driver gets it. */
export interface Link {
  readonly transmit: Transmit;
  /** Hex, upper case. */
  readonly uid: string;
  /** What the reader reported when the card came; null when it is not known. */
  readonly atr: Uint8Array | null;
  readonly reader: ReaderProfile;
  readonly keys: ChipKeys;
  /** So many random bytes; null when the program has none to give: a chip that needs them is then only read. */
  readonly random: ((bytes: number) => Uint8Array) | null;
  readonly notice: (notice: LinkNotice) => void;
  /** The chip, when this very card was opened before: a driver need not find out again. Null: it must. */
  readonly known: Chip | null;
}

/** A card that was opened. */
export interface OpenedCard extends CardMemory {
  /** Gives the reader back to other programs, where the driver had taken it over. Reading on takes it over again. */
  readonly release?: () => Promise<void>;
}

/** Opens a card of its own chip; null when the card is none. */
export type Driver = (link: Link) => Promise<OpenedCard | null>;
