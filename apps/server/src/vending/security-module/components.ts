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

/** Reads a component as it is written down: hex digits, in groups or not. SETRUM_VENDING_KEY_COMPONENT otherwise. */
export function parseComponent(dkga: KeptAlgorithm, text: string): Uint8Array {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(digits)) throw wrongLength(dkga);
  const component = Buffer.from(digits, 'hex');
  assertLength(dkga, component);
  return component;
}

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
