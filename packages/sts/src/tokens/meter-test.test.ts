import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StsError } from '../error.ts';
import { ALL_TESTS, controlOf, makeTestToken, testsOf } from './meter-test.ts';

test('the tokens that manuals print', () => {
  const token = (control: number) => makeTestToken({ subclass: 0, control, manufacturerCode: 0 });
  assert.equal(token(controlOf('loadSwitch')), '00000000000150997584');
  assert.equal(token(controlOf('keyRevisionAndType')), '18446744073843772416');
  assert.equal(token(controlOf('softwareVersion')), '00000000008724195840');
  assert.equal(token(ALL_TESTS[0]), '56493153725450313471');
  const all = { subclass: 1, control: ALL_TESTS[1], manufacturerCode: 0 } as const;
  assert.equal(makeTestToken(all), '02305843005052951967');
});

test('control bits have names', () => {
  assert.deepEqual(testsOf(0b1001), ['loadSwitch', 'keyRevisionAndType']);
  assert.deepEqual(testsOf(2 ** 35), []);
  assert.equal(testsOf(ALL_TESTS[0]).length, 18);
  assert.deepEqual(testsOf(controlOf('drn')), ['drn']);
});

test('fields that do not fit are refused', () => {
  const good = { subclass: 1, control: 1, manufacturerCode: 0 } as const;
  for (const wrong of [{ control: 2 ** 28 }, { manufacturerCode: 10_000 }, { control: -1 }]) {
    assert.throws(() => makeTestToken({ ...good, ...wrong }), StsError);
  }
  assert.throws(() => makeTestToken({ subclass: 0, control: 1, manufacturerCode: 100 }), StsError);
});
