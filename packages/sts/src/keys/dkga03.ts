import { tripleDesEncrypt } from '../ciphers/des.ts';
import { derivationBlock, xor } from './blocks.ts';
import { type KeyParameters, type VendingKey, vendingKeyBytes } from './parameters.ts';

/**
 * DKGA03 (deprecated in Ed. 3): triple DES of the derivation block under a vending key of two halves, xor the block.
 * UNTESTED: no published answer was found, so do not use it for a live meter before it is compared with one.
 * Throws STS_KEY unless the vending key has 16 bytes.
 */
export function deriveDkga03(vendingKey: VendingKey, parameters: KeyParameters): Uint8Array {
  const key = vendingKeyBytes(vendingKey, 16);
  const block = derivationBlock(parameters);
  const threeParts = Buffer.concat([key, key.subarray(0, 8)]);
  return xor(tripleDesEncrypt(threeParts, block), block);
}
