import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credit, garbage, keyChange, meter } from '../../tests/test-meter.ts';
import { makeTestToken } from '../tokens/meter-test.ts';
import { acceptToken } from './accept.ts';
import { DEFAULT_LOCKOUT } from './lockout.ts';
import type { DecoderState } from './state.ts';

const SECOND_MS = 1000;
const DISPLAY_TEST = makeTestToken({ subclass: 0, control: 2, manufacturerCode: 0 });

/** A meter after so many wrong entries, each as soon as the lock allows; and the length of each lock. */
function afterGuesses(count: number): { state: DecoderState; nowMs: number; locksMs: number[] } {
  let state = meter();
  let nowMs = 1_000_000;
  const locksMs: number[] = [];
  for (let guess = 0; guess < count; guess++) {
    const step = acceptToken(state, garbage(guess), nowMs);
    assert.equal(step.result, 'CRCError');
    state = step.state;
    const lockMs = Math.max((state.lockedUntilMs ?? nowMs) - nowMs, 0);
    locksMs.push(lockMs);
    nowMs += lockMs;
  }
  return { state, nowMs, locksMs };
}

test('three refusals, then 10 s, doubling to 1280 s', () => {
  const seconds = afterGuesses(12).locksMs.map((ms) => ms / SECOND_MS);
  assert.deepEqual(seconds, [0, 0, 10, 20, 40, 80, 160, 320, 640, 1280, 1280, 1280]);
});

test('a locked meter looks at no token of its own, good or bad, and does not count it', () => {
  const { state, nowMs } = afterGuesses(3);
  const during = nowMs - 1;
  for (const digits of [credit(200), garbage(9), '123', ...keyChange()]) {
    const refused = acceptToken(state, digits, during);
    assert.deepEqual([refused.result, refused.code, refused.effect], ['Lockout', 15, null]);
    assert.deepEqual(refused.state, state);
  }
  assert.equal(acceptToken(state, credit(200), nowMs).result, 'Accept');
});

test('a token that is taken ends it: credit, or a section of a key change', () => {
  const { state, nowMs } = afterGuesses(5);
  for (const digits of [credit(200), keyChange()[0]]) {
    const { state: freed } = acceptToken(state, digits, nowMs);
    assert.deepEqual([freed.rejects, freed.lockedUntilMs], [0, null]);
    assert.equal(acceptToken(freed, garbage(1), nowMs).state.lockedUntilMs, null);
  }
});

test('test tokens work all the time, and prove nothing', () => {
  const { state, nowMs } = afterGuesses(3);
  const shown = acceptToken(state, DISPLAY_TEST, nowMs - 1);
  assert.equal(shown.result, 'Accept');
  assert.deepEqual(shown.state, state);
});

test('a test token with a wrong digit counts, but not while the meter is locked', () => {
  const wrong = DISPLAY_TEST.replace(/.$/, (last) => String((Number(last) + 1) % 10));
  const { state, nowMs } = afterGuesses(3);
  const during = acceptToken(state, wrong, nowMs - 1);
  assert.deepEqual([during.result, during.state], ['CRCError', state]);
  assert.equal(acceptToken(meter(), wrong, 0).state.rejects, 1);
});

test('used and old tokens are authentic and do not count', () => {
  let { state } = acceptToken(meter(), credit(200), 0);
  for (const digits of [credit(200), credit(50), credit(200), credit(50)]) {
    state = acceptToken(state, digits, 0).state;
  }
  assert.deepEqual([state.rejects, state.lockedUntilMs], [0, null]);
});

test('the policy can be set, or left out', () => {
  const strict = {
    ...DEFAULT_LOCKOUT,
    freeRejects: 1,
    firstLockMs: 5 * SECOND_MS,
    counted: ['UsedError'],
  } as const;
  const { state } = acceptToken(meter(), credit(200), 0);
  const used = acceptToken(state, credit(200), 0, { lockout: strict });
  assert.equal(used.state.lockedUntilMs, 5 * SECOND_MS);
  const { state: locked, nowMs } = afterGuesses(4);
  const fromCard = acceptToken(locked, garbage(7), nowMs - 1, { lockout: null });
  assert.equal(fromCard.result, 'CRCError');
  assert.deepEqual(fromCard.state, locked);
  assert.equal(acceptToken(locked, credit(200), nowMs - 1, { lockout: null }).result, 'Accept');
});

test('a clock that is set back far does not lock the meter for ever', () => {
  const { state, nowMs } = afterGuesses(3);
  const monthBefore = nowMs - 30 * 86_400 * SECOND_MS;
  assert.equal(acceptToken(state, credit(200), monthBefore).result, 'Accept');
});
