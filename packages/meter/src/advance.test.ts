import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { openReasons } from './contactor.ts';
import type { MeterSetup } from './setup.ts';
import { idleText, shortCodeText } from './short-code.ts';
import { benchOf, creditToken, NOW_MS, SEED, stateOf } from './test-support/world.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

function running(setup: Partial<MeterSetup> = {}) {
  return benchOf(stateOf({ atMs: NOW_MS, currentA: 0, standWh: 0, ...setup }));
}

test('energy is power by time; what is less than a watt-hour is not lost', async () => {
  const { meter, saves } = running({ creditWh: 50_000 });
  const ran = await meter.advance({ seconds: HOUR }, { watts: 440, voltageV: 220 });
  assert.deepEqual([ran.drawnWh, ran.untilMs], [440, NOW_MS + HOUR * 1_000]);
  assert.equal(saves(), 1);
  assert.deepEqual([meter.state.currentA, shortCodeText(meter.state, '47')], [2, '440 W']);
  for (let second = 0; second < 3_600; second += 1) {
    await meter.advance({ seconds: 1 }, { watts: 7 });
  }
  assert.deepEqual([meter.state.standWh, meter.state.creditWh], [447, 49_553]);
});

test('the supply goes at the millisecond at which the credit ends, and comes back with a token', async () => {
  const { meter } = running({ creditWh: 1_000 });
  const ran = await meter.advance({ seconds: 10 * HOUR }, { watts: 500 });
  assert.deepEqual(
    ran.events.map(({ kind, atMs, reasons }) => [kind, (atMs - NOW_MS) / 1_000, reasons]),
    [['opened', 2 * HOUR, ['credit']]],
  );
  assert.deepEqual([ran.drawnWh, meter.state.creditWh, meter.state.currentA], [1_000, 0, 0]);
  assert.equal(idleText(meter.state), 'HABIS 0.0 kWh');
  await meter.enterToken(creditToken(1, 10));
  assert.ok((meter.state.currentA ?? 0) > 2);
  assert.equal((await meter.advance({ seconds: HOUR })).drawnWh, 500);
});

test('the warning is told once, and beeps every so many minutes of the clock until there is credit', async () => {
  const { meter } = running({ creditWh: 5_100 });
  const ran = await meter.advance({ seconds: 3 * HOUR }, { watts: 101 });
  assert.deepEqual(
    ran.events.map(({ kind }) => kind),
    ['low-credit'],
  );
  // 4999 Wh are left after an hour; then come the half hours.
  assert.equal(ran.beeps, 4);
  await meter.press('123010');
  assert.equal((await meter.advance({ seconds: HOUR })).beeps, 6);
  await meter.press('123000');
  assert.equal((await meter.advance({ seconds: HOUR })).beeps, 0);
});

test('an overload trips, is tried again, locks, and begins anew while it lasts', async () => {
  const config = {
    powerLimitW: 900,
    overloadTrips: 3,
    overloadRetrySeconds: 60,
    lockoutSeconds: 600,
  };
  const { meter } = running({ creditWh: 90_000, config });
  const ran = await meter.advance({ seconds: 1_000 }, { watts: 1_000 });
  assert.deepEqual(
    ran.events.map(({ kind, atMs }) => [kind, (atMs - NOW_MS) / 1_000]),
    [
      ['tripped', 0],
      ['tripped', 60],
      ['lockout', 120],
      ['tripped', 720],
      ['tripped', 780],
      ['lockout', 840],
    ],
  );
  assert.deepEqual([ran.drawnWh, meter.state.events.overloads], [0, 6]);
  const after = await meter.advance({ seconds: 600 }, { watts: 800 });
  assert.deepEqual(
    after.events.map(({ kind, atMs }) => [kind, (atMs - NOW_MS) / 1_000]),
    [['closed', 1_440]],
  );
  assert.deepEqual([meter.state.trips, after.drawnWh], [0, Math.floor((160 * 800) / 3_600)]);
});

test('a month is closed when its end passes where the meter hangs', async () => {
  // 4 May 2015, 10:00 WIB.
  const { meter } = running({ creditWh: 900_000 });
  const ran = await meter.advance({ untilMs: Date.UTC(2015, 4, 31, 16, 59, 59) }, { watts: 100 });
  assert.deepEqual([ran.months, meter.state.records], [[], []]);
  await meter.setLoad({ watts: 650, voltageV: 195 });
  await meter.setLoad({ watts: 100, voltageV: 221 });
  const second = await meter.advance({ seconds: 1 });
  assert.deepEqual(second.months, ['201505']);
  const hours = 27 * 24 + 14;
  assert.deepEqual(meter.state.records, [
    {
      month: '201505',
      standKwh: Math.floor(hours / 10),
      remainingKwh: Math.floor(900 - hours / 10),
      voltageV: 195,
      currentDa: 33,
      tamper: 0,
      tamperCause: 0,
      outages: 0,
      lowVoltageEvents: 1,
      overloads: 0,
      tamperEvents: 0,
    },
  ]);
  assert.equal(meter.state.clock.month, '201506');
});

test('months in Jayapura end two hours sooner', async () => {
  const { meter } = running({ config: { utcOffsetMinutes: 540 } });
  await meter.advance({ untilMs: Date.UTC(2015, 4, 31, 15) });
  assert.equal(meter.state.records[0]?.month, '201505');
});

test('two years leave twelve months, each with what was drawn in it', async () => {
  const { meter } = running({ creditWh: 90_000_000 });
  const ran = await meter.advance({ seconds: 730 * DAY }, { watts: 1_000 });
  assert.equal(ran.months.length, 24);
  assert.deepEqual(ran.months.slice(-12), meter.state.records.map(({ month }) => month).reverse());
  const [april, march] = meter.state.records;
  assert.deepEqual([april?.month, march?.month], ['201704', '201703']);
  assert.equal((april?.standKwh ?? 0) - (march?.standKwh ?? 0), 30 * 24);
});

test('a meter that is run catches up before it does anything else', async () => {
  const { meter, ports, saves } = running({ creditWh: 900_000 });
  await meter.setLoad({ watts: 1_000 });
  ports.now += 30 * DAY * 1_000;
  const before = saves();
  await meter.enterToken(creditToken(1, 10));
  assert.equal(saves(), before + 1);
  assert.deepEqual([meter.state.standWh, meter.state.records[0]?.month], [720_000, '201505']);
});

test('time does not go back', async () => {
  const { meter, ports } = running({ creditWh: 90_000 });
  await meter.advance({ seconds: DAY }, { watts: 100 });
  const { state } = meter;
  const back = await meter.advance({ untilMs: NOW_MS });
  assert.deepEqual([back.drawnWh, back.untilMs], [0, NOW_MS + DAY * 1_000]);
  assert.deepEqual(meter.state, state);
  await assert.rejects(meter.advance({ seconds: -1 }), RangeError);
  ports.now += 10;
  assert.equal((await meter.advance({ seconds: 3_600 })).drawnWh, 100);
});

test('a meter that nobody has run begins with its first advance', async () => {
  const { meter } = benchOf(stateOf({ creditWh: 90_000 }));
  assert.equal((await meter.advance({ seconds: HOUR }, { watts: 60 })).drawnWh, 60);
  assert.deepEqual([meter.state.clock.month, openReasons(meter.state)], ['201505', []]);
});

test('in one piece or in many, it comes to the same', async () => {
  const piece = fc.record({ seconds: fc.integer({ min: 1, max: 400_000 }) });
  const run = fc.record({
    pieces: fc.array(piece, { minLength: 1, maxLength: 8 }),
    watts: fc.integer({ min: 0, max: 3_000 }),
    creditWh: fc.integer({ min: 0, max: 900_000 }),
    ppm: fc.integer({ min: -500, max: 500 }),
  });
  await fc.assert(
    fc.asyncProperty(run, async ({ pieces, watts, creditWh, ppm }) => {
      const config = { powerLimitW: 2_200, overloadTrips: 2, clockDriftPpm: ppm };
      const [whole, parted] = [running({ creditWh, config }), running({ creditWh, config })];
      const seconds = pieces.reduce((sum, part) => sum + part.seconds, 0);
      await whole.meter.advance({ seconds }, { watts });
      for (const part of pieces) await parted.meter.advance(part, { watts });
      assert.deepEqual(parted.meter.state, whole.meter.state);
      assert.equal(whole.meter.state.standWh + whole.meter.state.creditWh, creditWh);
    }),
    { ...SEED, numRuns: 60 },
  );
});
