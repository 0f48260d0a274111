import assert from 'node:assert/strict';
import test from 'node:test';
import { TAMPER_CAUSES, tamperPlaces } from '@setrum/card';
import { openReasons } from './contactor.ts';
import { idleText, shortCodeText } from './short-code.ts';
import { benchOf, creditToken, managementToken, stateOf } from './test-support/world.ts';

test('a tamper is present until it is cleared; the month keeps the mark', async () => {
  const { meter, saves } = benchOf();
  await meter.setTamper(4);
  await meter.setTamper(4);
  assert.equal(saves(), 1);
  await meter.setTamper(null);
  const { tamperCause, events } = meter.state;
  assert.equal(tamperCause, null);
  assert.deepEqual([events.tampered, events.tamperCause, events.tamperEvents], [true, 4, 1]);
  for (const cause of [0, 9, 254, 1.5]) await assert.rejects(meter.setTamper(cause), RangeError);
});

test("the causes have the maker's eight places, and every number once", () => {
  const places = TAMPER_CAUSES.map(({ place }) => place).filter((place) => place !== null);
  assert.deepEqual([...places].sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.equal(new Set(TAMPER_CAUSES.map(({ cause }) => cause)).size, 9);
  assert.equal(tamperPlaces([]), '________');
  // The manual's own example: reverse + bypass is a 5 in the fifth place.
  assert.equal(tamperPlaces([6]), '___5____');
  assert.equal(tamperPlaces([1, 4, 255]), '8______1');
});

test('code 08 shows all that was done to the meter', async () => {
  const { meter } = benchOf();
  assert.equal(shortCodeText(meter.state, '08'), '________');
  await meter.setTamper(4);
  await meter.setTamper(1);
  assert.equal(shortCodeText(meter.state, '08'), '8______1');
  assert.deepEqual([meter.state.tamperCause, meter.state.events.tamperEvents], [1, 2]);
  await meter.setTamper(4);
  assert.equal(meter.state.tamperCause, 4);
});

test('no token clears what goes on; when it is over, the next one does', async () => {
  const { meter } = benchOf();
  await meter.setTampering(3, true);
  await meter.setTampering(4, true);
  await meter.setTampering(4, false);
  assert.deepEqual(meter.state.tampers, [3, 4]);
  const clear = await meter.enterToken(managementToken(1, { kind: 'clearTamper' }));
  assert.equal(clear.result, 'Accept');
  assert.deepEqual([meter.state.tampers, meter.state.tamperCause], [[3], 3]);
  assert.equal(idleText(meter.state), 'PERIKSA');
  await meter.setTampering(3, false);
  assert.equal(idleText(meter.state), 'PERIKSA', 'it is remembered');
  await meter.enterToken(managementToken(2, { kind: 'clearTamper' }));
  assert.deepEqual([meter.state.tampers, meter.state.tamperCause], [[], null]);
  assert.equal(meter.state.events.tamperEvents, 2);
});

test('a cover opened without power has a number of its own; the rest is seen when the power is back', async () => {
  const { meter } = benchOf();
  await meter.setPower(false);
  await meter.setTampering(1, true);
  await meter.setTampering(4, true);
  assert.deepEqual(meter.state.tampers, [5]);
  await meter.setTampering(1, true);
  await meter.setPower(true);
  assert.deepEqual(meter.state.tampers, [5, 4]);
  assert.equal(meter.state.events.tamperEvents, 2);
  await meter.setTampering(1, false);
  assert.deepEqual(meter.state.tampering, [4]);
});

test('a return by earth is told apart by the voltage', async () => {
  const { meter } = benchOf();
  await meter.setTamper(7);
  await meter.setLoad({ watts: 0, voltageV: 180 });
  await meter.setTamper(7);
  assert.equal(shortCodeText(meter.state, '08'), '_76_____');
});

test('tampered, the keypad takes no credit and shows PERIKSA; the token is good afterwards', async () => {
  const { meter, saves } = benchOf(stateOf({ creditWh: 0 }));
  await meter.setTamper(2);
  const saved = saves();
  const { result, code, accepted, display } = await meter.enterToken(creditToken(1, 100));
  assert.deepEqual([result, code, accepted, display.id], ['NotReady', 16, false, 'PERIKSA']);
  assert.equal(saves(), saved, 'nothing of it is remembered');
  const power = await meter.enterToken(managementToken(1, { kind: 'maximumPower', watts: 900 }));
  assert.equal(power.result, 'Accept');
  await meter.enterToken(managementToken(2, { kind: 'clearTamper' }));
  assert.equal((await meter.enterToken(creditToken(1, 100))).result, 'Accept');
  assert.equal(meter.state.creditWh, 10_000);
});

test('set to refuse all, a tampered meter takes what clears and tests, and nothing else', async () => {
  const config = { refuseWhileTampered: 'all' } as const;
  const { meter } = benchOf(stateOf({ tamperCause: 1, config }));
  const power = managementToken(1, { kind: 'maximumPower', watts: 900 });
  assert.equal((await meter.enterToken(power)).result, 'NotReady');
  assert.equal((await meter.enterToken('00000000001509493760')).result, 'CRCError');
  const clearCredit = managementToken(2, { kind: 'clearCredit', register: 0 });
  assert.equal((await meter.enterToken(clearCredit)).result, 'Accept');
  await meter.enterToken(managementToken(3, { kind: 'clearTamper' }));
  assert.equal((await meter.enterToken(power)).result, 'Accept');
});

test('set to refuse nothing, it takes credit all the same', async () => {
  const config = { refuseWhileTampered: 'nothing' } as const;
  const { meter } = benchOf(stateOf({ tamperCause: 1, config }));
  assert.equal((await meter.enterToken(creditToken(1, 100))).result, 'Accept');
});

test('a tamper opens the contactor only where it is set to', async () => {
  assert.deepEqual(openReasons(stateOf({ tamperCause: 1 })), []);
  const config = { tamperOpensContactor: true };
  assert.deepEqual(openReasons(stateOf({ tamperCause: 1, config })), ['tamper']);
});
