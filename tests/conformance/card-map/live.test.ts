import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readImage, readReportImage } from '../card-map.ts';
import { buildIdentity } from './build.ts';
import { CARD, card, changed, FEBRUARY, IDENTITY, REPORT, sealed } from './hand-made.ts';

const identity = (sequence: number, cardNumber = 1) =>
  buildIdentity({ sequence, meterNumber: '14012345678', state: 2, cardNumber });
const liveOffset = (image: Uint8Array) => readImage(image).identity?.offset;

describe('the live slot', () => {
  it('is none on a blank card, and all six slots are listed', () => {
    const { slots, ...live } = readImage(card());
    assert.deepEqual(live, { identity: null, mailbox: null, report: null, newer: [] });
    const found = slots.map(({ offset, valid, why }) => [offset, valid, why]);
    const offsets = [24, 64, 104, 200, 296, 368];
    assert.deepEqual(
      found,
      offsets.map((offset) => [offset, false, 'magic']),
    );
  });
  it('is the one with the higher sequence, in whichever place', () => {
    assert.equal(liveOffset(card([24, identity(1)], [64, identity(2)])), 64);
    assert.equal(liveOffset(card([24, identity(3)], [64, identity(2)])), 24);
  });
  it('compares sequences as unsigned numbers', () => {
    const high = [24, identity(0x80000000)] as const;
    assert.equal(liveOffset(card(high, [64, identity(0x7fffffff)])), 24);
    assert.equal(readImage(card(high)).identity?.sequence, 2147483648);
  });
  it('is the older one while the first page of the newer is missing', () => {
    const torn = changed(identity(2), 0, 0, 0, 0, 0);
    assert.equal(liveOffset(card([24, identity(1)], [64, torn])), 24);
    const half = changed(identity(2), 2, 0, 0);
    assert.equal(liveOffset(card([24, identity(1)], [64, half])), 24);
  });
  it('is not found in the place of another area', () => {
    assert.deepEqual(readImage(card([104, IDENTITY], [368, IDENTITY])).mailbox, null);
  });
  it('is valid with a MAC that this version does not know, which is kept', () => {
    const mac = [1, 2, 3, 4, 5, 6, 7, 8];
    const slot = sealed(changed(changed(IDENTITY, 6, 5), 32, ...mac));
    const read = readImage(card([24, slot])).identity;
    assert.deepEqual([read?.keyVersion, read?.mac, read?.faults], [5, '0102030405060708', []]);
  });
});

describe('the records of a report', () => {
  it('belong to both headers when both name them, and only to those', () => {
    const older = sealed(
      // One month, in slot 13; sequence 1
      changed(changed(REPORT, 8, 0, 0, 0, 1), 27, 1, 0xdf, 0xff),
      [FEBRUARY],
    );
    const both = changed(CARD, 296, ...older);
    const valid = (image: Uint8Array) =>
      readImage(image)
        .slots.slice(4)
        .map((slot) => slot.valid);
    assert.deepEqual(valid(both), [true, true]);
    assert.deepEqual(valid(changed(both, 440, 0)), [true, false]);
    assert.deepEqual(valid(changed(both, 856, 0)), [false, false]);
    assert.equal(readImage(changed(both, 440, 0)).report?.sequence, 1);
  });
  it('are none in a report without months', () => {
    const empty = sealed(changed(REPORT, 27, 0, 255, 255, 255));
    assert.deepEqual(readImage(card([296, empty])).report?.content.records, []);
  });
});

describe('images of another size', () => {
  it('are refused', () => {
    assert.throws(() => readImage(new Uint8Array(887)), RangeError);
    assert.throws(() => readImage(new Uint8Array(889)), RangeError);
    assert.throws(() => readReportImage(new Uint8Array(888)), RangeError);
  });
});
