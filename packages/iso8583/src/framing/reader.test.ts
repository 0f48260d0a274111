import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { refusal } from '../values.fixture.ts';
import { type Framing, frame } from './frame.ts';
import { FrameReader } from './reader.ts';

const seed = 20150504;
const framings: readonly Framing[] = ['end-byte', 'length'];

/** `bytes` cut into pieces of the sizes given, again and again; the size 0 is an empty chunk. */
function chunksOf(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let from = 0;
  for (let index = 0; from < bytes.length; index += 1) {
    const size =
      index % (sizes.length + 1) === sizes.length ? 1 : (sizes[index % sizes.length] ?? 1);
    chunks.push(bytes.subarray(from, from + size));
    from += size;
  }
  return chunks;
}

const messages = fc.array(fc.uint8Array({ minLength: 1, maxLength: 700, max: 0xfe }), {
  maxLength: 6,
});
const sizes = fc.array(fc.nat({ max: 900 }), { minLength: 1, maxLength: 8 });

for (const framing of framings) {
  describe(`framing by ${framing}`, () => {
    test('what was framed comes out, however the stream is chopped', () => {
      fc.assert(
        fc.property(messages, sizes, (sent, cuts) => {
          const reader = new FrameReader(framing);
          const stream = Buffer.concat(sent.map((message) => frame(message, framing)));
          const got = chunksOf(stream, cuts).flatMap((chunk) => {
            const { frames, fault } = reader.push(chunk);
            assert.equal(fault, null);
            return frames;
          });
          assert.deepEqual(got, sent);
          assert.equal(reader.pendingBytes, 0);
        }),
        { seed },
      );
    });

    test('garbage gives frames within the limit or a fault, the same however it is chopped', () => {
      const garbage = fc.uint8Array({ maxLength: 600 });
      fc.assert(
        fc.property(garbage, sizes, (bytes, cuts) => {
          const whole = new FrameReader(framing, { maxBytes: 64 });
          const chopped = new FrameReader(framing, { maxBytes: 64 });
          const { frames, fault } = whole.push(bytes);
          const pieces = chunksOf(bytes, cuts).map((chunk) => chopped.push(chunk));
          assert.deepEqual(
            pieces.flatMap((piece) => piece.frames),
            frames,
          );
          assert.equal(pieces.at(-1)?.fault?.code, fault?.code);
          assert.ok(frames.every((message) => message.length > 0 && message.length <= 64));
        }),
        { seed },
      );
    });

    test('a message at the limit passes, one above it is a fault that stays; what came before it is kept', () => {
      const fits = new Uint8Array(64).fill(0x30);
      const reader = new FrameReader(framing, { maxBytes: 64 });
      const tooLong = frame(new Uint8Array(65).fill(0x30), framing);
      const { frames, fault } = reader.push(Buffer.concat([frame(fits, framing), tooLong]));
      assert.deepEqual(frames, [fits]);
      assert.deepEqual(
        [fault?.code, fault?.field, fault?.fieldName, fault?.offset],
        ['ISO_FRAME_SIZE', 0, 'frame', 64],
      );
      assert.deepEqual(reader.push(frame(fits, framing)), { frames: [], fault });
    });

    test('an empty frame is passed over; a message cut off is seen by what is pending', () => {
      const reader = new FrameReader(framing);
      const nothing = framing === 'length' ? [0, 0, 0, 0] : [0xff, 0xff];
      assert.deepEqual(reader.push(Uint8Array.from(nothing)), { frames: [], fault: null });
      assert.equal(reader.pendingBytes, 0);
      reader.push(frame(Uint8Array.of(0x32, 0x31, 0x30), framing).subarray(0, 3));
      assert.ok(reader.pendingBytes > 0);
    });

    test('frames are copies: the socket may use its buffer again', () => {
      const chunk = frame(Uint8Array.of(0x32, 0x31), framing);
      const { frames } = new FrameReader(framing).push(chunk);
      chunk.fill(0);
      assert.deepEqual(frames, [Uint8Array.of(0x32, 0x31)]);
    });

    test('nothing, and more than a length can tell, cannot be framed', () => {
      for (const length of [0, 65_536]) {
        const error = refusal(() => frame(new Uint8Array(length), framing));
        assert.deepEqual([error.code, error.fieldName], ['ISO_FRAME_SIZE', 'frame']);
      }
    });
  });
}

test('the two framings on the wire', () => {
  const message = Uint8Array.of(0x32, 0x31);
  assert.deepEqual(frame(message, 'end-byte'), Uint8Array.of(0x32, 0x31, 0xff));
  assert.deepEqual(frame(message, 'length'), Uint8Array.of(0, 2, 0x32, 0x31));
  assert.deepEqual(frame(new Uint8Array(300), 'length').subarray(0, 2), Uint8Array.of(1, 44));
});

test('an end byte inside a message is refused where it stands', () => {
  const error = refusal(() => frame(Uint8Array.of(0x32, 0xff, 0x31), 'end-byte'));
  assert.deepEqual([error.code, error.offset], ['ISO_CHARACTERS', 1]);
});

test('a limit that no framing can carry is refused', () => {
  for (const maxBytes of [0, 0.5, 65_536]) {
    assert.throws(() => new FrameReader('length', { maxBytes }), RangeError);
  }
});
