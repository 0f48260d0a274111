const status = (word: number) => Uint8Array.of(word >> 8, word & 0xff);

/** Status words of PC/SC part 3, §3.2.2.1. */
export const SW = {
  ok: status(0x9000),
  /** The card did not take the key. */
  noInformation: status(0x6300),
  wrongLength: status(0x6700),
  notAllowed: status(0x6982),
  /** Of GENERAL AUTHENTICATE. */
  unknownKeyType: status(0x6986),
  /** Of LOAD KEYS and GENERAL AUTHENTICATE. */
  unknownKeySlot: status(0x6988),
  unsupported: status(0x6a81),
  noSuchBlock: status(0x6a82),
  wrongP1: status(0x6b00),
  unknownIns: status(0x6d00),
  unknownCla: status(0x6e00),
} as const;
