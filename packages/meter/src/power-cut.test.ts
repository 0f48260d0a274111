import assert from 'node:assert/strict';
import test from 'node:test';
import { readCard } from '@setrum/card';
import { createMeter, type Meter } from './meter.ts';
import type { MeterState } from './state.ts';
import {
  cardWith,
  creditToken,
  foreignToken,
  NOW_MS,
  recordsOf,
  stateOf,
} from './test-support/world.ts';

/** Whether the power went before the state was safe, or after it and before anybody could be told. */
type Cut = 'before' | 'after';

class PowerCut extends Error {}

/** A store that fails at the n-th save, and a meter on it. */
function meterWithCut(initial: MeterState, atSave: number, cut: Cut) {
  let stored = initial;
  let saves = 0;
  const ports = {
    nowMs: () => NOW_MS,
    save: (state: MeterState) => {
      saves += 1;
      if (saves !== atSave || cut === 'after') {
        stored = JSON.parse(JSON.stringify(state)) as MeterState;
      }
      return saves === atSave ? Promise.reject(new PowerCut()) : Promise.resolve();
    },
  };
  return { meter: createMeter(initial, ports), ports, stored: () => stored };
}

test('a cut in the save of a tap: the card is not touched, and the next tap gives the credit once', async () => {
  for (const cut of ['before', 'after'] as const) {
    const card = await cardWith([creditToken(1, 100), foreignToken(1)], 3);
    const image = card.card.image();
    const world = meterWithCut(stateOf({ creditWh: 0, records: recordsOf(11, 0) }), 1, cut);
    await assert.rejects(world.meter.tap(card.memory), PowerCut);
    assert.deepEqual(card.card.image(), image);
    assert.equal(world.meter.state.creditWh, 0);

    const restarted = createMeter(world.stored(), world.ports);
    const tap = await restarted.tap(card.memory);
    assert.equal(tap.mailbox, cut === 'before' ? 'taken' : 'repeated');
    assert.equal(restarted.state.creditWh, 10_000);
    const { report } = await readCard(card.memory);
    assert.deepEqual(report?.acknowledgement, { mailboxSequence: 3, results: [1, 13, 0, 0, 0] });
    assert.equal(report?.remainingDkwh, 100);
  }
});

test('a cut in any save of a day: it was, or it was not, and the rest goes on from there', async () => {
  type Deed = (meter: Meter) => Promise<unknown>;
  const deeds: readonly Deed[] = [
    (meter) => meter.enterToken(creditToken(1, 100)),
    (meter) => meter.consume(2_000),
    (meter) => meter.setTamper(4),
    (meter) => meter.measure({ voltageV: 190, currentA: 3 }),
    (meter) => meter.closeMonth('201505'),
    (meter) => meter.setTamper(null),
    (meter) => meter.enterToken(creditToken(2, 50)),
    (meter) => meter.countOutage(),
    (meter) => meter.setPower(false),
    (meter) => meter.setPower(true),
    (meter) => meter.press('45610'),
    (meter) => meter.advance({ seconds: 86_400 }, { watts: 300 }),
    (meter) => meter.setTampering(1, true),
    (meter) => meter.advance({ seconds: 40 * 86_400 }),
  ];
  const states: MeterState[] = [stateOf()];
  const plain = meterWithCut(stateOf(), 0, 'before');
  for (const deed of deeds) {
    await deed(plain.meter);
    states.push(plain.stored());
  }
  for (const [index, deed] of deeds.entries()) {
    for (const cut of ['before', 'after'] as const) {
      const before = states[index];
      assert.ok(before !== undefined);
      const world = meterWithCut(before, 1, cut);
      await assert.rejects(deed(world.meter), PowerCut);
      assert.deepEqual(world.meter.state, before);
      assert.deepEqual(world.stored(), states[cut === 'before' ? index : index + 1]);
    }
  }
});

test('after a failed save the meter goes on as if the step had not been', async () => {
  const { meter, stored } = meterWithCut(stateOf({ creditWh: 0 }), 1, 'after');
  await assert.rejects(meter.enterToken(creditToken(1, 100)), PowerCut);
  assert.equal((await meter.enterToken(creditToken(1, 100))).result, 'Accept');
  assert.equal(stored().creditWh, 10_000);
});

test('steps that come at once are saved one after the other', async () => {
  const order: number[] = [];
  const ports = {
    nowMs: () => NOW_MS,
    save: async ({ creditWh }: MeterState) => {
      await Promise.resolve();
      order.push(creditWh);
    },
  };
  const meter = createMeter(stateOf({ creditWh: 10_000 }), ports);
  await Promise.all([
    meter.consume(1_000),
    meter.enterToken(creditToken(1, 50)),
    assert.rejects(meter.consume(-1), RangeError),
    meter.consume(500),
  ]);
  assert.deepEqual(order, [9_000, 14_000, 13_500]);
});

test('nothing is told before it is saved, and nothing is written on the card before that', async () => {
  const card = await cardWith([creditToken(1, 100)]);
  const written = card.card.pageWrites;
  const seen: number[] = [];
  const ports = {
    nowMs: () => NOW_MS,
    save: () => {
      seen.push(card.card.pageWrites - written);
      return Promise.resolve();
    },
  };
  await createMeter(stateOf(), ports).tap(card.memory);
  assert.deepEqual(seen, [0]);
  assert.ok(card.card.pageWrites > written);
});
