import type { Random } from './random.ts';

/** Bytes that mean something to a message: digits, hex, spaces, the end byte, no ASCII. */
const telling = [0x00, 0x20, 0x30, 0x31, 0x38, 0x39, 0x41, 0x46, 0x61, 0x7e, 0x7f, 0x80, 0xff];

/** `bytes` with one to six changes: bytes set, flipped, cut out, doubled, moved in, or the end cut off. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = bytes;
  for (let left = 1 + random.below(6); left > 0; left -= 1) {
    changed = mutateOnce(changed, random);
  }
  return changed;
}

function mutateOnce(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const before = bytes.subarray(0, at);
  const length = Math.min(1 + random.below(8), bytes.length - at);
  switch (random.below(7)) {
    case 0:
      return before;
    case 1:
      return join(before, bytes.subarray(at + length));
    case 2:
      return join(before, bytes.subarray(at, at + length), bytes.subarray(at));
    case 3:
      return join(before, randomBytes(random, 1 + random.below(20)), bytes.subarray(at));
    case 4:
      return at < bytes.length ? bytes.with(at, (bytes[at] ?? 0) ^ (1 << random.below(8))) : bytes;
    default: {
      const byte = telling[random.below(telling.length)] ?? 0;
      return at < bytes.length ? bytes.with(at, byte) : bytes;
    }
  }
}

export function randomBytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

export function join(...pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}
