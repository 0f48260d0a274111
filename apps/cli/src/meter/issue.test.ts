import assert from 'node:assert/strict';
import test from 'node:test';
import { SetrumError } from '@setrum/errors';
import { createMeter } from '@setrum/meter';
import { issueTokens, type Order } from './issue.ts';
import type { IssuedKind } from './issued-kinds.ts';
import { newMeterState } from './new-meter.ts';

const atMs = Date.UTC(2026, 10, 20);

function meterOf(ea: '07' | '11') {
  const state = newMeterState({
    ...{ meterNo: '32031017679', standWh: 0, creditWh: 0, voltageV: 220, ea, atMs },
    ...{ cardKeyVersions: [], config: {} },
  });
  return createMeter(state, { nowMs: () => 0, save: () => Promise.resolve() });
}

function seller(meter: ReturnType<typeof meterOf>) {
  let lastTid = 0;
  return (kind: IssuedKind, value?: string, krn?: number) => {
    const order: Order = { kind, value, krn, lastTid, nowMs: atMs };
    const issued = issueTokens(meter.state, order);
    ({ lastTid } = issued);
    return issued.tokens;
  };
}

async function enter(meter: ReturnType<typeof meterOf>, tokens: readonly string[]) {
  const results = [];
  for (const token of tokens) results.push((await meter.enterToken(token)).result);
  return results;
}

test('the meter takes what is made for it, each once, however many in one minute', async () => {
  const meter = meterOf('11');
  const sell = seller(meter);
  const credits = [sell('credit', '20'), sell('credit', '0.1'), sell('credit', '5.55')].flat();
  assert.deepEqual(await enter(meter, credits), ['Accept', 'Accept', 'Accept']);
  assert.deepEqual(await enter(meter, credits), ['UsedError', 'UsedError', 'UsedError']);
  assert.equal(meter.state.creditWh, 25_700, 'parts of a tenth go to the customer');
  await meter.setTamper(1);
  const rest = [sell('clear-tamper'), sell('power', '2200'), sell('clear-credit'), sell('test')];
  assert.deepEqual(await enter(meter, rest.flat()), ['Accept', 'Accept', 'Accept', 'Accept']);
  assert.deepEqual(await enter(meter, sell('phase-unbalance', '500')), ['FunctionError']);
  const { config, creditWh, tamperCause } = meter.state;
  assert.deepEqual([config.powerLimitW, creditWh, tamperCause], [2_200, 0, null]);
});

test('key changes of two, three and four tokens, and credit under the key to come', async () => {
  for (const [ea, count] of [
    ['07', '2'],
    ['07', '3'],
    ['11', '4'],
  ] as const) {
    const meter = meterOf(ea);
    const sell = seller(meter);
    const next = sell('credit', '10', 3);
    assert.deepEqual(await enter(meter, next), ['CRCError']);
    const change = sell('key-change', count);
    assert.equal(change.length, Number(count));
    assert.equal((await enter(meter, change)).at(-1), 'Accept');
    assert.deepEqual(await enter(meter, next), ['Accept']);
    assert.deepEqual([meter.state.decoder.krn, meter.state.creditWh], [3, 10_000]);
  }
});

test('what cannot be made is wrong usage', () => {
  const sell = seller(meterOf('11'));
  const wrong: readonly (readonly [IssuedKind, string?])[] = [
    ['credit'],
    ['credit', 'ten'],
    ['credit', '99999999'],
    ['power'],
    ['key-change', '2'],
    ['key-change', '5'],
  ];
  for (const [kind, value] of wrong) {
    assert.throws(
      () => sell(kind, value),
      (error) => error instanceof SetrumError && error.code === 'SETRUM_USAGE',
      `${kind} ${value}`,
    );
  }
});
