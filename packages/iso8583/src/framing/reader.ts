import type { Iso8583Error } from '../error.ts';
import { END_BYTE, type Framing, framingError } from './frame.ts';

export interface FrameReaderOptions {
  /** Longest message without its framing; the first public host reads no more than 4096 either. */
  readonly maxBytes?: number;
}

/** What a chunk brought. With a fault the link must be closed: nobody knows where the next message starts. */
export interface Frames {
  /** Whole messages without framing, in order; copies that the caller may keep. */
  readonly frames: readonly Uint8Array[];
  /** Iso8583Error ISO_FRAME_SIZE, once a message is longer than the limit; frames before it are still good. */
  readonly fault: Iso8583Error | null;
}

/**
 * Cuts a stream of bytes into messages, however it is chopped. It never holds more than one message and never
 * throws. An empty frame is a sign of life and is passed over.
 */
export class FrameReader {
  readonly #framing: Framing;
  readonly #maxBytes: number;
  #held = new Uint8Array(512);
  #size = 0;
  /** Bytes of the length that have come, and its value so far. */
  #lengthBytes = 0;
  #length = 0;
  #fault: Iso8583Error | null = null;

  /** RangeError for a limit that no framing can carry. */
  constructor(framing: Framing, { maxBytes = 4096 }: FrameReaderOptions = {}) {
    if (!Number.isInteger(maxBytes) || maxBytes < 1 || maxBytes > 0xffff) {
      throw new RangeError('maxBytes is 1 to 65535');
    }
    this.#framing = framing;
    this.#maxBytes = maxBytes;
  }

  /** Bytes of a message that is not complete: not 0 when a link closes means that one was cut off. */
  get pendingBytes(): number {
    return this.#size + this.#lengthBytes;
  }

  push(chunk: Uint8Array): Frames {
    const frames: Uint8Array[] = [];
    let from = 0;
    while (from < chunk.length && this.#fault === null) {
      from =
        this.#framing === 'end-byte'
          ? this.#toEndByte(chunk, from, frames)
          : this.#toLength(chunk, from, frames);
    }
    return { frames, fault: this.#fault };
  }

  #toEndByte(chunk: Uint8Array, from: number, frames: Uint8Array[]): number {
    const found = chunk.indexOf(END_BYTE, from);
    const end = found === -1 ? chunk.length : found;
    this.#hold(chunk.subarray(from, end));
    if (found !== -1 && this.#fault === null) this.#finish(frames);
    return end + 1;
  }

  #toLength(chunk: Uint8Array, from: number, frames: Uint8Array[]): number {
    if (this.#lengthBytes < 2) {
      this.#length = this.#length * 256 + (chunk[from] ?? 0);
      this.#lengthBytes += 1;
      if (this.#lengthBytes === 2) {
        if (this.#length > this.#maxBytes) this.#refuse(this.#length);
        else if (this.#length === 0) this.#finish(frames);
      }
      return from + 1;
    }
    const end = Math.min(chunk.length, from + this.#length - this.#size);
    this.#hold(chunk.subarray(from, end));
    if (this.#size === this.#length) this.#finish(frames);
    return end;
  }

  #hold(piece: Uint8Array): void {
    const size = this.#size + piece.length;
    if (size > this.#maxBytes) {
      this.#refuse(size);
      return;
    }
    if (size > this.#held.length) {
      const larger = new Uint8Array(Math.min(this.#maxBytes, Math.max(size, this.#size * 2)));
      larger.set(this.#held.subarray(0, this.#size));
      this.#held = larger;
    }
    this.#held.set(piece, this.#size);
    this.#size = size;
  }

  #finish(frames: Uint8Array[]): void {
    if (this.#size > 0) frames.push(this.#held.slice(0, this.#size));
    this.#size = 0;
    this.#length = 0;
    this.#lengthBytes = 0;
  }

  #refuse(bytes: number): void {
    const detail = `${bytes} bytes or more, the limit is ${this.#maxBytes}`;
    this.#fault = framingError('ISO_FRAME_SIZE', this.#maxBytes, detail);
  }
}
