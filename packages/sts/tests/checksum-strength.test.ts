import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCipher, makeCreditToken, readToken, type StsCipher } from '../src/index.ts';
import { seededInts, withOneDigitChanged } from './seeded.ts';

// A checksum of 16 bits passes one random block in 65,536: 15.3 in a million. Outside 4 to 33 (about three and four
// standard deviations) the checksum or the cipher is not what it should be.
const TRIES = 1_000_000;
const METERS = [
  { ea: '11', decoderKey: '00112233445566778899aabbccddeeff' },
  { ea: '11', decoderKey: 'f0e1d2c3b4a5968778695a4b3c2d1e0f' },
  { ea: '07', decoderKey: '0abc12def3456789' },
] as const;

function tokensOf(cipher: StsCipher, draw: (below: number) => number): string[] {
  return Array.from({ length: 1000 }, () => {
    const [units, tid, rnd] = [draw(200_000), draw(2 ** 24), draw(16)];
    return makeCreditToken(cipher, { subclass: 0, units, tid, rnd }).token;
  });
}

/** Whether the checksum held; what was found under it, a good function or not, is another matter. */
function passes(cipher: StsCipher, digits: string): boolean {
  const reading = readToken(cipher, digits);
  return reading.ok || reading.error === 'FunctionError' || reading.error === 'RangeError';
}

for (const [index, meter] of METERS.entries()) {
  test(`of a million mistyped tokens about 15 pass the checksum (EA${meter.ea}, meter ${index})`, () => {
    const draw = seededInts(20150504 + index);
    const cipher = createCipher(meter);
    const tokens = tokensOf(cipher, draw);
    let passed = 0;
    for (let i = 0; i < TRIES; i++) {
      if (passes(cipher, withOneDigitChanged(tokens[draw(1000)] ?? '', draw))) passed++;
    }
    assert.ok(passed >= 4 && passed <= 33, `${passed} passed`);
  });
}

test('of a million tokens of another meter about 15 pass the checksum', () => {
  const draw = seededInts(55041);
  const [mine, other] = [createCipher(METERS[0]), createCipher(METERS[1])];
  let passed = 0;
  for (let i = 0; i < TRIES; i++) {
    const fields = { subclass: 0, units: draw(16_000), tid: draw(2 ** 24), rnd: draw(16) } as const;
    if (passes(mine, makeCreditToken(other, fields).token)) passed++;
  }
  assert.ok(passed >= 4 && passed <= 33, `${passed} passed`);
});
