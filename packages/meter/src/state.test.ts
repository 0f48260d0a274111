import assert from 'node:assert/strict';
import test from 'node:test';
import { DEFAULT_METER_CONFIG } from './config.ts';
import { isSupplyOff } from './contactor.ts';
import { isLowCredit } from './state.ts';
import { decoderOf, OTHER_METER_NO, recordsOf, stateOf } from './test-support/world.ts';

test('a state is plain data', () => {
  const state = stateOf({ records: recordsOf(11, 0), tamperCause: 4, currentA: 2.5 });
  assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
});

test('starts with the settings given and the defaults for the rest', () => {
  const { config } = stateOf({ config: { lowCreditWh: 5_500 } });
  assert.deepEqual(config, { ...DEFAULT_METER_CONFIG, lowCreditWh: 5_500 });
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
    { config: { lowCreditWh: -1 } },
    { config: { overloadRetrySeconds: 0 } },
    { config: { alarmIntervalMinutes: 1.5 } },
    { config: { clockDriftPpm: 20 } },
    { atMs: 0.5 },
    { cardShares: [{ version: 0, shareHex: '00'.repeat(16) }] },
    { cardShares: [{ version: 1, shareHex: '00' }] },
    { cardShares: [1, 1].map((version) => ({ version, shareHex: '00'.repeat(16) })) },
    { records: recordsOf(1, 1).map((record) => ({ ...record, month: '201513' })) },
  ]) {
    assert.throws(() => stateOf(setup), RangeError, JSON.stringify(setup));
  }
  assert.doesNotThrow(() => stateOf({ creditWh: -1, config: { emergencyCreditWh: 1 } }));
});

test('low credit and supply off', () => {
  const at = (creditWh: number, emergencyCreditWh = 0) => {
    const config = { emergencyCreditWh, emergencyNeedsKey: false };
    const state = stateOf({ creditWh, config });
    return [isLowCredit(state), isSupplyOff(state)];
  };
  assert.deepEqual(at(5_000), [false, false]);
  assert.deepEqual(at(4_999), [true, false]);
  assert.deepEqual(at(1), [true, false]);
  assert.deepEqual(at(0), [true, true]);
  assert.deepEqual(at(0, 500), [true, false]);
  assert.deepEqual(at(-499, 500), [true, false]);
  assert.deepEqual(at(-500, 500), [true, true]);
});
