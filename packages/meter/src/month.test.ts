import assert from 'node:assert/strict';
import test from 'node:test';
import { benchOf, recordsOf, stateOf } from './test-support/world.ts';

test('a month is closed with what the registers and counters show', async () => {
  const { meter } = benchOf(
    stateOf({ standWh: 5_700_999, creditWh: 6_999, voltageV: 199.5, currentA: 4.56 }),
  );
  await meter.setTamper(2);
  await meter.setTamper(null);
  await meter.countOutage();
  await meter.closeMonth('201504');
  assert.deepEqual(meter.state.records, [
    {
      month: '201504',
      standKwh: 5_700,
      remainingKwh: 6,
      voltageV: 200,
      tamper: 8,
      currentDa: 46,
      tamperCause: 2,
      outages: 1,
      lowVoltageEvents: 0,
      overloads: 0,
      tamperEvents: 1,
    },
  ]);
});

test('a month has its lowest voltage and its highest current, and the next one begins with the present ones', async () => {
  const { meter } = benchOf(stateOf({ voltageV: 221, currentA: 1 }));
  for (const [voltageV, currentA] of [
    [219, 4],
    [187.4, 9.3],
    [224, 0.2],
  ] as const) {
    await meter.measure({ voltageV, currentA });
  }
  await meter.closeMonth('201504');
  await meter.measure({ voltageV: 223, currentA: 0.4 });
  await meter.closeMonth('201505');
  assert.deepEqual(
    meter.state.records.map(({ voltageV, currentDa }) => [voltageV, currentDa]),
    [
      [223, 4],
      [187, 93],
    ],
  );
});

test('the counters begin anew, and a tamper that goes on marks the new month too', async () => {
  const { meter } = benchOf();
  await meter.setTamper(1);
  await meter.closeMonth('201504');
  await meter.closeMonth('201505');
  const [may, april] = meter.state.records;
  assert.deepEqual([april?.tamper, april?.tamperEvents], [8, 1]);
  assert.deepEqual([may?.tamper, may?.tamperCause, may?.tamperEvents], [8, 1, 0]);
  await meter.setTamper(null);
  await meter.closeMonth('201506');
  await meter.closeMonth('201507');
  assert.deepEqual(
    meter.state.records.map(({ tamper }) => tamper),
    [0, 8, 8, 8],
  );
});

test('what the record cannot hold is brought to what it can', async () => {
  const { meter } = benchOf(
    stateOf({
      standWh: 1_000_007_000,
      creditWh: -200,
      voltageV: 1_100,
      config: { emergencyCreditWh: 500 },
    }),
  );
  await meter.measure({ voltageV: 1_200, currentA: 10_000 });
  await meter.closeMonth('201504');
  const [record] = meter.state.records;
  assert.deepEqual(
    [record?.standKwh, record?.remainingKwh, record?.voltageV, record?.currentDa],
    [7, 0, 999, 0xfffe],
  );
});

test('twelve months are kept', async () => {
  const { meter } = benchOf(stateOf({ records: recordsOf(11, 0) }));
  await meter.closeMonth('201501');
  assert.deepEqual(meter.state.records.slice(1), recordsOf(11, 1));
});

test('months are closed in their order, each once', async () => {
  const { meter } = benchOf(stateOf({ records: recordsOf(11, 0) }));
  for (const month of ['201412', '201411', '201513', '']) {
    await assert.rejects(meter.closeMonth(month), RangeError, month);
  }
});
