import { createSecretKey } from 'node:crypto';
import { type DecoderKeyInput, makeDrn, makePan } from '@setrum/sts';

/** A vending key of nobody's: it opens no meter. */
const vendingKey = createSecretKey(Buffer.from('abababababababab949494949494949401234567', 'hex'));
const nextVendingKey = createSecretKey(
  Buffer.from('1234567890abcdef1122334455667788aabbccdd', 'hex'),
);

/** The PAN of the n-th meter of a fleet that exists nowhere: manufacturer 00, serial numbers in a row. */
export function samplePan(n: number): string {
  return makePan(makeDrn('00', String(n).padStart(8, '0')));
}

/** What a meter's key is derived from. */
export function sampleKey(pan: string, ea: '07' | '11'): DecoderKeyInput {
  const rest = { keyType: 2, sgc: '201457', ti: '01', krn: 1, baseDate: 2014 } as const;
  return { dkga: '04', ea, vendingKey, pan, ...rest };
}

/** The key that the same meter changes to: the next revision under another vending key. */
export function nextSampleKey(pan: string, ea: '07' | '11'): DecoderKeyInput {
  return { ...sampleKey(pan, ea), vendingKey: nextVendingKey, krn: 2 };
}

/** The 49 bytes that DKGA04 hashes for such a meter (IEC 62055-41 Ed. 3, 6.5.3.6). */
export function hashInput(pan: string): Buffer {
  const label = '\x04\x0204\x0214\x0211\x0201';
  const context = `\x04\x06201457\x012\x011\x12${pan}`;
  return Buffer.from(`${label}\x00${context}\x00\x00\x00\x80`, 'latin1');
}
