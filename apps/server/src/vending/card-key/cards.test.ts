import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCardKey, deriveMeterShare } from '@setrum/card';
import fc from 'fast-check';
import { Bounded } from './bounded.ts';
import { createCardSecurity } from './cards.ts';
import { fixedCardKeys } from './fixed.ts';
import { testCardKey } from './test-key.ts';

const card = { meterNo: '32031017679', cardUid: '04A1B2C3D4E580' };
const message = Uint8Array.from({ length: 88 }, (_, n) => n);
const states = ['next', 'current', 'retired'] as const;

describe('what the security module does for cards', () => {
  test('signs as the meter does that has the share', () => {
    const cards = createCardSecurity(fixedCardKeys(() => [{ version: 7, state: 'current' }]));
    const share = { version: 7, share: deriveMeterShare(testCardKey(7), card.meterNo) };
    const atMeter = createCardKey(share, card.cardUid);
    assert.deepEqual(cards.keyOf(card, 7)?.mac(message), atMeter.mac(message));
    assert.deepEqual(cards.shares(card.meterNo), [share]);
  });

  test('another meter, card or version has another key; a meter of 13 digits has none', () => {
    const cards = createCardSecurity(
      fixedCardKeys(() => states.map((state, n) => ({ version: n + 1, state }))),
    );
    const macs = [
      cards.keyOf(card, 1),
      cards.keyOf(card, 2),
      cards.keyOf({ ...card, meterNo: '32031017687' }, 1),
      cards.keyOf({ ...card, cardUid: '04A1B2C3D4E581' }, 1),
    ].map((key) => Buffer.from(key?.mac(message) ?? []).toString('hex'));
    assert.equal(new Set(macs).size, 4);
    assert.ok(macs.every((mac) => mac.length === 16));
    const long = { ...card, meterNo: '3203101767900' };
    assert.deepEqual([cards.keyOf(long, 1), cards.signingKey(long, [1])], [null, null]);
    assert.equal(cards.answerChip(long, 1, new Uint8Array(16)), null);
  });

  test('a mailbox is signed with the highest key in use that the meter has, a retired one only for want of another', () => {
    const drawn = fc.uniqueArray(
      fc.record({ version: fc.integer({ min: 1, max: 9 }), state: fc.constantFrom(...states) }),
      { selector: ({ version }) => version },
    );
    const versions = fc.uniqueArray(fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(drawn, versions, (keys, issued) => {
        const cards = createCardSecurity(fixedCardKeys(() => keys));
        const had = keys.filter(({ version }) => issued.includes(version));
        const inUse = had.filter(({ state }) => state !== 'retired');
        const best = (inUse.length > 0 ? inUse : had).map(({ version }) => version);
        const expected = best.length === 0 ? undefined : Math.max(...best);
        assert.equal(cards.signingKey(card, issued)?.version, expected);
        const given = cards.shares(card.meterNo).map(({ version }) => version);
        const counted = keys.filter(({ state }) => state !== 'retired');
        assert.deepEqual(
          given,
          counted.map(({ version }) => version).sort((a, b) => a - b),
        );
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  test('keeps the cards that came last, and no more than there is room for', () => {
    const kept = new Bounded<number>(3);
    let made = 0;
    const ask = (name: string) => kept.of(name, () => ++made);
    for (const name of ['a', 'b', 'c', 'a', 'd']) ask(name);
    assert.deepEqual([made, kept.size], [4, 3]);
    assert.deepEqual(
      [ask('a'), ask('c'), ask('d')],
      [1, 3, 4],
      'b was the one not used for longest',
    );
    assert.equal(ask('b'), 5);
  });
});
