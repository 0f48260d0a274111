import type { OpenedCard } from '@setrum/card';
import type { ChipLink } from './chip-link.ts';

/** Where a card is: an image file, or a PC/SC reader (a part of its name; empty for the first). */
export type CardPlace =
  | { readonly file: string }
  | { readonly reader: string; readonly waitSeconds: number };

/** A card to work on. */
export interface CardAt {
  /** The file, or the reader's name. */
  readonly where: string;
  readonly link: ChipLink;
  /** Finds the driver of its chip; see openCard for errors. */
  open(): Promise<OpenedCard>;
  /** Keeps what was written: in a file the new memory. */
  save(): Promise<void>;
  close(): Promise<void>;
}
