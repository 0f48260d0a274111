import { readUint, writeUint } from '../../bytes.ts';

/** A file that a capability container lists. */
export interface ListedFile {
  readonly fileId: number;
  readonly sizeBytes: number;
  /** 00: everybody; any other value: not everybody, or nobody. */
  readonly writeAccess: number;
}

/** What a capability container of NFC Forum Type 4 says. */
export interface Capability {
  /** The most bytes that one READ BINARY gives and one UPDATE BINARY takes. */
  readonly maxLe: number;
  readonly maxLc: number;
  /** Files with a meaning of their owner's, not NDEF. */
  readonly proprietary: readonly ListedFile[];
}

/** CCLEN, mapping version, MLe, MLc. */
const HEADER_BYTES = 7;
const TLV_BYTES = 8;
const TLV_VALUE_BYTES = 6;
const NDEF_FILE = 0x04;
const PROPRIETARY_FILE = 0x05;
const MAPPING_MAJORS = [1, 2, 3];
/** A short APDU carries no more. */
const SHORT_BYTES = 255;
const LONG_LENGTH = 0xff;
/** The least that a Type 4 card may say. */
const LEAST_MAX_LE = 15;
export const LEAST_CC_BYTES = HEADER_BYTES + TLV_BYTES;

/** How long the container is, by its first bytes. */
export function capabilityLength(bytes: Uint8Array): number {
  return readUint(bytes, 0, 2);
}

/** Takes a container apart; null when it is none, or of a mapping version that is not known. */
export function decodeCapability(bytes: Uint8Array): Capability | null {
  const length = capabilityLength(bytes);
  const [maxLe, maxLc] = [readUint(bytes, 3, 2), readUint(bytes, 5, 2)];
  const sound =
    length >= LEAST_CC_BYTES &&
    bytes.length >= length &&
    MAPPING_MAJORS.includes((bytes[2] ?? 0) >> 4) &&
    maxLe >= LEAST_MAX_LE &&
    maxLc > 0;
  if (!sound) return null;
  return {
    maxLe: Math.min(maxLe, SHORT_BYTES),
    maxLc: Math.min(maxLc, SHORT_BYTES),
    proprietary: proprietaryFiles(bytes.subarray(HEADER_BYTES, length)),
  };
}

function proprietaryFiles(tlvs: Uint8Array): readonly ListedFile[] {
  const files: ListedFile[] = [];
  let at = 0;
  while (at + 2 <= tlvs.length) {
    const [tag = 0, length = 0] = tlvs.subarray(at);
    // Lengths of three bytes are of no file that we know: nothing behind them is looked at.
    if (length === LONG_LENGTH) break;
    const value = tlvs.subarray(at + 2, at + 2 + length);
    if (tag === PROPRIETARY_FILE && value.length === TLV_VALUE_BYTES) {
      const [fileId, sizeBytes] = [readUint(value, 0, 2), readUint(value, 2, 2)];
      files.push({ fileId, sizeBytes, writeAccess: value[5] ?? LONG_LENGTH });
    }
    at += 2 + length;
  }
  return files;
}

/** A container of mapping version 2.0. `ndef`: the NDEF file, for a card that has one; it comes first. */
export function encodeCapability(
  { maxLe, maxLc, proprietary }: Capability,
  ndef: ListedFile | null = null,
): Uint8Array {
  const files = [
    ...(ndef === null ? [] : [{ ...ndef, tag: NDEF_FILE }]),
    ...proprietary.map((file) => ({ ...file, tag: PROPRIETARY_FILE })),
  ];
  const bytes = new Uint8Array(HEADER_BYTES + files.length * TLV_BYTES);
  writeUint(bytes, 0, 2, bytes.length);
  bytes[2] = 0x20;
  writeUint(bytes, 3, 2, maxLe);
  writeUint(bytes, 5, 2, maxLc);
  files.forEach(({ tag, fileId, sizeBytes, writeAccess }, index) => {
    const at = HEADER_BYTES + index * TLV_BYTES;
    bytes.set([tag, TLV_VALUE_BYTES], at);
    writeUint(bytes, at + 2, 2, fileId);
    writeUint(bytes, at + 4, 2, sizeBytes);
    bytes[at + 7] = writeAccess;
  });
  return bytes;
}
