import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { changedRuns, touchingRuns } from './changed-runs.ts';
import { SEED } from './test-support/fixtures.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32, max: 2 });

test('what is written is what has changed, in whole pieces, and makes the old bytes the new ones', () => {
  fc.assert(
    fc.property(bytes, bytes, fc.constantFrom(4, 16), (present, wanted, piece) => {
      const runs = changedRuns({ offset: 100, present, bytes: wanted }, piece);
      const card = present.slice();
      for (const run of runs) {
        assert.equal((run.offset - 100) % piece, 0);
        assert.equal(run.bytes.length % piece, 0);
        card.set(run.bytes, run.offset - 100);
      }
      assert.deepEqual(card, wanted);
      if (present.every((byte, index) => byte === wanted[index])) assert.deepEqual(runs, []);
    }),
    SEED,
  );
});

test('runs that touch are one, in the order of their places; others stay apart', () => {
  const run = (offset: number, ...content: number[]) => ({
    offset,
    bytes: Uint8Array.from(content),
  });
  const joined = touchingRuns([run(16, 5, 6), run(18, 7), run(40, 9), run(12, 1, 2, 3, 4)]);
  assert.deepEqual(joined, [run(12, 1, 2, 3, 4, 5, 6, 7), run(40, 9)]);
  assert.deepEqual(touchingRuns([]), []);
});
