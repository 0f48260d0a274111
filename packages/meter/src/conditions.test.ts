import assert from 'node:assert/strict';
import test from 'node:test';
import { isSupplyOff } from './state.ts';
import { benchOf, stateOf } from './test-support/world.ts';

test('falling below the voltage limit is one event however long it lasts', async () => {
  const { meter } = benchOf();
  for (const voltageV of [198, 197.9, 190, 220, 195]) {
    await meter.measure({ voltageV, currentA: 2 });
  }
  assert.equal(meter.state.events.lowVoltageEvents, 2);
  assert.equal(meter.state.voltageV, 195);
});

test('going above the power limit trips the relay until the load is less', async () => {
  const { meter } = benchOf(stateOf({ config: { powerLimitW: 2_200 } }));
  await meter.measure({ voltageV: 220, currentA: 10 });
  assert.equal(isSupplyOff(meter.state), false);
  await meter.measure({ voltageV: 220, currentA: 10.1 });
  await meter.measure({ voltageV: 220, currentA: 11 });
  assert.equal(isSupplyOff(meter.state), true);
  assert.equal((await meter.consume(10)).drawnWh, 0);
  await meter.measure({ voltageV: 220, currentA: 0 });
  assert.equal((await meter.consume(10)).drawnWh, 10);
  assert.equal(meter.state.events.overloads, 1);
});

test('without a limit, or without a current, nothing trips', async () => {
  const { meter } = benchOf(stateOf({ config: { powerLimitW: 1 } }));
  await meter.measure({ voltageV: 220, currentA: null });
  assert.equal(meter.state.overload, false);
  const other = benchOf().meter;
  await other.measure({ voltageV: 220, currentA: 1_000 });
  assert.equal(other.state.overload, false);
});

test('a tamper is present until it is cleared; the month keeps the mark', async () => {
  const { meter, saves } = benchOf();
  await meter.setTamper(4);
  await meter.setTamper(4);
  assert.equal(saves(), 1);
  await meter.setTamper(null);
  const { tamperCause, events } = meter.state;
  assert.equal(tamperCause, null);
  assert.deepEqual([events.tampered, events.tamperCause, events.tamperEvents], [true, 4, 1]);
  await assert.rejects(meter.setTamper(5), RangeError);
});

test('counters of the month stop at 255, that of the meter goes on', async () => {
  const { meter } = benchOf();
  for (let count = 0; count < 300; count += 1) {
    await meter.countOutage();
  }
  assert.deepEqual([meter.state.events.outages, meter.state.outagesTotal], [255, 300]);
});

test('a measurement below zero is none', async () => {
  const { meter } = benchOf();
  await assert.rejects(meter.measure({ voltageV: -1, currentA: 0 }), RangeError);
  await assert.rejects(meter.measure({ voltageV: 220, currentA: Number.NaN }), RangeError);
});
