import assert from 'node:assert/strict';
import test from 'node:test';
import { createMeter } from './meter.ts';
import { restoreMeterState } from './saved.ts';
import type { MeterState } from './state.ts';
import {
  benchOf,
  creditToken,
  decoderOf,
  NOW_MS,
  recordsOf,
  stateOf,
} from './test-support/world.ts';

/** As a meter was saved before states had a version. */
const first = {
  meterNo: '32031017679',
  decoder: decoderOf(),
  config: {
    lowCreditWh: 20_000,
    emergencyCreditWh: 3_000,
    creditLimitWh: 999_999_900,
    lowVoltageV: 198,
    powerLimitW: 2_200,
  },
  standWh: 5_700_400,
  creditWh: -1_000,
  voltageV: 205.5,
  currentA: 2,
  tamperCause: 4,
  overload: true,
  events: {
    tampered: true,
    tamperCause: 4,
    outages: 3,
    lowVoltageEvents: 0,
    overloads: 1,
    tamperEvents: 1,
  },
  outagesTotal: 17,
  records: recordsOf(11, 0),
  mailboxes: [{ uid: '04A1B2C3D4E5F6', sequence: 3, results: ['Accept', 'Lockout'] }],
  lastCredit: { token: '1'.repeat(20), addedDkwh: 255 },
};

test('a state of the first version goes on as it was', async () => {
  const state = restoreMeterState(JSON.parse(JSON.stringify(first)));
  assert.deepEqual([state.version, state.tampers, state.emergency], [2, [4], true]);
  assert.deepEqual([state.config.lowCreditWh, state.config.overloadTrips], [20_000, 5]);
  assert.deepEqual([state.events.lowestVoltageV, state.events.highestCurrentA], [205.5, 2]);
  const { records, mailboxes, lastCredit, outagesTotal } = first;
  assert.deepEqual(
    [state.records, state.mailboxes, state.lastCredit, state.outagesTotal],
    [records, mailboxes, lastCredit, outagesTotal],
  );
  const meter = createMeter(state, { nowMs: () => NOW_MS, save: () => Promise.resolve() });
  // Its emergency credit was simply there, and its contactor closes at the first chance.
  assert.equal((await meter.consume(5_000)).drawnWh, 2_000);
  await meter.setTamper(null);
  assert.equal((await meter.enterToken(creditToken(1, 100))).result, 'Accept');
});

test('every state of the present version comes back as it was saved', async () => {
  const { meter, stored } = benchOf(stateOf({ atMs: NOW_MS, currentA: 0 }));
  await meter.press('45612');
  await meter.setTampering(1, true);
  await meter.advance({ seconds: 86_400 }, { watts: 20 });
  await meter.setPower(false);
  assert.deepEqual(restoreMeterState(stored()), meter.state);
});

test('what a later program adds to the present version is filled in when it is missing', () => {
  const { ledOn, trips, ...older } = stateOf();
  assert.deepEqual(restoreMeterState(older), stateOf());
  const { alarmIntervalMinutes, ...config } = stateOf().config;
  assert.deepEqual(restoreMeterState({ ...stateOf(), config }), stateOf());
});

test('what is no state, or of a later version, is refused', () => {
  const state: MeterState = stateOf();
  const wrong: readonly unknown[] = [
    null,
    'state',
    [],
    {},
    { ...state, version: 3 },
    { ...state, version: 'two' },
    { ...state, meterNo: '123' },
    { ...state, decoder: null },
    { ...state, creditWh: '5' },
    { ...state, records: {} },
    { ...state, events: undefined },
    { ...state, config: { ...state.config, lowCreditWh: -1 } },
  ];
  for (const saved of wrong) {
    assert.throws(() => restoreMeterState(saved), RangeError, JSON.stringify(saved));
  }
});
