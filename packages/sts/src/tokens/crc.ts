/** CRC-16 of polynomial x^16+x^15+x^2+1, reflected (0xA001), one entry for each byte. */
const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ 0xa001;
  return crc;
});

/**
 * The checksum of bytes as a token carries it: start 0xFFFF, no final xor, and the low byte first, so "123456789"
 * gives 0x374B (IEC 62055-41, 6.3.7).
 */
export function crcOf(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) crc = step(crc, byte);
  return swapped(crc);
}

/**
 * The checksum of a token's 50 bits Class, SubClass and Info: six zero bits before them make seven bytes.
 * `high` holds the upper word of the data block, `low` the lower one (its checksum field is not looked at).
 */
export function tokenCrc(tokenClass: number, high: number, low: number): number {
  return swapped(crcState(tokenClass, high, low));
}

/** CRC_C of currency tokens (6.3.7): the same with one more byte, 0x01. */
export function currencyTokenCrc(tokenClass: number, high: number, low: number): number {
  return swapped(step(crcState(tokenClass, high, low), 1));
}

function crcState(tokenClass: number, high: number, low: number): number {
  let crc = step(0xffff, tokenClass);
  crc = step(crc, high >>> 24);
  crc = step(crc, (high >>> 16) & 255);
  crc = step(crc, (high >>> 8) & 255);
  crc = step(crc, high & 255);
  crc = step(crc, low >>> 24);
  return step(crc, (low >>> 16) & 255);
}

function step(crc: number, byte: number): number {
  return (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] as number);
}

function swapped(crc: number): number {
  return ((crc & 255) << 8) | (crc >>> 8);
}
