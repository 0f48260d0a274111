function mirror(value: number, bits: number): number {
  let turned = 0;
  for (let bit = 0; bit < bits; bit += 1) turned = (turned << 1) | ((value >>> bit) & 1);
  return turned >>> 0;
}

/**
 * CRC-32 of IEEE 802.3 (§2), by the definition: long division by 04C11DB7, highest bit first, each byte and
 * the remainder mirrored. Slow and without a table on purpose: there is no table to get wrong.
 */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder = (remainder ^ (mirror(byte, 8) << 24)) >>> 0;
    for (let bit = 0; bit < 8; bit += 1) {
      const carry = remainder > 0x7fffffff ? 0x04c11db7 : 0;
      remainder = ((remainder << 1) ^ carry) >>> 0;
    }
  }
  return (mirror(remainder, 32) ^ 0xffffffff) >>> 0;
}
