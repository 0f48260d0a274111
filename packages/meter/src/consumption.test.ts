import assert from 'node:assert/strict';
import test from 'node:test';
import { isSupplyOff } from './contactor.ts';
import { idleText } from './short-code.ts';
import { benchOf, creditToken, stateOf } from './test-support/world.ts';

test('what is drawn goes from the credit to the stand', async () => {
  const { meter } = benchOf(stateOf({ standWh: 1_000, creditWh: 50_000 }));
  assert.deepEqual(await meter.consume(1_234), {
    drawnWh: 1_234,
    lowCreditWarning: false,
    supplyOff: false,
  });
  assert.deepEqual([meter.state.standWh, meter.state.creditWh], [2_234, 48_766]);
});

test('warns once, on falling below the threshold', async () => {
  const { meter } = benchOf(stateOf({ creditWh: 5_010 }));
  const warnings: boolean[] = [];
  for (const wh of [10, 1, 1]) {
    warnings.push((await meter.consume(wh)).lowCreditWarning);
  }
  assert.deepEqual(warnings, [false, true, false]);
});

test('cuts off at zero to the watt-hour, and a token brings the supply back', async () => {
  const { meter } = benchOf(stateOf({ creditWh: 100 }));
  assert.deepEqual(await meter.consume(101), {
    drawnWh: 100,
    lowCreditWarning: false,
    supplyOff: true,
  });
  assert.equal((await meter.consume(1)).drawnWh, 0);
  assert.equal(meter.state.creditWh, 0);
  await meter.enterToken(creditToken(1, 5));
  assert.deepEqual(await meter.consume(1), {
    drawnWh: 1,
    lowCreditWarning: false,
    supplyOff: false,
  });
});

test('emergency credit lasts to its end and is paid back by the next token', async () => {
  const config = { emergencyCreditWh: 3_000, emergencyNeedsKey: false };
  const { meter } = benchOf(stateOf({ creditWh: 100, config }));
  assert.equal((await meter.consume(10_000)).drawnWh, 3_100);
  assert.equal(meter.state.creditWh, -3_000);
  await meter.enterToken(creditToken(1, 50));
  assert.equal(meter.state.creditWh, 2_000);
});

test('emergency credit waits for the key where it is set to, and must be accepted each time', async () => {
  const config = { emergencyCreditWh: 3_000 };
  const { meter } = benchOf(stateOf({ creditWh: 100, config }));
  assert.equal((await meter.press('')).display.id, '0.1 kWh !');
  assert.equal((await meter.consume(10_000)).drawnWh, 100);
  assert.equal(idleText(meter.state), 'HABIS: ENTER = DARURAT');
  assert.equal((await meter.press('')).display.id, 'STROOM DARURAT');
  assert.equal(idleText(meter.state), 'DARURAT 0.0 kWh');
  assert.equal((await meter.consume(1_000)).drawnWh, 1_000);
  assert.equal(idleText(meter.state), 'DARURAT -1.0 kWh');
  assert.equal((await meter.consume(10_000)).drawnWh, 2_000);
  assert.equal(idleText(meter.state), 'HABIS -3.0 kWh');
  await meter.press('');
  assert.equal((await meter.consume(1)).drawnWh, 0);
  await meter.enterToken(creditToken(1, 10));
  assert.deepEqual([meter.state.creditWh, meter.state.emergency], [-2_000, true]);
  await meter.enterToken(creditToken(2, 30));
  assert.deepEqual([meter.state.creditWh, meter.state.emergency], [1_000, false]);
  assert.equal((await meter.consume(5_000)).drawnWh, 1_000);
  assert.equal(isSupplyOff(meter.state), true);
});

test('drawing nothing saves nothing, and no part of a watt-hour is drawn', async () => {
  const { meter, saves } = benchOf();
  await meter.consume(0);
  assert.equal(saves(), 0);
  for (const wh of [-1, 0.5, Number.NaN]) {
    await assert.rejects(meter.consume(wh), RangeError);
  }
});
