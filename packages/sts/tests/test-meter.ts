import { createCipher } from '../src/ciphers/cipher.ts';
import { createDecoderState, type DecoderSetup, type DecoderState } from '../src/decoder/state.ts';
import { makeCreditToken } from '../src/tokens/credit.ts';
import { makeKeyChangeTokens } from '../src/tokens/key-change.ts';

// A meter and its vending side, for the tests of this folder.

export const KEY = '00112233445566778899aabbccddeeff';
export const NEW_KEY = '0123456789abcdeffedcba9876543210';
const CIPHER = createCipher({ ea: '11', decoderKey: KEY });

export function meter(change: Partial<DecoderSetup> = {}): DecoderState {
  return createDecoderState({
    pan: '600727000000000009',
    ea: '11',
    decoderKey: KEY,
    keyType: 2,
    sgc: '201457',
    krn: 1,
    ti: '01',
    baseDate: 2014,
    firstTid: 100,
    ...change,
  });
}

/** A token of 0.1 kWh times `units` for the meter above. */
export function credit(tid: number, units = 500, subclass: 0 | 1 | 2 | 3 = 0): string {
  return makeCreditToken(CIPHER, { subclass, units, tid, rnd: 5 }).token;
}

/** The four tokens of a change to NEW_KEY, or to another. */
export function keyChange(
  change: Partial<Parameters<typeof makeKeyChangeTokens>[1]> = {},
): readonly [string, string, string, string] {
  const [first = '', second = '', third = '', fourth = ''] = makeKeyChangeTokens(CIPHER, {
    newDecoderKey: NEW_KEY,
    keyType: 2,
    krn: 2,
    ken: 255,
    ti: '01',
    sgc: '201457',
    rollover: false,
    count: 4,
    ...change,
  });
  return [first, second, third, fourth];
}

/** A token whose checksum does not hold, at least for the meter above; another one for each number. */
export function garbage(number: number): string {
  return String(12_345_678 + number * 7).padStart(20, '0');
}
