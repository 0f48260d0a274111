import type { Chip, Transmit } from '../memory.ts';

/** What the chip has stored when the card goes in the middle of a write. */
export type TearMode = 'nothing' | 'half' | 'unanswered';

/** A tear at the n-th write from now (1 = the next one). */
export interface TearPlan {
  readonly atWrite: number;
  /** nothing: not stored; half: part of the piece, and one bit wrong; unanswered: stored, the answer is lost. */
  readonly mode: TearMode;
  /** half only: how many bytes of the piece are stored, default half of them. */
  readonly storedBytes?: number;
  /** half only: which bit of the piece comes out wrong; default: another one for each `atWrite`. */
  readonly wrongBit?: number;
}

/** An emulated card: it answers the real command set of its chip behind a PC/SC reader, APDU by APDU. */
export interface VirtualCard {
  /** Hex, upper case. */
  readonly uid: string;
  readonly atr: Uint8Array;
  readonly chip: Chip;
  /** Whether the card is in the field. */
  readonly present: boolean;
  /** One APDU, one answer; no bytes when the card is gone. */
  answer(apdu: Uint8Array): Uint8Array;
  /** `answer` as the port that openCard takes. */
  readonly transmit: Transmit;
  /** Writes (stores of a page, block or frame, and the chip's own commit) since it was made, the torn one included. */
  readonly writes: number;
  /** Plans a tear; the card is gone after it until the next tap. A new plan takes the place of the old one. */
  tear(plan: TearPlan): void;
  /** Takes the card out of the field: what is volatile (authentication, selection) is lost. */
  remove(): void;
  /** Puts it back. */
  tap(): void;
  /** A copy of the non-volatile memory, for saving to a file and loading again. */
  dump(): Uint8Array;
}

/** What a piece (page, block, run of a file) holds when the card goes in the middle of its write. */
export function tornPiece(before: Uint8Array, after: Uint8Array, plan: TearPlan): Uint8Array {
  if (plan.mode !== 'half') {
    return (plan.mode === 'nothing' ? before : after).slice();
  }
  const piece = before.slice();
  piece.set(after.subarray(0, plan.storedBytes ?? Math.floor(after.length / 2)));
  const bit = (plan.wrongBit ?? plan.atWrite * 7) % (8 * piece.length);
  const byte = Math.floor(bit / 8);
  piece[byte] = (piece[byte] ?? 0) ^ (1 << (bit % 8));
  return piece;
}
