import assert from 'node:assert/strict';
import test from 'node:test';
import { readCard, type TearMode } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { createMeter } from './meter.ts';
import type { MeterState } from './state.ts';
import {
  benchOf,
  type Card,
  cardOf,
  cardWith,
  creditToken,
  foreignToken,
  putMailbox,
  recordsOf,
  stateOf,
} from './test-support/world.ts';

const modes: readonly TearMode[] = ['nothing', 'half', 'unanswered'];

/** A card that the meter has reported on, with a new mailbox; and the meter, some months later. */
async function beforeTap(): Promise<{ readonly image: Uint8Array; readonly state: MeterState }> {
  const card = await cardWith([creditToken(0, 10)], 1);
  const early = benchOf(stateOf({ records: recordsOf(11, 0) }));
  await early.meter.tap(card.memory);
  await putMailbox(card, [creditToken(1, 100), foreignToken(1), creditToken(2, 7)], 2);
  const { mailboxes, decoder, creditWh } = early.meter.state;
  const later = stateOf({ decoder, creditWh, records: recordsOf(15, 4) });
  return { image: card.card.image(), state: { ...later, mailboxes } };
}

async function reportOn({ memory }: Card) {
  const { report } = await readCard(memory);
  assert.ok(report !== null);
  const { mailboxSequence, results } = report.acknowledgement;
  const { remainingDkwh, records } = report;
  return { mailboxSequence, results, remainingDkwh, newest: records[0]?.month };
}

const OLD = { mailboxSequence: 1, results: [1, 0, 0, 0, 0], remainingDkwh: 70 };
const NEW = { mailboxSequence: 2, results: [1, 13, 1, 0, 0], remainingDkwh: 177, newest: '201504' };

/** The commits of this tap: two months each, the acknowledgement with the last. */
const STATES = [{ ...OLD, newest: '201412' }, { ...OLD, newest: '201502' }, NEW];

test('torn at any page write: credit once, old or new report, and in the end the acknowledgement', async () => {
  const { image, state } = await beforeTap();
  const whole = await cardOf(image);
  await benchOf(state).meter.tap(whole.memory);
  const writes = whole.card.pageWrites;
  assert.ok(writes > 30);
  assert.deepEqual(await reportOn(whole), NEW);
  const creditWh = state.creditWh + 10_700;
  const reached = new Set<number>();
  for (let atWrite = 1; atWrite <= writes; atWrite += 1) {
    for (const mode of modes) {
      const where = `write ${atWrite}, ${mode}`;
      const card = await cardOf(image);
      const bench = benchOf(state);
      card.card.tear({ atWrite, mode });
      const torn = await bench.meter.tap(card.memory);
      assert.equal(torn.fault?.code, 'SETRUM_CARD_REMOVED', where);
      assert.deepEqual([torn.report, torn.addedDkwh], [null, 107], where);
      assert.match(torn.display.id, /TEMPEL LAGI/);
      assert.equal(bench.stored().creditWh, creditWh, where);

      card.card.tap();
      const found = await reportOn(card);
      const step = STATES.findIndex((known) => JSON.stringify(known) === JSON.stringify(found));
      assert.ok(step >= 0, `${where}: ${JSON.stringify(found)}`);
      reached.add(step);

      // The power goes as well: what was saved is all that the meter has.
      const meter = createMeter(bench.stored(), bench.ports);
      const again = await meter.tap(card.memory);
      assert.deepEqual([again.mailbox, again.addedDkwh, again.fault], ['repeated', 0, null], where);
      assert.deepEqual(await reportOn(card), NEW, where);
      assert.equal(bench.stored().creditWh, creditWh, where);
    }
  }
  assert.deepEqual([...reached].sort(), [0, 1, 2]);
});

test('torn at any moment of reading: nothing has happened', async () => {
  const { image, state } = await beforeTap();
  for (let answers = 0; answers < 54; answers += 1) {
    const { card, memory } = await cardOf(image);
    const bench = benchOf(state);
    let left = answers;
    const leaving = {
      ...memory,
      read: async (offset: number, length: number) => {
        const bytes = new Uint8Array(length);
        for (let done = 0; done < length; done += 16) {
          if (left === 0) card.remove();
          left -= 1;
          bytes.set(await memory.read(offset + done, Math.min(16, length - done)), done);
        }
        return bytes;
      },
    };
    await assert.rejects(
      bench.meter.tap(leaving),
      (error) => error instanceof SetrumError && error.code === 'SETRUM_CARD_REMOVED',
    );
    assert.equal(bench.saves(), 0);
    assert.deepEqual(card.image(), image);
  }
});
