import { StsError } from './error.ts';

/** Secret bytes as a caller may hold them: raw, or hexadecimal text. */
export type BytesOrHex = Uint8Array | string;

/**
 * The bytes of a key.
 * Throws STS_KEY when it is not hexadecimal or not `length` bytes long; the message never shows the key.
 */
export function keyBytes(what: string, key: BytesOrHex, length: number): Uint8Array {
  const bytes = typeof key === 'string' ? bytesOfHex(what, key) : key;
  if (bytes.length !== length) {
    throw new StsError('STS_KEY', `${what} must be ${length} bytes, not ${bytes.length}`);
  }
  return bytes;
}

/** Lower-case hexadecimal text of bytes. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}

/** The 32 bits at `offset`, most significant byte first, as a signed integer. */
export function wordAt(bytes: Uint8Array, offset: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(offset, offset + 4);
  return (a << 24) | (b << 16) | (c << 8) | d;
}

function bytesOfHex(what: string, text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) {
    throw new StsError('STS_KEY', `${what} must be hexadecimal`);
  }
  return Buffer.from(text, 'hex');
}
