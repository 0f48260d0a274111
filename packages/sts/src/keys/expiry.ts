/**
 * True when a key with this expiry number may no longer carry a token of this identifier: the upper 8 bits of the
 * identifier are compared, so one step is 65,536 minutes; 255 never expires (IEC 62055-41, 6.1.9).
 */
export function isKeyExpired(tid: number, ken: number): boolean {
  return ken !== 255 && tid >>> 16 > ken;
}
