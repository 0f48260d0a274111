import type { Socket } from 'node:net';
import type { Sale } from '../services.ts';

/** Answers on their way out: those of one turn of the event loop go in one write. */
export class Output {
  readonly #socket: Socket;
  readonly #maxBytes: number;
  readonly #missed: (sale: Sale) => void;
  #frames: Uint8Array[] = [];
  #sales: Sale[] = [];
  #bytes = 0;

  /** @param missed told of every sale whose answer did not go out */
  constructor(socket: Socket, maxBytes: number, missed: (sale: Sale) => void) {
    this.#socket = socket;
    this.#maxBytes = maxBytes;
    this.#missed = missed;
  }

  /** False when the other end has not taken what it was sent before and this is too much: the frame is dropped. */
  add(frame: Uint8Array, sale: Sale | undefined): boolean {
    const isFull = this.#bytes + frame.length + this.#socket.writableLength > this.#maxBytes;
    if (isFull || !this.#socket.writable) {
      if (sale !== undefined) this.#missed(sale);
      return !isFull;
    }
    if (this.#frames.length === 0) setImmediate(() => this.flush());
    this.#frames.push(frame);
    this.#bytes += frame.length;
    if (sale !== undefined) this.#sales.push(sale);
    return true;
  }

  flush(): void {
    if (this.#frames.length === 0) return;
    const [frames, sales] = [this.#frames, this.#sales];
    this.#frames = [];
    this.#sales = [];
    this.#bytes = 0;
    this.#socket.write(Buffer.concat(frames), (error) => {
      if (error) for (const sale of sales) this.#missed(sale);
    });
  }
}
