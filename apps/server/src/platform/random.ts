import { randomFillSync } from 'node:crypto';

/** A call to the generator costs far more than the bytes it gives. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** `length` bytes (at most 4096) from the cryptographic generator, which are given to nobody else. */
export function randomBytesCheaply(length: number): Uint8Array {
  if (length > pool.length) throw new RangeError(`at most ${pool.length} bytes`);
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Uint8Array.prototype.slice.call(pool, used, used + length);
  // What was given out must not be found here again.
  pool.fill(0, used, used + length);
  used += length;
  return bytes;
}
