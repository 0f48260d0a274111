import assert from 'node:assert/strict';
import test from 'node:test';
import { IDENTITY, MAILBOX, MAP_BYTES, REPORT } from '../../map.ts';
import { isTrailer, sectorOf } from './chip.ts';
import { MAP_SECTORS, PLACES } from './layout.ts';

test('42 data blocks of sectors 1 to 14, each used once', () => {
  const blocks = PLACES.map(({ block }) => block);
  assert.equal(blocks.length, 42);
  assert.equal(new Set(blocks).size, 42);
  assert.ok(blocks.every((block) => !isTrailer(block) && block >= 4 && block < 60));
  assert.deepEqual(
    MAP_SECTORS,
    Array.from({ length: 14 }, (_, index) => index + 1),
  );
});

test('every byte of the map but the reserved ones lies in exactly one place, in its order', () => {
  let next = 24;
  for (const { offset, length } of PLACES) {
    assert.equal(offset, next);
    next += length;
  }
  assert.equal(next, MAP_BYTES);
});

test('every slot begins with a block that holds its whole header', () => {
  for (const { offsets } of [IDENTITY, MAILBOX, REPORT]) {
    for (const offset of offsets) {
      const place = PLACES.find((candidate) => candidate.offset === offset);
      assert.equal(place?.length, 16);
      assert.equal(place?.packed, false);
    }
  }
});

test('no sector is of two writers', () => {
  const writerOf = (offset: number) =>
    offset < MAILBOX.offsets[0] ? 'issuer' : offset < REPORT.offsets[0] ? 'counter' : 'meter';
  const writers = new Map<number, Set<string>>();
  for (const { block, offset } of PLACES) {
    const sector = sectorOf(block);
    writers.set(sector, (writers.get(sector) ?? new Set()).add(writerOf(offset)));
  }
  assert.ok([...writers.values()].every((writer) => writer.size === 1));
});

test('the table of section 9', () => {
  const blockOf = (offset: number) => PLACES.find((place) => place.offset === offset)?.block;
  assert.deepEqual([24, 64, 104, 200, 296, 368].map(blockOf), [4, 8, 12, 20, 28, 36]);
  assert.deepEqual(
    Array.from({ length: 14 }, (_, slot) => blockOf(440 + 32 * slot)),
    [34, 42, 44, 45, 46, 48, 49, 50, 52, 53, 54, 56, 57, 58],
  );
});
