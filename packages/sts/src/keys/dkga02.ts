import { desEncrypt } from '../ciphers/des.ts';
import { derivationBlock, xor } from './blocks.ts';
import { type KeyParameters, type VendingKey, vendingKeyBytes } from './parameters.ts';

/**
 * DKGA02 (IEC 62055-41, 6.5.3.5): DES of the derivation block under the vending key, xor the block, xor the key.
 * The vending key has 8 bytes and is used as it stands: whether its parity bits are set right before the last xor is
 * not published, and keys of odd parity give the same answer either way. Throws STS_KEY.
 */
export function deriveDkga02(vendingKey: VendingKey, parameters: KeyParameters): Uint8Array {
  const key = vendingKeyBytes(vendingKey, 8);
  const block = derivationBlock(parameters);
  return xor(xor(desEncrypt(key, block), block), key);
}
