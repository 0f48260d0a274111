import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { checkBlock } from './check.ts';

const lines = readFileSync(
  new URL('../../../../packages/sts/vectors/sts.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n');

describe('a check of known answers', () => {
  test('passes every row', () => {
    const results = checkBlock({ firstLine: 1, lines }, undefined);
    assert.equal(results.length, 250);
    assert.deepEqual(
      results.filter((result) => result !== null),
      [],
    );
  });

  test('finds every kind of difference, by the name of the row', () => {
    const [line = ''] = lines;
    const changes: readonly (readonly [object, RegExp])[] = [
      [{ tokens: ['31837598681937795671'] }, /^tokens differs/],
      [{ decoderKey: '46d1b3e6c4b83731' }, /^decoderKey differs/],
      [{ tid: 1 }, /^tid differs/],
      [{ tokens: undefined }, /expect\.tokens must be a list/],
    ];
    for (const [change, reason] of changes) {
      const row = JSON.parse(line);
      const wrong = JSON.stringify({ ...row, expect: { ...row.expect, ...change } });
      const [failure] = checkBlock({ firstLine: 1, lines: [wrong] }, undefined);
      assert.equal(failure?.id, row.id);
      assert.match(failure?.reason ?? '', reason);
    }
    const [failure] = checkBlock({ firstLine: 9, lines: ['{'] }, undefined);
    assert.equal(failure?.id, 'line 9');
  });
});
