import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StsError, type StsErrorCode } from '../error.ts';
import {
  codedValueOf,
  commandOf,
  type ManagementCommand,
  managementCommand,
} from './management-command.ts';

function code(expected: StsErrorCode) {
  return (error: unknown) => error instanceof StsError && error.code === expected;
}

test('the published codings of values', () => {
  assert.equal(codedValueOf({ kind: 'maximumPower', watts: 1000 }), 1000);
  assert.equal(codedValueOf({ kind: 'setFlag', flag: 0, on: false }), 0xfc00);
  assert.equal(codedValueOf({ kind: 'setFlag', flag: 0, on: true }), 0xfc01);
  assert.equal(codedValueOf({ kind: 'setControl', index: 0, value: 0 }), 0);
  assert.equal(codedValueOf({ kind: 'setControl', index: 0, value: 123 }), 0x007b);
});

test('a number and a subclass make a command', () => {
  const cases: readonly [number, number, ManagementCommand][] = [
    [0, 2200, { kind: 'maximumPower', watts: 2200 }],
    [0, 200_001, { kind: 'maximumPower', watts: 200_001 }],
    [1, 0xffff, { kind: 'clearCredit', register: 0xffff }],
    [2, 7, { kind: 'tariffRate', rate: 7 }],
    [5, 0, { kind: 'clearTamper' }],
    [6, 500, { kind: 'phaseUnbalance', watts: 500 }],
    [7, 9, { kind: 'waterFactor', factor: 9 }],
    [10, 0xfc00 + 21, { kind: 'setFlag', flag: 10, on: true }],
    [10, 1024 + 5, { kind: 'setControl', index: 1, value: 5 }],
  ];
  for (const [subclass, value, command] of cases) {
    assert.deepEqual(managementCommand(subclass, value), command);
  }
});

test('values without sense are out of range, reserved subclasses are no commands', () => {
  assert.equal(commandOf(1, 8), 'range');
  assert.equal(commandOf(5, 1), 'range');
  for (const subclass of [3, 4, 8, 9, 11, 15]) assert.equal(commandOf(subclass, 0), null);
  assert.throws(() => managementCommand(11, 0), code('STS_UNSUPPORTED'));
  assert.throws(() => managementCommand(1, 8), code('STS_RANGE'));
  assert.throws(() => managementCommand(2, 65_536), code('STS_RANGE'));
  assert.throws(() => codedValueOf({ kind: 'clearCredit', register: 8 }), code('STS_RANGE'));
  assert.throws(() => codedValueOf({ kind: 'setFlag', flag: 512, on: true }), code('STS_RANGE'));
  assert.throws(() => codedValueOf({ kind: 'setControl', index: 63, value: 0 }), code('STS_RANGE'));
});
