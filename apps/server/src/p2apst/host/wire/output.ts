import type { Socket } from 'node:net';
import type { Told } from '../speech/ask.ts';

/** Answers on their way out: those of one turn of the event loop go in one write. */
export class Output {
  readonly #socket: Socket;
  readonly #maxBytes: number;
  readonly #report: (told: Told, isOut: boolean) => void;
  #frames: Uint8Array[] = [];
  #told: Told[] = [];
  #bytes = 0;

  /** @param report whether an answer that tells of a sale went out */
  constructor(socket: Socket, maxBytes: number, report: (told: Told, isOut: boolean) => void) {
    this.#socket = socket;
    this.#maxBytes = maxBytes;
    this.#report = report;
  }

  /** False when the other end has not taken what it was sent before and this is too much: the frame is dropped. */
  add(frame: Uint8Array, told: Told | undefined): boolean {
    const isFull = this.#bytes + frame.length + this.#socket.writableLength > this.#maxBytes;
    if (isFull || !this.#socket.writable) {
      if (told !== undefined) this.#report(told, false);
      return !isFull;
    }
    if (this.#frames.length === 0) setImmediate(() => this.flush());
    this.#frames.push(frame);
    this.#bytes += frame.length;
    if (told !== undefined) this.#told.push(told);
    return true;
  }

  flush(): void {
    if (this.#frames.length === 0) return;
    const [frames, told] = [this.#frames, this.#told];
    this.#frames = [];
    this.#told = [];
    this.#bytes = 0;
    this.#socket.write(Buffer.concat(frames), (error) => {
      for (const one of told) this.#report(one, !error);
    });
  }
}
