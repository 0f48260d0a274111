import type { KeyParameters } from './parameters.ts';

/**
 * PANBlock: 16 BCD digits, the right-most of IIN and DRN (IEC 62055-41, 6.5.3.2). A common key (type 3) belongs to a
 * group and not to a meter, so its DRN digits are zero.
 */
export function panBlock(pan: string, keyType: number): Uint8Array {
  const drnDigits = pan.startsWith('600727') ? 11 : 13;
  const issuerDigits = pan.slice(1, 17 - drnDigits);
  const drn = keyType === 3 ? '0'.repeat(drnDigits) : pan.slice(17 - drnDigits, 17);
  return Buffer.from(issuerDigits + drn, 'hex');
}

/** CONTROLBlock: key type, SGC, TI, KRN as digits, then FFFFFF (IEC 62055-41, 6.5.3.3). */
export function controlBlock(
  parameters: Pick<KeyParameters, 'keyType' | 'sgc' | 'ti' | 'krn'>,
): Uint8Array {
  const { keyType, sgc, ti, krn } = parameters;
  return Buffer.from(`${keyType}${sgc}${ti}${krn}ffffff`, 'hex');
}

/** The block that DKGA02 and DKGA03 encrypt: PANBlock xor CONTROLBlock. */
export function derivationBlock(parameters: KeyParameters): Uint8Array {
  return xor(panBlock(parameters.pan, parameters.keyType), controlBlock(parameters));
}

/** Byte-wise exclusive or of two arrays of one length. */
export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, index) => byte ^ (b[index] ?? 0));
}
