import assert from 'node:assert/strict';
import test from 'node:test';
import { makeTestToken } from '@setrum/sts';
import { panelOf } from './panel.ts';
import { SHORT_CODES } from './short-code.ts';
import { benchOf, creditToken, foreignToken, stateOf } from './test-support/world.ts';

test('a token, a code, a setting, or nothing that the meter knows', async () => {
  const { meter, saves } = benchOf(stateOf({ creditWh: 9_000 }));
  const told = [];
  for (const entry of ['03', '75', '4', '99', '45x', '1234567', creditToken(1, 10), '00', '']) {
    const { kind, display, beep, token } = await meter.press(entry);
    told.push([kind, display.id, beep, token?.code ?? null]);
  }
  assert.deepEqual(told, [
    ['code', '5700.4 kWh', 'done', null],
    ['code', '32031017679', 'done', null],
    ['unknown', 'GAGAL: kode tidak dikenal', 'refused', null],
    ['unknown', 'GAGAL: kode tidak dikenal', 'refused', null],
    ['unknown', 'GAGAL: kode tidak dikenal', 'refused', null],
    ['token', 'GAGAL: bukan 20 angka', 'refused', 6],
    ['token', 'BENAR +1,0 kWh', 'done', 1],
    ['restart', '10.0 kWh', 'done', null],
    ['enter', '10.0 kWh', 'done', null],
  ]);
  // The wrong entry, which counts towards the lock, and the token.
  assert.equal(saves(), 2);
});

test('a token may be typed as it is printed', async () => {
  const { meter } = benchOf();
  const printed = creditToken(1, 10).replace(/.{4}/g, '$& ').trim();
  assert.equal((await meter.press(printed)).kind, 'token');
  assert.equal(meter.state.creditWh, 7_050);
});

test('456 and two digits set the warning, 123 and its minutes how often it beeps', async () => {
  const { meter } = benchOf(stateOf({ creditWh: 9_000 }));
  const shown = async (entry: string) => (await meter.press(entry)).display.id;
  assert.deepEqual([await shown('79'), await shown('78')], ['5.0 kWh', '30 min']);
  assert.equal(panelOf(meter.state).lowCredit, false);
  assert.deepEqual([await shown('45610'), await shown('79')], ['BENAR', '10.0 kWh']);
  assert.deepEqual(
    [panelOf(meter.state).lowCredit, panelOf(meter.state).buzzer],
    [true, 'low-credit'],
  );
  assert.deepEqual([await shown('12315'), await shown('78')], ['BENAR', '15 min']);
  assert.deepEqual([await shown('123000'), panelOf(meter.state).buzzer], ['BENAR', 'off']);
  assert.equal(meter.state.config.alarmIntervalMinutes, 0);
  for (const wrong of ['456', '4561', '456100', '1231', '790510']) {
    assert.equal((await meter.press(wrong)).kind, 'unknown');
  }
});

test('a restart forgives nothing: not the tamper, not the lock', async () => {
  const { meter } = benchOf(stateOf({ tamperCause: 4 }));
  for (const index of [1, 2, 3]) await meter.press(foreignToken(index));
  const { state } = meter;
  assert.equal((await meter.press('00')).display.id, 'PERIKSA');
  assert.deepEqual(meter.state, state);
  assert.equal((await meter.press(creditToken(1, 10))).token?.code, 15);
});

test('the lamp goes off and on by its code', async () => {
  const { meter } = benchOf(stateOf({ creditWh: 9_000 }));
  assert.equal(panelOf(meter.state).led, 'on');
  await meter.setLoad({ watts: 100 });
  assert.equal(panelOf({ ...meter.state, loadW: 100 }).led, 'blinking');
  await meter.press('90');
  assert.equal(panelOf(meter.state).led, 'off');
  await meter.press('90');
  assert.equal(panelOf(meter.state).led, 'blinking');
});

test('a test token shows every value that the meter has, and asks nothing of a three-phase one', async () => {
  const { meter } = benchOf();
  const token = makeTestToken({ subclass: 0, control: 2 ** 36 - 1, manufacturerCode: 0 });
  const shown = (await meter.press(token)).token?.shown ?? [];
  assert.deepEqual(
    shown.map(({ test: name, text }) => `${name} ${text}`),
    [
      'loadSwitch ON',
      'display 88888888',
      'totalConsumption 5700.4 kWh',
      'keyRevisionAndType 2 2',
      'tariffIndex 07',
      'tokenReader NFC',
      'maximumPower -',
      'tamperStatus 0',
      'presentPower -',
      'softwareVersion SETRUM 2',
      'encryptionAlgorithm 11',
      'keyChangeTokens 4',
      'supplyGroupCode 123457',
      'keyExpiryNumber 255',
      'drn 32031017679',
    ],
  );
});

test('the panel shows the contactor, what holds it, and how much flows', () => {
  const config = { powerLimitW: 1_000 };
  const on = { ...stateOf({ config, creditWh: 9_000 }), loadW: 410 };
  assert.deepEqual([panelOf(on).contactor, panelOf(on).loadBars], ['closed', 3]);
  assert.equal(panelOf({ ...on, loadW: 1 }).loadBars, 1);
  assert.equal(panelOf({ ...on, loadW: 9_999 }).loadBars, 5);
  const tripped = panelOf({ ...on, overload: true, tampering: [6] });
  assert.deepEqual(
    [tripped.contactor, tripped.openReasons, tripped.loadBars, tripped.buzzer, tripped.reverse],
    ['open', ['overload'], 0, 'overload', true],
  );
  const dark = panelOf({ ...on, clock: { ...on.clock, cutAtMs: 1 }, tamperCause: 1 });
  assert.deepEqual([dark.text, dark.tamper, dark.led, dark.buzzer], ['', false, 'off', 'off']);
});

test('every short code shows something', async () => {
  const { meter } = benchOf();
  for (const code of SHORT_CODES) {
    const { kind, display } = await meter.press(code);
    assert.deepEqual([kind, display.id === ''], ['code', false], code);
  }
});
