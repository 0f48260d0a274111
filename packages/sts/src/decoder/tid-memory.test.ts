import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TID_MEMORY_SIZE, tidStanding, withTid } from './tid-memory.ts';

const SEEDED = { seed: 20150504 };

test('older than the smallest is old, known is used, a gap between may be filled', () => {
  const memory = [100, 105, 110];
  assert.equal(tidStanding(memory, 99), 'OldError');
  assert.equal(tidStanding(memory, 100), 'UsedError');
  assert.equal(tidStanding(memory, 107), 'Valid');
  assert.equal(tidStanding(memory, 111), 'Valid');
  assert.deepEqual(withTid(memory, 107), [100, 105, 107, 110]);
});

test('the rule of the standard: fifty places filled at the factory, the smallest gives way', () => {
  const draws = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 150, maxLength: 250 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), draws, (firstTid, tids) => {
      const plain = new Array<number>(TID_MEMORY_SIZE).fill(firstTid);
      let memory: readonly number[] = [firstTid];
      for (const tid of tids) {
        const smallest = Math.min(...plain);
        const expected = tid < smallest ? 'OldError' : plain.includes(tid) ? 'UsedError' : 'Valid';
        assert.equal(tidStanding(memory, tid), expected);
        if (expected !== 'Valid') continue;
        plain[plain.indexOf(smallest)] = tid;
        memory = withTid(memory, tid);
        assert.ok(memory.length <= TID_MEMORY_SIZE);
        assert.deepEqual(
          [...new Set(plain)].sort((a, b) => a - b),
          memory,
        );
      }
    }),
    SEEDED,
  );
});
