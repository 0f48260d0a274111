import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plnDialect2003 } from '../pln/dialect.ts';
import { samples } from '../samples.fixture.ts';
import { createCodec } from './codec.ts';

const codec = createCodec(plnDialect2003);

test('a message that is cut anywhere gives the fields in front of the cut, and never throws', () => {
  for (const { raw } of samples) {
    const bytes = Buffer.from(raw, 'latin1');
    const whole = codec.unpack(bytes);
    for (let length = 0; length < bytes.length; length += 1) {
      const salvaged = codec.salvage(bytes.subarray(0, length));
      assert.equal(salvaged === null, length < 4, `${length} characters`);
      for (const [bit, value] of Object.entries(salvaged?.fields ?? {})) {
        assert.equal(value, whole.fields[Number(bit)]);
      }
    }
    assert.deepEqual(codec.salvage(bytes), whole);
  }
});

test('nothing is salvaged of what is no message of the dialect', () => {
  for (const text of ['', '99', '9999', 'garbage', '21']) {
    assert.equal(codec.salvage(Buffer.from(text, 'latin1')), null);
  }
});
