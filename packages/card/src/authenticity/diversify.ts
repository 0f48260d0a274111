import { type CmacKey, cmacKey, paddedCmac } from './cmac.ts';

const AES_128 = 0x01;
const DIVERSIFIED_BYTES = 32;

/**
 * Key diversification of NXP AN10922 for AES-128: a key of 16 bytes for this input of 1 to 31 bytes. RangeError for another length.
 */
export function diversify(master: CmacKey | Uint8Array, input: Uint8Array): Uint8Array {
  if (input.length < 1 || input.length >= DIVERSIFIED_BYTES) {
    throw new RangeError('a diversification input has 1 to 31 bytes');
  }
  const message = Uint8Array.of(AES_128, ...input);
  const key = master instanceof Uint8Array ? cmacKey(master) : master;
  return paddedCmac(key, message, DIVERSIFIED_BYTES);
}
