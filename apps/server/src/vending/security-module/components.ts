import { randomBytes } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { type KeptAlgorithm, keyLengths } from './vending-key.ts';

/** What keys are put together from components: vending keys by their algorithm, and card master keys. */
export type ComponentKind = KeptAlgorithm | 'card';

/** Length of each in bytes; a card master key is an AES-128 key. */
export const componentLengths = { ...keyLengths, card: 16 } as const;

/**
 * Joins components to the key by exclusive or. The caller wipes all of them, and what it gets. A DES key gets odd
 * parity, which is how such keys are kept: two components of odd parity would give a key of even parity, and what DKGA02
 * does with that is not published.
 */
export function joinComponents(
  kind: ComponentKind,
  components: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const key = new Uint8Array(componentLengths[kind]);
  if (components.length < 2) throw new SetrumError('SETRUM_VENDING_KEY_COMPONENTS');
  for (const component of components) {
    assertLength(kind, component);
    for (const [at, byte] of component.entries()) key[at] = (key[at] ?? 0) ^ byte;
  }
  if (key.every((byte) => byte === 0)) throw new SetrumError('SETRUM_VENDING_KEY_COMPONENTS');
  if (kind === '02') setOddParity(key);
  return key;
}

/** A new component: as many random bytes as the key has. The caller wipes it. */
export function newComponent(kind: ComponentKind): Buffer {
  return randomBytes(componentLengths[kind]);
}

/**
 * Reads a component as it is written down: ASCII hex digits, in groups or not. Bytes in and bytes out, because a string cannot be wiped;
 * both are the caller's to wipe. SETRUM_VENDING_KEY_COMPONENT for anything else.
 */
export function parseComponent(kind: ComponentKind, written: Uint8Array): Buffer {
  const component = Buffer.alloc(componentLengths[kind]);
  let digits = 0;
  for (const byte of written) {
    if (separators.includes(byte)) continue;
    const value = hexDigits.indexOf(byte) & 15;
    if (!hexDigits.includes(byte) || digits === component.length * 2) {
      component.fill(0);
      throw wrongLength(kind);
    }
    const at = digits >> 1;
    component[at] = ((component[at] ?? 0) << 4) | value;
    digits += 1;
  }
  if (digits !== component.length * 2) throw wrongLength(kind);
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

function assertLength(kind: ComponentKind, component: Uint8Array): void {
  if (component.length !== componentLengths[kind]) throw wrongLength(kind);
}

function wrongLength(kind: ComponentKind): SetrumError {
  return new SetrumError('SETRUM_VENDING_KEY_COMPONENT', {
    kind: kind === 'card' ? 'kartu/card' : `DKGA${kind}`,
    digits: componentLengths[kind] * 2,
  });
}
