/** A card put together by hand from docs/card.md; its CRCs come from zlib. */
import { crc32 as zlibCrc32 } from 'node:zlib';
import type { ReadImage } from './shapes.ts';

export const SEED = { seed: 20150504, numRuns: 60 };
export const hex = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
export const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
export const join = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(Buffer.concat(parts));

/** An image of zeros with the given bytes laid over it. */
export function card(
  ...pieces: readonly (readonly [offset: number, bytes: Uint8Array])[]
): Uint8Array {
  const image = new Uint8Array(888);
  for (const [offset, bytes] of pieces) image.set(bytes, offset);
  return image;
}

/** A copy of the slot with the CRC that is right for it and for the records behind it. */
export function sealed(slot: Uint8Array, records: readonly Uint8Array[] = []): Uint8Array {
  const copy = Buffer.from(slot);
  copy.writeUInt32BE(zlibCrc32(join(copy.subarray(0, 12), copy.subarray(16), ...records)), 12);
  return Uint8Array.from(copy);
}
export function changed(bytes: Uint8Array, at: number, ...values: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(values, at);
  return copy;
}

// 14012345678, active, card 12345678 = BC614E
export const IDENTITY = hex(`5354 01 01 0018 00 00 00000003 febe5964
  3134303132333435363738 01 00bc614e 0000000000000000`);
// 12345678901234567890 = AB54A98CEB1F0AD2, ten to the twentieth less one = 56BC75E2D630FFFFF
export const MAILBOX = hex(`5354 01 02 0050 00 00 00000007 3080c0ae
  01 00ab54a98ceb1f0ad2 44556677
  02 056bc75e2d630fffff ccddeeff
  00 000000000000000000 00000000
  00 000000000000000000 00000000
  00 000000000000000000 00000000
  0000 0000000000000000`);
export const APRIL = join(ascii('20150400570000000622908'), hex('007d 04 03 00 01 02 0000'));
export const MARCH = join(ascii('201503  561294    230 0'), hex('ffff ff ff 01 00 00 0000'));
export const FEBRUARY = join(ascii('201502005500 206  2315 '), hex('0000 00 00 00 00 00 0000'));
// Months in slots 5, 0 and 13; state: tamper and keypad locked; credit -2.5 kWh; 2015-05-04 22:03:44 UTC
export const REPORT = hex(`5354 01 03 0038 00 00 00000002 fd05b2fd
  3134303132333435363738 03 50dfffffffff 0011 0000dea8 ffffffe7 5547ecc0 00000007 0102000000
  02 07 0927c0 0000 0000000000000000`);
export const RECORDS = [
  [440 + 5 * 32, APRIL],
  [440, MARCH],
  [440 + 13 * 32, FEBRUARY],
] as const;
export const CARD = card([64, IDENTITY], [104, MAILBOX], [368, REPORT], ...RECORDS);

export const REPORT_FIELDS = {
  sequence: 2,
  meterNumber: '14012345678',
  slotMap: [5, 0, 13],
  state: 0x11,
  standDkwh: 57000,
  creditDkwh: -25,
  clockS: 1430777024,
  acknowledged: 7,
  results: [1, 2, 0, 0, 0],
  keyRevision: 2,
  tariffIndex: 7,
  supplyGroup: 600000,
};
export const APRIL_FIELDS = {
  month: '201504',
  standKwh: 5700,
  creditKwh: 6,
  voltageV: 229,
  tamper: 8,
  currentDa: 125,
  cause: 4,
  interruptions: 3,
  lowVoltageEvents: 0,
  overloadTrips: 1,
  tamperEvents: 2,
};

/** The live slots without the list of all slots. */
export const lives = ({ identity, mailbox, report }: ReadImage) => ({ identity, mailbox, report });
