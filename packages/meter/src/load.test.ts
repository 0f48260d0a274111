import assert from 'node:assert/strict';
import test from 'node:test';
import { isLockedOut, isSupplyOff, openReasons } from './contactor.ts';
import { idleText } from './short-code.ts';
import { benchOf, stateOf } from './test-support/world.ts';

test('falling below the voltage limit is one event however long it lasts', async () => {
  const { meter } = benchOf();
  for (const voltageV of [198, 197.9, 190, 220, 195]) {
    await meter.measure({ voltageV, currentA: 2 });
  }
  assert.equal(meter.state.events.lowVoltageEvents, 2);
  assert.equal(meter.state.voltageV, 195);
});

test('going above the power limit opens the contactor until the retry', async () => {
  const { meter, ports } = benchOf(stateOf({ config: { powerLimitW: 2_200 } }));
  await meter.measure({ voltageV: 220, currentA: 10 });
  assert.equal(isSupplyOff(meter.state), false);
  await meter.measure({ voltageV: 220, currentA: 10.1 });
  await meter.measure({ voltageV: 220, currentA: 11 });
  assert.deepEqual(openReasons(meter.state), ['overload']);
  assert.equal(idleText(meter.state), 'OVERLOAD');
  await meter.measure({ voltageV: 220, currentA: 0 });
  assert.equal((await meter.consume(10)).drawnWh, 0);
  ports.now += 30_000;
  assert.equal((await meter.consume(10)).drawnWh, 10);
  assert.deepEqual([meter.state.events.overloads, meter.state.trips], [1, 1]);
  await meter.measure({ voltageV: 220, currentA: 1 });
  assert.equal(meter.state.trips, 0);
});

test('so many trips in a row lock the contactor for longer, and are then counted anew', async () => {
  const config = { powerLimitW: 1_300, overloadTrips: 3, lockoutSeconds: 600 };
  const { meter, ports } = benchOf(stateOf({ config }));
  for (const trips of [1, 2]) {
    await meter.measure({ voltageV: 220, currentA: 9 });
    assert.deepEqual([meter.state.trips, isLockedOut(meter.state)], [trips, false]);
    ports.now += 30_000;
  }
  await meter.measure({ voltageV: 220, currentA: 9 });
  assert.deepEqual(openReasons(meter.state), ['lockout']);
  assert.equal(idleText(meter.state), 'OVERLOAD: TERKUNCI');
  ports.now += 599_999;
  await meter.measure({ voltageV: 220, currentA: 0 });
  assert.equal(isSupplyOff(meter.state), true);
  ports.now += 1;
  await meter.measure({ voltageV: 220, currentA: 0 });
  assert.deepEqual([isSupplyOff(meter.state), meter.state.trips], [false, 0]);
  assert.equal(meter.state.events.overloads, 3);
});

test('a meter that never locks tries each time', async () => {
  const config = { powerLimitW: 1_300, overloadTrips: 0 };
  const { meter, ports } = benchOf(stateOf({ config }));
  for (let trip = 0; trip < 20; trip += 1) {
    await meter.measure({ voltageV: 220, currentA: 9 });
    ports.now += 30_000;
  }
  assert.deepEqual([meter.state.trips, isLockedOut(meter.state)], [20, false]);
});

test('without a limit, or without a current, nothing trips', async () => {
  const { meter } = benchOf(stateOf({ config: { powerLimitW: 1 } }));
  await meter.measure({ voltageV: 220, currentA: null });
  assert.equal(meter.state.overload, false);
  const other = benchOf().meter;
  await other.measure({ voltageV: 220, currentA: 1_000 });
  assert.equal(other.state.overload, false);
});

test('a disconnected meter and one with a fault give no power; connected again they do', async () => {
  const { meter, saves } = benchOf();
  await meter.setDisconnected(true);
  await meter.setDisconnected(true);
  assert.equal(saves(), 1);
  assert.deepEqual([idleText(meter.state), openReasons(meter.state)], ['PUTUS', ['disconnect']]);
  await meter.setFault(true);
  assert.equal(idleText(meter.state), 'METER RUSAK');
  await meter.setDisconnected(false);
  assert.deepEqual(openReasons(meter.state), ['fault']);
  await meter.setFault(false);
  assert.equal(isSupplyOff(meter.state), false);
});

test('a contactor that is set to wait for the key waits, whatever has opened it', async () => {
  const { meter } = benchOf(stateOf({ config: { recloseByKey: true } }));
  await meter.setDisconnected(true);
  await meter.press('');
  assert.deepEqual(openReasons(meter.state), ['disconnect']);
  await meter.setDisconnected(false);
  assert.deepEqual([openReasons(meter.state), idleText(meter.state)], [['key'], 'TEKAN ENTER']);
  await meter.press('');
  assert.equal(isSupplyOff(meter.state), false);
  await meter.setPower(false);
  await meter.setPower(true);
  assert.equal(isSupplyOff(meter.state), false, 'after a power cut no key is wanted');
});

test('a measurement below zero is none, and a load has its limits', async () => {
  const { meter } = benchOf();
  await assert.rejects(meter.measure({ voltageV: -1, currentA: 0 }), RangeError);
  await assert.rejects(meter.measure({ voltageV: 220, currentA: Number.NaN }), RangeError);
  for (const load of [{ watts: -1 }, { watts: 0.5 }, { watts: 1, voltageV: 0 }]) {
    await assert.rejects(meter.setLoad(load), RangeError);
  }
});
