const directConvention = 0x3b;
const inverseConvention = 0x3f;

/**
 * An ATR without what a service has left behind it: pcscd gives all 33 bytes of its buffer to whoever asks while it powers the card up. Null
 * when it is none at all. The length follows from the ATR itself (ISO/IEC 7816-3, 8.2): interface bytes, historical bytes, check byte.
 */
export function trimmedAtr(bytes: Uint8Array | null): Uint8Array | null {
  if (bytes === null || (bytes[0] !== directConvention && bytes[0] !== inverseConvention)) {
    return null;
  }
  const length = atrLength(bytes);
  return length > bytes.length
    ? Uint8Array.from(bytes)
    : Uint8Array.from(bytes.subarray(0, length));
}

function atrLength(bytes: Uint8Array): number {
  const historicalBytes = (bytes[1] ?? 0) & 0x0f;
  let present = (bytes[1] ?? 0) >> 4;
  let length = 2;
  let hasCheckByte = false;
  for (;;) {
    // TA, TB and TC, where there are.
    length += (present & 1) + ((present >> 1) & 1) + ((present >> 2) & 1);
    // TD says which come next, and of which protocol: any but T=0 has a check byte.
    if ((present & 8) === 0 || length >= bytes.length) break;
    const td = bytes[length] ?? 0;
    length += 1;
    hasCheckByte ||= (td & 0x0f) !== 0;
    present = td >> 4;
  }
  return length + historicalBytes + (hasCheckByte ? 1 : 0);
}
