import assert from 'node:assert/strict';
import test from 'node:test';
import { clockAt } from './clock.ts';
import { isSupplyOff, openReasons } from './contactor.ts';
import type { MeterSetup } from './setup.ts';
import { idleText } from './short-code.ts';
import { benchOf, cardWith, creditToken, NOW_MS, stateOf } from './test-support/world.ts';

const DAY = 86_400;

function running(setup: Partial<MeterSetup> = {}) {
  return benchOf(stateOf({ atMs: NOW_MS, currentA: 0, standWh: 0, creditWh: 900_000, ...setup }));
}

test('counters of the month stop at 255, that of the meter goes on', async () => {
  const { meter } = benchOf();
  for (let count = 0; count < 300; count += 1) {
    await meter.countOutage();
  }
  assert.deepEqual([meter.state.events.outages, meter.state.outagesTotal], [255, 300]);
});

test('without power the meter is dark, takes nothing, reads no card, and draws nothing', async () => {
  const { meter, saves } = running();
  await meter.advance({ seconds: 3_600 }, { watts: 220 });
  await meter.setPower(false);
  await meter.setPower(false);
  const { state } = meter;
  assert.deepEqual([idleText(state), openReasons(state), state.outagesTotal], ['', ['power'], 1]);
  const saved = saves();
  assert.deepEqual(
    [(await meter.enterToken(creditToken(1, 10))).code, (await meter.press('03')).kind],
    [16, 'dead'],
  );
  const card = await cardWith([creditToken(1, 10)]);
  const image = card.card.image();
  const tap = await meter.tap(card.memory);
  assert.deepEqual([tap.refusal, tap.display.id, tap.report], ['off', '', null]);
  assert.deepEqual(card.card.image(), image);
  assert.equal(saves(), saved);
  assert.equal((await meter.advance({ seconds: DAY })).drawnWh, 0);
  await meter.setPower(true);
  assert.equal(isSupplyOff(meter.state), false);
  assert.equal((await meter.advance({ seconds: 3_600 })).drawnWh, 220);
  assert.equal((await meter.enterToken(creditToken(1, 10))).result, 'Accept');
});

test('after a long cut every month that ended meanwhile has its record, the dark ones without a voltage', async () => {
  const { meter } = running();
  await meter.advance({ seconds: 10 * DAY }, { watts: 1_000, voltageV: 215 });
  await meter.setPower(false);
  await meter.advance({ seconds: 90 * DAY });
  assert.equal(meter.state.records.length, 0);
  await meter.setPower(true);
  const rows = meter.state.records.map((record) => [
    ...[record.month, record.standKwh, record.voltageV, record.currentDa, record.outages],
  ]);
  // Cut on 14 May, back on 12 August.
  assert.deepEqual(rows, [
    ['201507', 240, 0, 0, 0],
    ['201506', 240, 0, 0, 0],
    ['201505', 240, 215, 47, 1],
  ]);
  assert.equal(meter.state.clock.month, '201508');
  await meter.advance({ seconds: 20 * DAY });
  assert.equal(meter.state.records[0]?.voltageV, 215);
});

test('after years without power the ring holds the last twelve months', async () => {
  const { meter } = running();
  await meter.setPower(false);
  await meter.advance({ seconds: 3 * 365 * DAY });
  await meter.setPower(true);
  const months = meter.state.records.map(({ month }) => month);
  assert.deepEqual([months.length, months[0], months.at(-1)], [12, '201804', '201705']);
  assert.equal(meter.state.outagesTotal, 1);
});

test('a clock without a reserve stands still in a cut, and one with a reserve loses the rest', async () => {
  for (const [clockReserveSeconds, lostSeconds] of [
    [null, 0],
    [0, DAY],
    [3_600, DAY - 3_600],
    [2 * DAY, 0],
  ] as const) {
    const { meter } = running({ config: { clockReserveSeconds } });
    await meter.setPower(false);
    await meter.advance({ seconds: DAY });
    await meter.setPower(true);
    const trueMs = NOW_MS + DAY * 1_000;
    assert.equal((trueMs - clockAt(meter.state, trueMs)) / 1_000, lostSeconds);
  }
});

test('the clock drifts, and the meter closes its months by it', async () => {
  const { meter } = running({ config: { clockDriftPpm: 1_000 } });
  // 28 days and 14 hours: a clock that is fast by a thousandth is ahead by 39 minutes.
  const monthEnd = Date.UTC(2015, 4, 31, 17);
  const ran = await meter.advance({ untilMs: monthEnd - 39 * 60_000 });
  assert.deepEqual(ran.months, ['201505']);
  assert.equal(ran.events[0]?.atMs, NOW_MS + Math.ceil((monthEnd - NOW_MS) / 1.001));
  const slow = running({ config: { clockDriftPpm: -1_000 } }).meter;
  assert.deepEqual((await slow.advance({ untilMs: monthEnd })).months, []);
});

test('a clock that is set is right, closes the month that it jumps over, and none twice', async () => {
  const { meter, saves } = running({ config: { clockDriftPpm: 50 } });
  await meter.advance({ seconds: DAY });
  const trueMs = NOW_MS + DAY * 1_000;
  assert.equal(clockAt(meter.state, trueMs) - trueMs, 4_320);
  await meter.setClock(trueMs);
  assert.equal(clockAt(meter.state, trueMs), trueMs);
  await meter.setClock(Date.UTC(2015, 6, 1));
  assert.deepEqual(
    meter.state.records.map(({ month }) => month),
    ['201506', '201505'],
  );
  await meter.setClock(trueMs);
  await meter.advance({ seconds: 62 * DAY });
  assert.deepEqual(
    meter.state.records.map(({ month }) => month),
    ['201506', '201505'],
  );
  const saved = saves();
  await meter.setClock(clockAt(meter.state, trueMs + 62 * DAY * 1_000));
  assert.equal(saves(), saved);
  await assert.rejects(meter.setClock(0.5), RangeError);
});
