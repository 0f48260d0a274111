import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createFrameParser, frame } from './frames.ts';

it('payloads come out whole and in order, however the stream is cut', () => {
  const payload = fc.uint8Array({ maxLength: 300 });
  const cuts = fc.infiniteStream(fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(fc.array(payload, { maxLength: 8 }), cuts, (payloads, sizes) => {
      const stream = Buffer.concat(payloads.map(frame));
      const found: Buffer[] = [];
      const parse = createFrameParser((part) => found.push(part));
      let offset = 0;
      while (offset < stream.length) {
        const size = sizes.next().value;
        parse(stream.subarray(offset, offset + size));
        offset += size;
      }
      assert.deepEqual(
        found.map((part) => part.toString('hex')),
        payloads.map((part) => Buffer.from(part).toString('hex')),
      );
    }),
    { seed: 20150504 },
  );
});

it('control bytes arrive glued together', () => {
  const found: string[] = [];
  createFrameParser((part) => found.push(part.toString('hex')))(Buffer.from('000101000104', 'hex'));
  assert.deepEqual(found, ['01', '04']);
});
