import { fromHex } from '../../bytes.ts';

/**
 * Our application on a card of ISO 7816-4. Category F of ISO 7816-5: proprietary and registered nowhere, so our own choice; then "SETRUM"
 * and the version of this arrangement.
 */
export const SETRUM_DF_NAME = fromHex('F053455452554D01');
/** The NDEF application of NFC Forum Type 4: a card for phones that has a file of ours beside its message. */
export const NDEF_DF_NAME = fromHex('D2760000850101');
/** The capability container of NFC Forum Type 4. */
export const CC_FILE = 0xe103;
/** The file that the map lies in, from its first byte. */
export const MAP_FILE = 0xe153;

export const INS = { select: 0xa4, readBinary: 0xb0, updateBinary: 0xd6 } as const;

export const SW = {
  ok: '9000',
  wrongLength: '6700',
  securityStatus: '6982',
  noCurrentFile: '6986',
  notFound: '6A82',
  noRoom: '6A84',
  wrongP1P2: '6A86',
  wrongOffset: '6B00',
  /** And the length that there is. */
  wrongLe: '6C',
  unknownIns: '6D00',
  unknownCla: '6E00',
} as const;

/** SELECT of an application by its name. */
export function selectByName(name: Uint8Array): Uint8Array {
  return Uint8Array.of(0x00, INS.select, 0x04, 0x00, name.length, ...name, 0x00);
}

/** SELECT of an elementary file of the application, without an answer. */
export function selectFile(fileId: number): Uint8Array {
  return Uint8Array.of(0x00, INS.select, 0x00, 0x0c, 0x02, fileId >> 8, fileId & 0xff);
}

/** READ BINARY of 1 to 255 bytes of the selected file. */
export function readBinary(offset: number, length: number): Uint8Array {
  return Uint8Array.of(0x00, INS.readBinary, offset >> 8, offset & 0xff, length);
}

/** UPDATE BINARY of the selected file. */
export function updateBinary(offset: number, bytes: Uint8Array): Uint8Array {
  return Uint8Array.of(0x00, INS.updateBinary, offset >> 8, offset & 0xff, bytes.length, ...bytes);
}
