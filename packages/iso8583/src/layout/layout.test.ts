import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Iso8583Error } from '../error.ts';
import { plnDialect2003 } from '../pln/dialect.ts';
import { anyValue, refusal } from '../values.fixture.ts';
import { defineLayout, type Layout } from './layout.ts';
import { base64, code, count, hundredths, list, literal, text, wholeRupiah } from './part.ts';

const seed = 20150504;
const { amount, original, prepaid, nonTaglis, postpaid, card } = plnDialect2003.layouts;
const groups = [{ amount, original }, prepaid, nonTaglis, postpaid, card];
const layouts: readonly Layout<object>[] = groups.flatMap((group) => Object.values(group));

for (const layout of layouts) {
  test(`${layout.name}: every value is read as it was written, and writes again the same`, () => {
    fc.assert(
      fc.property(anyValue(layout.parts), (value) => {
        const written = layout.write(value);
        const read = layout.read(written);
        assert.deepEqual(read, value);
        assert.equal(layout.write(read), written);
      }),
      { seed, numRuns: 50 },
    );
  });

  test(`${layout.name}: whatever characters come, they are read or refused as Iso8583Error`, () => {
    const characters = fc.string({ unit: fc.constantFrom(...'0123 AZ/é\u4e2d'), maxLength: 300 });
    const changed = fc
      .tuple(anyValue(layout.parts), fc.nat(), characters, fc.nat({ max: 3 }))
      .map(([value, position, inserted, removed]) => {
        const written = layout.write(value);
        const at = position % (written.length + 1);
        return written.slice(0, at) + inserted + written.slice(at + removed);
      });
    fc.assert(
      fc.property(fc.oneof(characters, changed), (raw) => {
        try {
          layout.read(raw, 85);
        } catch (error) {
          if (!(error instanceof Iso8583Error)) throw error;
          assert.equal(error.field, layout.field);
          assert.ok(error.fieldName.startsWith(`${layout.name}, `));
          assert.ok(error.offset >= 85 && error.offset <= 85 + raw.length);
        }
      }),
      { seed, numRuns: 50 },
    );
  });
}

describe('amounts are hundredths whatever the decimals digit says', () => {
  const money = defineLayout(48, 'money', [hundredths('cents', 10)]);
  const read: readonly (readonly [string, number])[] = [
    ['00000001500', 150_000],
    ['10000015000', 150_000],
    ['20000150000', 150_000],
    ['30001500000', 150_000],
    ['90000000000', 0],
    ['91000000000', 100],
  ];
  for (const [raw, cents] of read) {
    test(`${raw} is ${cents}`, () => assert.deepEqual(money.read(raw), { cents }));
  }

  test('a fraction of a cent and a number above 2^53 are refused', () => {
    assert.equal(refusal(() => money.read('30001500001')).code, 'ISO_VALUE');
    const long = defineLayout(48, 'long', [hundredths('cents', 17)]);
    assert.deepEqual(long.read('209007199254740991'), { cents: Number.MAX_SAFE_INTEGER });
    assert.equal(refusal(() => long.read('209007199254740993')).code, 'ISO_VALUE');
    assert.equal(refusal(() => long.read('000090071992547410')).code, 'ISO_VALUE');
  });

  test('a write that would lose something is refused', () => {
    const whole = defineLayout(4, 'whole', [wholeRupiah('cents', 3)]);
    assert.equal(whole.write({ cents: 99_900 }), '999');
    for (const cents of [99_950, 100_000, -100, 0.5, Number.NaN]) {
      assert.equal(refusal(() => whole.write({ cents })).code, 'ISO_VALUE');
    }
  });
});

describe('errors name the part and where it stands', () => {
  const layout = defineLayout(48, 'sample', [
    literal('mark', 'SC'),
    code('meterNo', 4),
    text('name', 3),
    count('powerVa', 3),
    base64('image', 3),
    list('lines', [code('code', 1), wholeRupiah('cents', 2)]),
  ]);
  const good = 'SC1234AB 900AQID100200';
  const value = {
    meterNo: '1234',
    name: 'AB',
    powerVa: 900,
    image: new Uint8Array([1, 2, 3]),
    lines: [
      { code: '1', cents: 0 },
      { code: '2', cents: 0 },
    ],
  };

  test('the good one is good', () => {
    assert.deepEqual(layout.read(good), value);
    assert.equal(layout.write(value), good);
  });

  const reading: readonly (readonly [string, string, string, number])[] = [
    ['XX1234AB 900AQID', 'ISO_VALUE', 'mark', 0],
    ['SC12 4AB 900AQID', 'ISO_CHARACTERS', 'meterNo', 4],
    ['SC1234A\u00e9 900AQID', 'ISO_CHARACTERS', 'name', 7],
    ['SC1234AB 9x0AQID', 'ISO_CHARACTERS', 'powerVa', 10],
    ['SC1234AB 900AQI=', 'ISO_CHARACTERS', 'image', 12],
    ['SC1234AB 900AQ', 'ISO_LENGTH', 'image', 12],
    ['SC1234AB 900AQID1002', 'ISO_LENGTH', 'lines', 16],
    ['SC1234AB 900AQID1002x0', 'ISO_CHARACTERS', 'cents', 20],
  ];
  for (const [raw, errorCode, part, offset] of reading) {
    test(`reading ${raw}`, () => {
      const error = refusal(() => layout.read(raw, 100));
      const place = [error.code, error.field, error.fieldName, error.offset];
      assert.deepEqual(place, [errorCode, 48, `sample, ${part}`, 100 + offset]);
    });
  }

  const writing: readonly (readonly [object, string, string, number])[] = [
    [{ meterNo: '123' }, 'ISO_LENGTH', 'meterNo', 2],
    [{ meterNo: '12A4' }, 'ISO_CHARACTERS', 'meterNo', 4],
    [{ name: 'ABCD' }, 'ISO_LENGTH', 'name', 6],
    [{ name: 'A\n' }, 'ISO_CHARACTERS', 'name', 7],
    [{ name: 7 }, 'ISO_VALUE', 'name', 6],
    [{ powerVa: 1000 }, 'ISO_VALUE', 'powerVa', 9],
    [{ image: new Uint8Array(2) }, 'ISO_LENGTH', 'image', 12],
    [{ lines: null }, 'ISO_VALUE', 'lines', 16],
    [{ lines: [{ code: '1', cents: 0 }, { code: '2' }] }, 'ISO_VALUE', 'cents', 20],
  ];
  for (const [change, errorCode, part, offset] of writing) {
    test(`writing ${JSON.stringify(change)}`, () => {
      const error = refusal(() => layout.write({ ...value, ...change }));
      const place = [error.code, error.field, error.fieldName, error.offset];
      assert.deepEqual(place, [errorCode, 48, `sample, ${part}`, offset]);
    });
  }

  test('a list takes the rest, so nothing may follow it', () => {
    const lines = list('lines', [code('code', 1)]);
    assert.throws(() => defineLayout(48, 'bad', [lines, code('end', 1)]), RangeError);
    assert.throws(() => defineLayout(48, 'bad', [list('outer', [lines])]), RangeError);
  });
});
