import assert from 'node:assert/strict';
import test from 'node:test';
import { controlOf, makeTestToken } from '@setrum/sts';
import { idleText, shortCodeText } from './short-code.ts';
import {
  benchOf,
  creditToken,
  foreignToken,
  keyChangeTokens,
  managementToken,
  NEW_KEY,
  stateOf,
} from './test-support/world.ts';

test('a credit token adds its energy, exactly', async () => {
  const { meter, stored } = benchOf(stateOf({ creditWh: 6_050 }));
  assert.deepEqual(await meter.enterToken(creditToken(1, 255)), {
    result: 'Accept',
    code: 1,
    accepted: true,
    addedDkwh: 255,
    display: { id: 'BENAR +25,5 kWh', en: 'ACCEPTED +25.5 kWh' },
    shown: [],
  });
  assert.equal(meter.state.creditWh, 31_550);
  assert.deepEqual(stored(), meter.state);
});

test('a second entry is used, and adds nothing', async () => {
  const { meter } = benchOf();
  await meter.enterToken(creditToken(1, 255));
  const { creditWh } = meter.state;
  const again = await meter.enterToken(creditToken(1, 255));
  assert.deepEqual(
    [again.result, again.code, again.accepted, again.addedDkwh, again.display.id],
    ['UsedError', 10, false, 0, 'TERPAKAI'],
  );
  assert.equal(meter.state.creditWh, creditWh);
});

test("another meter's token and no token at all are refused", async () => {
  const { meter } = benchOf();
  const results = [];
  for (const digits of [foreignToken(1), '1234', 'x'.repeat(20)]) {
    const { result, code } = await meter.enterToken(digits);
    results.push([result, code]);
  }
  assert.deepEqual(results, [
    ['CRCError', 13],
    ['FormatError', 6],
    ['FormatError', 6],
  ]);
  assert.equal(meter.state.creditWh, stateOf().creditWh);
});

test('too many wrong tokens lock the keypad for a while', async () => {
  const { meter, ports } = benchOf();
  for (let index = 0; index < 3; index += 1) {
    await meter.enterToken(foreignToken(index));
  }
  const locked = await meter.enterToken(creditToken(1, 10));
  assert.deepEqual([locked.result, locked.code], ['Lockout', 15]);
  ports.now += 60_000;
  assert.equal((await meter.enterToken(creditToken(1, 10))).result, 'Accept');
});

test('the last fifty tokens are remembered; what is older than they are is too old', async () => {
  const { meter } = benchOf();
  for (let index = 1; index <= 51; index += 1) await meter.enterToken(creditToken(index, 1));
  assert.equal(meter.state.decoder.tidMemory.length, 50);
  assert.equal((await meter.enterToken(creditToken(2, 1))).result, 'UsedError');
  assert.equal((await meter.enterToken(creditToken(1, 1))).result, 'OldError');
});

test('a token beyond the end of the register is refused and stays good', async () => {
  const { meter } = benchOf(stateOf({ creditWh: 1_950, config: { creditLimitWh: 3_000 } }));
  assert.equal((await meter.enterToken(creditToken(1, 11))).result, 'OverflowError');
  await meter.consume(50);
  assert.equal((await meter.enterToken(creditToken(1, 11))).result, 'Accept');
  assert.equal(meter.state.creditWh, 3_000);
});

test('management tokens clear the tamper, set the power limit, clear the credit', async () => {
  const { meter } = benchOf();
  await meter.setTamper(4);
  assert.equal(idleText(meter.state), 'PERIKSA');
  await meter.enterToken(managementToken(1, { kind: 'clearTamper' }));
  assert.equal(meter.state.tamperCause, null);
  await meter.enterToken(managementToken(2, { kind: 'maximumPower', watts: 2_200 }));
  assert.equal(meter.state.config.powerLimitW, 2_200);
  await meter.enterToken(managementToken(3, { kind: 'clearCredit', register: 1 }));
  assert.equal(meter.state.creditWh, 6_050);
  await meter.enterToken(managementToken(4, { kind: 'clearCredit', register: 0 }));
  assert.equal(meter.state.creditWh, 0);
  const unbalance = managementToken(5, { kind: 'phaseUnbalance', watts: 100 });
  assert.equal((await meter.enterToken(unbalance)).result, 'FunctionError');
});

test('a key change is taken section by section', async () => {
  const { meter } = benchOf();
  const results = [];
  for (const token of keyChangeTokens()) {
    const { result, accepted } = await meter.enterToken(token);
    results.push([result, accepted]);
  }
  assert.deepEqual(results, [
    ['1stKCT', true],
    ['2ndKCT', true],
    ['3rdKCT', true],
    ['Accept', true],
  ]);
  assert.deepEqual([meter.state.decoder.decoderKey, meter.state.decoder.krn], [NEW_KEY, 3]);
  assert.equal(meter.state.creditWh, 6_050);
});

test('a test token shows values and changes nothing', async () => {
  const { meter, saves } = benchOf();
  const control = controlOf('totalConsumption') + controlOf('drn') + controlOf('waterFactor');
  const token = makeTestToken({ subclass: 0, control, manufacturerCode: 32 });
  const { result, shown } = await meter.enterToken(token);
  assert.equal(result, 'Accept');
  assert.deepEqual(shown, [
    { test: 'totalConsumption', text: '5700.4 kWh' },
    { test: 'drn', text: '32031017679' },
  ]);
  assert.equal(saves(), 0);
});

test('short codes show what the meter knows', async () => {
  const { meter } = benchOf(stateOf({ currentA: 2 }));
  assert.equal(shortCodeText(meter.state, '54'), '-');
  const token = creditToken(1, 255);
  await meter.enterToken(token);
  await meter.countOutage();
  const shown = [
    '03',
    '07',
    '08',
    '09',
    '37',
    '41',
    '44',
    '47',
    '59',
    '69',
    '75',
    '78',
    '79',
    '99',
    'toString',
  ].map((code) => shortCodeText(meter.state, code));
  assert.deepEqual(shown, [
    '5700.4 kWh',
    '-',
    '________',
    '440 W',
    '31.5 kWh',
    '220.0 V',
    '2.0 A',
    '440 W',
    '25.5 kWh',
    '1',
    '32031017679',
    '30 min',
    '5.0 kWh',
    null,
    null,
  ]);
  assert.equal(shortCodeText(meter.state, '54')?.replaceAll(' ', ''), token);
  assert.equal(idleText(meter.state), '31.5 kWh');
  assert.equal(idleText(stateOf({ creditWh: 4_999 })), '4.9 kWh !');
});
