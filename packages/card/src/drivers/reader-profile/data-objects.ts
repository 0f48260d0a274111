/** The data objects of PC/SC part 3, amendment 1: what a transparent session speaks in. */

export const TAG = {
  startSession: 0x81,
  endSession: 0x82,
  switchProtocol: 0x8f,
  receivedBits: 0x92,
  transceive: 0x95,
  receptionStatus: 0x96,
  answer: 0x97,
  errorStatus: 0xc0,
  timer: 0x5f46,
} as const;

const LENGTH_IN_ONE = 0x81;
const LENGTH_IN_TWO = 0x82;

/** An object: a tag of one or two bytes, a length in BER, the value. */
export function encodeObject(tag: number, value: readonly number[] | Uint8Array = []): Uint8Array {
  const tagBytes = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
  const length = value.length < 0x80 ? [value.length] : [LENGTH_IN_ONE, value.length];
  return Uint8Array.of(...tagBytes, ...length, ...value);
}

/**
 * Objects by their tag. Some readers give a length of 131 or more as the one byte that it fits in; that is read, too.
 * Null when the bytes are no whole row of objects.
 */
export function decodeObjects(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> | null {
  const objects = new Map<number, Uint8Array>();
  let at = 0;
  while (at < bytes.length) {
    let tag = bytes[at++] ?? 0;
    if ((tag & 0x1f) === 0x1f) tag = (tag << 8) | (bytes[at++] ?? 0);
    let length = bytes[at++] ?? bytes.length;
    if (length === LENGTH_IN_ONE) {
      length = bytes[at++] ?? bytes.length;
    } else if (length === LENGTH_IN_TWO) {
      length = ((bytes[at] ?? 0xff) << 8) | (bytes[at + 1] ?? 0xff);
      at += 2;
    }
    if (at + length > bytes.length) return null;
    objects.set(tag, bytes.slice(at, at + length));
    at += length;
  }
  return objects;
}
