import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { inMailboxOrder } from './mailbox-order.ts';

const presentKey = 3;

interface Waiting {
  readonly id: number;
  readonly class: 0 | 2;
  readonly subclass: number;
  readonly tid: number | null;
  readonly key_version: number;
}

/** Tokens as they wait, each with a number of its own. */
const tokens: fc.Arbitrary<readonly Waiting[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('credit', 'key change', 0, 1, 5, 6),
      newKey: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(({ kind, newKey }, id): Waiting => {
      const key_version = presentKey + (newKey && kind !== 'key change' ? 1 : 0);
      if (kind === 'credit') return { id, class: 0, subclass: 0, tid: id, key_version };
      if (kind === 'key change') return { id, class: 2, subclass: 3, tid: null, key_version };
      return { id, class: 2, subclass: Number(kind), tid: id, key_version };
    }),
  );

const groupOf = (token: Waiting): number =>
  [
    token.class === 2 && token.tid !== null && token.key_version === presentKey,
    token.class === 0 && token.key_version === presentKey,
    token.class === 2 && token.tid === null,
    token.class === 2 && token.tid !== null && token.key_version > presentKey,
    token.class === 0 && token.key_version > presentKey,
  ].indexOf(true);

test('present key before its change before the new one; management before credit; clear tamper first; else as they came', () => {
  fc.assert(
    fc.property(tokens, (drawn) => {
      const ordered = inMailboxOrder(drawn, presentKey);
      assert.deepEqual(
        ordered.map(({ id }) => id).sort((one, other) => one - other),
        drawn.map(({ id }) => id),
      );
      for (const [at, token] of ordered.entries()) {
        const before = ordered[at - 1];
        if (before === undefined) continue;
        const [group, groupBefore] = [groupOf(token), groupOf(before)];
        assert.ok(groupBefore <= group);
        if (groupBefore !== group) continue;
        const [clears, clearsBefore] = [token.subclass === 5, before.subclass === 5];
        assert.ok(clearsBefore || !clears, 'nothing of its group before a clear tamper');
        if (clears === clearsBefore) assert.ok(before.id < token.id, 'the order given stays');
      }
    }),
    { seed: 3, numRuns: 500 },
  );
});
