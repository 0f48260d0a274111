import { randomBytes } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { type KeptAlgorithm, keyLengths } from './vending-key.ts';

/**
 * Joins components to the vending key by exclusive or. The caller wipes all of them, and what it gets. A DES key gets odd
 * parity, which is how such keys are kept: two components of odd parity would give a key of even parity, and what DKGA02
 * does with that is not published.
 */
export function joinComponents(
  dkga: KeptAlgorithm,
  components: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const key = new Uint8Array(keyLengths[dkga]);
  if (components.length < 2) throw new SetrumError('SETRUM_VENDING_KEY_COMPONENTS');
  for (const component of components) {
    assertLength(dkga, component);
    for (const [at, byte] of component.entries()) key[at] = (key[at] ?? 0) ^ byte;
  }
  if (key.every((byte) => byte === 0)) throw new SetrumError('SETRUM_VENDING_KEY_COMPONENTS');
  if (dkga === '02') setOddParity(key);
  return key;
}

/** A new component: as many random bytes as the key has. The caller wipes it. */
export function newComponent(dkga: KeptAlgorithm): Buffer {
  return randomBytes(keyLengths[dkga]);
}

/**
 * Reads a component as it is written down: ASCII hex digits, in groups or not. Bytes in and bytes out, because a string cannot be wiped;
 * both are the caller's to wipe. SETRUM_VENDING_KEY_COMPONENT for anything else.
 */
export function parseComponent(dkga: KeptAlgorithm, written: Uint8Array): Buffer {
  const component = Buffer.alloc(keyLengths[dkga]);
  let digits = 0;
  for (const byte of written) {
    if (separators.includes(byte)) continue;
    const value = hexDigits.indexOf(byte) & 15;
    if (!hexDigits.includes(byte) || digits === component.length * 2) {
      component.fill(0);
      throw wrongLength(dkga);
    }
    const at = digits >> 1;
    component[at] = ((component[at] ?? 0) << 4) | value;
    digits += 1;
  }
  if (digits !== component.length * 2) throw wrongLength(dkga);
  return component;
}

// The upper-case digits stand 16 places after the lower-case ones, so four bits of the place are the value.
const hexDigits = Buffer.from('0123456789abcdef0123456789ABCDEF', 'ascii');
const separators = Buffer.from(' -\t\r\n', 'ascii');

/** A component as a custodian writes it down: groups of four hex digits. */
export function writtenComponent(component: Uint8Array): string {
  const digits = Buffer.from(component).toString('hex').toUpperCase();
  return digits.match(/.{4}/g)?.join(' ') ?? '';
}

/** The lowest bit of each byte makes its number of ones odd (FIPS 46-3). */
export function setOddParity(bytes: Uint8Array): void {
  for (const [at, byte] of bytes.entries()) {
    const upper = byte & 0xfe;
    bytes[at] = upper | (ones(upper) % 2 === 0 ? 1 : 0);
  }
}

function ones(byte: number): number {
  return byte.toString(2).replaceAll('0', '').length;
}

function assertLength(dkga: KeptAlgorithm, component: Uint8Array): void {
  if (component.length !== keyLengths[dkga]) throw wrongLength(dkga);
}

function wrongLength(dkga: KeptAlgorithm): SetrumError {
  return new SetrumError('SETRUM_VENDING_KEY_COMPONENT', {
    dkga,
    digits: keyLengths[dkga] * 2,
  });
}
