/**
 * What a chip sends back over the air: bytes (without their CRC), or the four bits of an acknowledgement (A) or of a refusal; null: silence.
 */
export type AirAnswer = { readonly bytes: Uint8Array } | { readonly fourBits: number } | null;

/** An emulated chip, as the aerial of a reader sees it. */
export interface AirChip {
  readonly present: boolean;
  /** Polls and selects it: a chip that had turned deaf after a refusal listens again. */
  select(): void;
  exchange(frame: Uint8Array): AirAnswer;
}

/** One APDU, one answer; no bytes when the card is gone. */
export type Answerer = (apdu: Uint8Array) => Uint8Array;

export const GONE = new Uint8Array(0);
