import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCard } from '@setrum/card';
import type { MeterConfig } from './config.ts';
import type { MeterState } from './state.ts';
import type { TapResult } from './tap.ts';
import {
  benchOf,
  type Card,
  cardWith,
  creditToken,
  foreignToken,
  keyChangeTokens,
  managementToken,
  NEW_KEY,
  newKeyCreditToken,
  putMailbox,
  SHORT_KEY,
  shortKeyCreditToken,
  shortKeyDecoder,
  shortKeyTokens,
  stateOf,
} from './test-support/world.ts';

const clearTamper = managementToken(1, { kind: 'clearTamper' });

function tampered(config: Partial<MeterConfig> = {}, more: Partial<MeterState> = {}) {
  return benchOf({ ...stateOf({ creditWh: 0, tamperCause: 1, config }), ...more });
}

function codes({ tokens }: TapResult): readonly number[] {
  return tokens.map(({ code }) => code);
}

async function resultsOn({ memory }: Card) {
  return (await readCard(memory)).report?.acknowledgement.results;
}

test('credit at a tampered meter is not ready, is not settled, and is tried at the next tap', async () => {
  const { meter } = tampered();
  const card = await cardWith([creditToken(1, 100), foreignToken(1)], 3);
  const first = await meter.tap(card.memory);
  assert.deepEqual([codes(first), first.display.id], [[16, 13], 'PERIKSA']);
  assert.deepEqual(await resultsOn(card), [16, 13, 0, 0, 0]);
  const again = await meter.tap(card.memory);
  assert.deepEqual(
    again.tokens.map(({ code, tried }) => [code, tried]),
    [
      [16, true],
      [13, false],
    ],
  );
  await meter.enterToken(clearTamper);
  const later = await meter.tap(card.memory);
  assert.deepEqual([codes(later), later.addedDkwh, meter.state.creditWh], [[1, 13], 100, 10_000]);
  assert.deepEqual(await resultsOn(card), [1, 13, 0, 0, 0]);
  assert.equal((await meter.tap(card.memory)).mailbox, 'repeated');
  assert.equal(meter.state.creditWh, 10_000);
});

test('credit in front of the token that clears the tamper is taken in the same tap', async () => {
  const { meter, saves } = tampered();
  const card = await cardWith([creditToken(1, 100), clearTamper, creditToken(2, 7)]);
  const tap = await meter.tap(card.memory);
  assert.deepEqual(
    [codes(tap), tap.addedDkwh, tap.display.id],
    [[1, 1, 1], 107, 'BENAR +10,7 kWh'],
  );
  assert.deepEqual([saves(), meter.state.creditWh], [1, 10_700]);
  assert.deepEqual(await resultsOn(card), [1, 1, 1, 0, 0]);
});

test('the waiting mailbox stays in front of the new one: credit, then what clears', async () => {
  const { meter } = tampered();
  const card = await cardWith([creditToken(1, 100)], 1);
  assert.deepEqual(codes(await meter.tap(card.memory)), [16]);
  await putMailbox(card, [creditToken(1, 100), clearTamper], 2);
  assert.deepEqual(codes(await meter.tap(card.memory)), [1, 1]);
  assert.equal(meter.state.creditWh, 10_000);
});

test('clear tamper, credit of the old key, key change, credit of the new key: in one mailbox, in one tap', async () => {
  const { meter } = tampered({}, { decoder: shortKeyDecoder() });
  const [clear, old, change, fresh] = [
    shortKeyTokens.clearTamper,
    shortKeyCreditToken(1, 100),
    shortKeyTokens.change(2),
    shortKeyTokens.newCredit(2, 50),
  ];
  const card = await cardWith([clear, old, ...change, fresh]);
  const tap = await meter.tap(card.memory);
  assert.deepEqual([codes(tap), tap.addedDkwh], [[1, 1, 2, 1, 1], 150]);
  assert.equal(meter.state.decoder.decoderKey, SHORT_KEY.next);
});

test('in the wrong order nothing is lost either: a key change waits for the credit in front of it', async () => {
  const { meter } = tampered({}, { decoder: shortKeyDecoder() });
  const old = shortKeyCreditToken(1, 100);
  const card = await cardWith([
    old,
    ...shortKeyTokens.change(2),
    shortKeyTokens.newCredit(2, 50),
    shortKeyTokens.clearTamper,
  ]);
  const tap = await meter.tap(card.memory);
  assert.deepEqual([codes(tap), meter.state.creditWh], [[1, 2, 1, 1, 1], 15_000]);
});

test('what waits behind a key change that waits is not called wrong, and locks no keypad', async () => {
  const { meter } = tampered({}, { decoder: shortKeyDecoder() });
  const fresh = [2, 3].map((index) => shortKeyTokens.newCredit(index, 50));
  const card = await cardWith([shortKeyCreditToken(1, 100), ...shortKeyTokens.change(2), ...fresh]);
  assert.deepEqual(codes(await meter.tap(card.memory)), [16, 16, 16, 16, 16]);
  assert.equal(meter.state.decoder.rejects, 0);
  await meter.enterToken(shortKeyTokens.clearTamper);
  const tap = await meter.tap(card.memory);
  assert.deepEqual([codes(tap), meter.state.creditWh], [[1, 2, 1, 1, 1], 20_000]);
});

test('a meter that refuses all takes the whole mailbox once it is cleared', async () => {
  const { meter } = tampered({ refuseWhileTampered: 'all' });
  const card = await cardWith([...keyChangeTokens(), newKeyCreditToken(2, 9)], 1);
  assert.deepEqual(codes(await meter.tap(card.memory)), [16, 16, 16, 16, 16]);
  await meter.enterToken(clearTamper);
  assert.deepEqual(codes(await meter.tap(card.memory)), [2, 3, 3, 1, 1]);
  assert.equal(meter.state.decoder.decoderKey, NEW_KEY);
});

test('a tamper that goes on keeps the credit waiting, whatever clears', async () => {
  const { meter } = tampered();
  await meter.setTampering(4, true);
  const card = await cardWith([creditToken(1, 100), clearTamper]);
  assert.deepEqual(codes(await meter.tap(card.memory)), [16, 1]);
  await meter.setTampering(4, false);
  await meter.enterToken(managementToken(9, { kind: 'clearTamper' }));
  assert.deepEqual(codes(await meter.tap(card.memory)), [1, 1]);
});
