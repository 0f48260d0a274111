import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentsOf, decodeDirectory, encodeDirectory } from '@setrum/card';
import fc from 'fast-check';
import { buildIdentity, buildMailbox } from './build.ts';
import { conditionOf } from './condition.ts';
import { buildDirectory, readDirectory } from './directory.ts';
import { CARD, card, changed, IDENTITY, MAILBOX, SEED, sealed } from './hand-made.ts';
import { readImage } from './read.ts';

const theirs = (image: Uint8Array) => contentsOf({ uid: '04A1B2C3D4E5F6', chip: 'NTAG216' }, image);
const HEADS = [24, 64, 104, 200, 296, 368] as const;
/** The identity as a later version might write it: other content, the same header. */
const later = (version: number) => sealed(changed(changed(IDENTITY, 2, version), 20, 0xff));

describe('an area of a later version', () => {
  it('is newer by its header and CRC, and nothing is taken from it; the others stay', () => {
    for (const version of [2, 255]) {
      const read = readImage(changed(CARD, 24, ...later(version)));
      assert.deepEqual(read.newer, ['identity']);
      assert.equal(read.identity, null);
      assert.equal(read.mailbox?.sequence, 7);
      assert.deepEqual(read.report, readImage(CARD).report);
    }
  });
  it('may be shorter; a report has its CRC over header and content alone', () => {
    const short = sealed(changed(IDENTITY, 2, 2, 1, 0, 8).subarray(0, 24));
    assert.deepEqual(readImage(card([24, short])).newer, ['identity']);
    const report = sealed(changed(CARD.slice(368, 440), 2, 9));
    assert.deepEqual(readImage(changed(CARD, 368, ...report)).newer, ['report']);
  });
  it('is none with a wrong CRC, in another place, or of version 0 or 1', () => {
    const newer = (offset: number, slot: Uint8Array) => readImage(card([offset, slot])).newer;
    assert.deepEqual(newer(24, changed(later(2), 30, 1)), []);
    assert.deepEqual(newer(104, later(2)), []);
    for (const version of [0, 1]) assert.deepEqual(newer(24, later(version)), []);
  });
});

describe('the condition of a card', () => {
  const foreign = (offsets: readonly number[]) =>
    card(...offsets.map((offset) => [offset, Uint8Array.of(1, 2, 3, 4)] as const));

  it('is foreign with two strange heads and blank with one, wherever they are', () => {
    for (const first of HEADS) {
      assert.equal(conditionOf(foreign([first])), 'blank');
      for (const second of HEADS) {
        if (second > first) assert.equal(conditionOf(foreign([first, second])), 'foreign');
      }
    }
  });
  it('is ours with one live slot, whatever else stands there', () => {
    const image = changed(foreign(HEADS), 104, ...MAILBOX);
    assert.equal(conditionOf(image), 'ours');
    assert.equal(theirs(image).condition, 'ours');
  });
  it('is blank where a first write was torn', () => {
    for (const bytes of [1, 4, 8, 16, 31]) {
      assert.equal(conditionOf(card([24, IDENTITY.subarray(0, bytes)])), 'blank');
    }
  });
  it('is foreign with an NDEF message that is longer than what lies in front of the first slot', () => {
    const ndef = (length: number) =>
      changed(card([0, new Uint8Array(length + 2).fill(0xd1)]), 0, 3, length);
    assert.deepEqual([22, 23, 200].map(ndef).map(conditionOf), ['blank', 'foreign', 'foreign']);
    assert.equal(conditionOf(changed(CARD, 0, 3, 200)), 'ours');
  });

  it('and what is newer and live are the same to the library for any damage', () => {
    const piece = fc.oneof(
      fc.record({ at: fc.constantFrom(...HEADS), bytes: fc.uint8Array({ maxLength: 6 }) }),
      fc.record({ at: fc.nat(887), bytes: fc.uint8Array({ maxLength: 2 }) }),
      fc.constantFrom(
        { at: 24, bytes: IDENTITY },
        { at: 64, bytes: later(2) },
        { at: 24, bytes: later(7) },
        { at: 200, bytes: MAILBOX },
        { at: 104, bytes: sealed(changed(MAILBOX, 2, 3)) },
        { at: 0, bytes: Uint8Array.of(3, 60, ...new Uint8Array(60).fill(0xd1)) },
      ),
    );
    const pieces = fc.array(piece, { maxLength: 7 });
    const property = fc.property(fc.constantFrom(CARD, card()), pieces, (start, laid) => {
      let image = start;
      for (const { at, bytes } of laid) image = changed(image, at, ...bytes.subarray(0, 888 - at));
      const mine = readImage(image);
      const library = theirs(image);
      assert.deepEqual(mine.newer, library.newer);
      for (const area of ['identity', 'mailbox', 'report'] as const) {
        assert.equal(mine[area]?.sequence ?? 0, library.sequences[area], area);
      }
      assert.equal(conditionOf(image), library.condition);
    });
    fc.assert(property, { ...SEED, numRuns: 300 });
  });
});

describe('the directory', () => {
  const area = fc.record(
    {
      code: fc.integer({ min: 4, max: 255 }),
      slotBytes: fc.nat(255).map((units) => units * 16),
      offset: fc.integer({ min: 56, max: 0xffff }).map((units) => units * 16),
    },
    { noNullPrototype: true },
  );
  it('is the same byte for byte in both ways, and reads back', () => {
    const property = fc.property(fc.array(area, { maxLength: 4 }), (areas) => {
      const bytes = buildDirectory(areas);
      assert.deepEqual(bytes, encodeDirectory(areas));
      assert.deepEqual(readDirectory(bytes), areas);
      assert.deepEqual(decodeDirectory(bytes), areas);
    });
    fc.assert(property, SEED);
  });
  it('is none with any other byte, and then no area is known', () => {
    const bytes = buildDirectory([{ code: 4, slotBytes: 32, offset: 896 }]);
    for (const [at, value] of bytes.entries()) {
      const damaged = changed(bytes, at, value ^ 0x10);
      assert.equal(readDirectory(damaged), null, `byte ${at}`);
      assert.deepEqual(decodeDirectory(damaged), [], `byte ${at}`);
    }
    assert.equal(readDirectory(card()), null);
  });
  it('names four areas at most, behind the map, none of the page’s own', () => {
    const one = { code: 4, slotBytes: 32, offset: 896 };
    assert.throws(() => buildDirectory([one, one, one, one, one]), RangeError);
    assert.throws(() => buildDirectory([{ ...one, code: 3 }]), RangeError);
    assert.throws(() => buildDirectory([{ ...one, offset: 880 }]), RangeError);
  });
  it('does not change what stands on the card', () => {
    const bytes = buildDirectory([{ code: 4, slotBytes: 32, offset: 896 }]);
    const image = changed(CARD, 0, ...bytes);
    assert.deepEqual(readImage(image).identity, readImage(CARD).identity);
    assert.deepEqual(theirs(image).extensions, readDirectory(image));
    const sequence = { sequence: 4, meterNumber: '14012345678', state: 1, cardNumber: 1 };
    assert.equal(conditionOf(card([0, bytes], [24, buildIdentity(sequence)])), 'ours');
    assert.equal(
      conditionOf(card([0, bytes], [104, buildMailbox({ sequence: 1, entries: [] })])),
      'ours',
    );
  });
});
