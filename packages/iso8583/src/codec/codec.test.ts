import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Iso8583Error } from '../error.ts';
import { plnDialect1987, plnDialect2003 } from '../pln/dialect.ts';
import { samples } from '../samples.fixture.ts';
import { anyMessage, bytesOf, refusal, textOf } from '../values.fixture.ts';
import { createCodec } from './codec.ts';
import { fixed, llvar } from './field.ts';

const codec = createCodec(plnDialect2003);
const seed = 20150504;

describe('the public samples', () => {
  for (const sample of samples) {
    test(`${sample.id} is read to the last character and packs back to the same bytes`, () => {
      const message = codec.unpack(bytesOf(sample.raw));
      assert.equal(message.mti, sample.mti);
      assert.deepEqual(message.fields, sample.bits);
      const packed = textOf(codec.pack(message));
      assert.equal(packed, sample.raw);
      assert.equal(packed.length, sample.length);
      assert.equal(packed.slice(4, 20), sample.bitmap_hex);
    });

    test(`${sample.id}: any byte changed, dropped or doubled is read, or refused as Iso8583Error`, () => {
      const bytes = bytesOf(sample.raw);
      for (let index = 0; index < bytes.length; index += 1) {
        for (const byte of [0x00, 0x20, 0x30, 0x39, 0x46, 0x80, 0xff]) {
          isReadOrRefused(bytes.with(index, byte));
        }
        isReadOrRefused(bytes.subarray(0, index));
        isReadOrRefused(Buffer.concat([bytes.subarray(0, index), bytes.subarray(index + 1)]));
        isReadOrRefused(Buffer.concat([bytes.subarray(0, index + 1), bytes.subarray(index)]));
      }
    });
  }
});

for (const dialect of [plnDialect2003, plnDialect1987]) {
  test(`${dialect.name}: every message that is packed is read as it was, and packs again the same`, () => {
    const own = createCodec(dialect);
    fc.assert(
      fc.property(anyMessage(dialect), (message) => {
        const packed = own.pack(message);
        const read = own.unpack(packed);
        assert.deepEqual(read, message);
        assert.deepEqual(own.pack(read), packed);
        for (const [bit, value] of Object.entries(message.fields)) {
          const offset = own.offsetOf(message, Number(bit));
          assert.equal(textOf(packed).slice(offset, offset + value.length), value);
        }
      }),
      { seed },
    );
  });

  test(`${dialect.name}: whatever bytes come, they are read whole or refused as Iso8583Error`, () => {
    const own = createCodec(dialect);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => isReadOrRefused(bytes, own)),
      { seed },
    );
  });
}

describe('errors name field, name and offset', () => {
  const request = samples.find((sample) => sample.id === 'postpaid_inq_req_2100')?.raw ?? '';
  const at = (offset: number, characters: string): string =>
    request.slice(0, offset) + characters + request.slice(offset + characters.length);
  const cases: readonly (readonly [string, string, string, number, string, number])[] = [
    ['nothing', '', 'ISO_TRUNCATED', 0, 'message type', 0],
    ['a letter in the message type', at(2, 'x'), 'ISO_CHARACTERS', 0, 'message type', 2],
    ['an unknown message type', at(0, '2150'), 'ISO_MTI', 0, 'message type', 0],
    ['half a bitmap', request.slice(0, 12), 'ISO_TRUNCATED', 1, 'bitmap', 12],
    ['no hex', at(7, 'G'), 'ISO_BITMAP', 1, 'bitmap', 7],
    ['lower-case hex', at(7, 'a'), 'ISO_BITMAP', 1, 'bitmap', 7],
    ['a secondary bitmap cut off', at(4, 'C').slice(0, 30), 'ISO_TRUNCATED', 1, 'bitmap', 30],
    [
      'an empty secondary bitmap',
      `${at(4, 'C').slice(0, 20)}${'0'.repeat(16)}${request.slice(20)}`,
      'ISO_BITMAP',
      1,
      'bitmap',
      20,
    ],
    ['a field of no table', at(4, '6'), 'ISO_UNKNOWN_FIELD', 3, 'unknown', 27],
    ['no digits of length', at(20, '0 '), 'ISO_CHARACTERS', 2, 'product', 21],
    ['a length of nothing', at(20, '00'), 'ISO_LENGTH', 2, 'product', 20],
    ['a length above the table', at(57, '08'), 'ISO_LENGTH', 32, 'bank', 57],
    ['a letter among digits', at(30, 'A'), 'ISO_CHARACTERS', 11, 'trace number', 30],
    ['a space in a terminal', at(75, ' '), 'ISO_CHARACTERS', 41, 'terminal', 75],
    ['a byte that is no ASCII', at(100, '\xe9'), 'ISO_CHARACTERS', 48, 'additional data', 100],
    ['cut off in a length', request.slice(0, 92), 'ISO_TRUNCATED', 48, 'additional data', 92],
    ['cut off in a value', request.slice(0, 112), 'ISO_TRUNCATED', 48, 'additional data', 112],
    ['more than all', `${request}!`, 'ISO_TRAILING', 0, 'message', 113],
  ];
  for (const [what, raw, code, field, fieldName, offset] of cases) {
    test(`reading ${what}`, () => {
      const error = refusal(() => codec.unpack(bytesOf(raw)));
      assert.deepEqual(placeOf(error), { code, field, fieldName, offset });
    });
  }

  const message = codec.unpack(bytesOf(request));
  const writing: readonly (readonly [string, number, string, string, string, number])[] = [
    ['too short', 11, '123', 'ISO_LENGTH', 'trace number', 27],
    ['too long', 32, '12345678', 'ISO_LENGTH', 'bank', 57],
    ['of a wrong class', 12, '2017030110511x', 'ISO_CHARACTERS', 'local date and time', 52],
    ['no ASCII', 48, 'caf\u00e9 \u4e2d', 'ISO_CHARACTERS', 'additional data', 97],
    ['of no table', 3, '000000', 'ISO_UNKNOWN_FIELD', 'unknown', 4],
  ];
  for (const [what, bit, value, code, fieldName, offset] of writing) {
    test(`packing a field ${what}`, () => {
      const changed = { ...message, fields: { ...message.fields, [bit]: value } };
      const error = refusal(() => codec.pack(changed));
      assert.deepEqual(placeOf(error), { code, field: bit, fieldName, offset });
    });
  }

  test('packing an unknown message type', () => {
    const error = refusal(() => codec.pack({ ...message, mti: '0100' }));
    const place = { code: 'ISO_MTI', field: 0, fieldName: 'message type', offset: 0 };
    assert.deepEqual(placeOf(error), place);
  });

  test('no error repeats what the message holds', () => {
    const secret = '49505392155028911581';
    const error = refusal(() => codec.pack({ ...message, fields: { 2: `${secret}x` } }));
    assert.equal(error.message.includes(secret), false);
  });
});

test('tables that no message could follow are refused at once', () => {
  const bad = [fixed(1, 'x', 'n', 4), fixed(65, 'x', 'n', 4), fixed(129, 'x', 'n', 1)];
  const more = [fixed(3, 'x', 'n', 0), llvar(3, 'x', 'n', 100), llvar(3, 'x', 'n', 4, 5)];
  for (const field of [...bad, ...more]) {
    assert.throws(() => createCodec({ ...plnDialect2003, fields: [field] }), RangeError);
  }
  const twice = [fixed(3, 'x', 'n', 4), fixed(3, 'y', 'n', 4)];
  assert.throws(() => createCodec({ ...plnDialect2003, fields: twice }), RangeError);
});

function isReadOrRefused(bytes: Uint8Array, own = codec): void {
  try {
    assert.deepEqual(Buffer.from(own.pack(own.unpack(bytes))), Buffer.from(bytes));
  } catch (error) {
    if (!(error instanceof Iso8583Error)) throw error;
    assert.ok(error.offset >= 0 && error.offset <= bytes.length && error.fieldName.length > 0);
  }
}

function placeOf({ code, field, fieldName, offset }: Iso8583Error): object {
  return { code, field, fieldName, offset };
}
