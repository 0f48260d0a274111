import assert from 'node:assert/strict';
import test from 'node:test';
import { isLowCredit, isSupplyOff } from './state.ts';
import { decoderOf, OTHER_METER_NO, recordsOf, stateOf } from './test-support/world.ts';

test('a state is plain data', () => {
  const state = stateOf({ records: recordsOf(11, 0), tamperCause: 4, currentA: 2.5 });
  assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
});

test('starts with the settings given and the defaults for the rest', () => {
  const { config } = stateOf({ config: { lowCreditWh: 5_000 } });
  assert.deepEqual(config, {
    lowCreditWh: 5_000,
    emergencyCreditWh: 0,
    creditLimitWh: 999_999_900,
    lowVoltageV: 198,
    powerLimitW: null,
  });
});

test('what cannot be is refused', () => {
  for (const setup of [
    { meterNo: OTHER_METER_NO },
    { meterNo: '123', decoder: { ...decoderOf(), drn: '123' } },
    { standWh: -1 },
    { standWh: 0.5 },
    { creditWh: -1 },
    { creditWh: 1_000_000_000 },
    { records: [...recordsOf(3, 3), ...recordsOf(4, 4)] },
    { records: recordsOf(12, 0) },
    { records: recordsOf(1, 1).map((record) => ({ ...record, month: '201513' })) },
  ]) {
    assert.throws(() => stateOf(setup), RangeError, JSON.stringify(setup));
  }
  assert.doesNotThrow(() => stateOf({ creditWh: -1, config: { emergencyCreditWh: 1 } }));
});

test('low credit and supply off', () => {
  const at = (creditWh: number, emergencyCreditWh = 0) => {
    const state = stateOf({ creditWh, config: { emergencyCreditWh } });
    return [isLowCredit(state), isSupplyOff(state)];
  };
  assert.deepEqual(at(20_000), [false, false]);
  assert.deepEqual(at(19_999), [true, false]);
  assert.deepEqual(at(1), [true, false]);
  assert.deepEqual(at(0), [true, true]);
  assert.deepEqual(at(0, 500), [true, false]);
  assert.deepEqual(at(-499, 500), [true, false]);
  assert.deepEqual(at(-500, 500), [true, true]);
});
