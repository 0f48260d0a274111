import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { encodeMailbox, MAILBOX, readCard } from '@setrum/card';
import { type Act, actions, actOn } from './acts.ts';
import { benchOf } from './bench.ts';
import { chipNames } from './chips.ts';
import { sampleCard } from './sample-card.ts';
import { signingKeys } from './signing.ts';
import { doTorn, doWhole, tearModes } from './tear.ts';
import { tearMatrix } from './tear-matrix.ts';

async function sampleBench(chip = chipNames[0] ?? 'NTAG216') {
  const { card, shares, keys } = await sampleCard(chip, { shares: null, keys: {} });
  const signing = { uid: card.uid, meterNo: shares?.meterNo ?? '', version: undefined };
  return { card, bench: benchOf(card, keys), keys: signingKeys(shares, signing) };
}

describe('the tear matrix', () => {
  for (const chip of chipNames) {
    test(`of a ${chip}: old or new at every write, and one slot loses what it held`, async () => {
      const { card, bench, keys } = await sampleBench(chip);
      const dump = card.dump();
      const { rows, control, passed } = await tearMatrix(bench, actions, keys);
      assert.deepEqual(
        rows.map(({ action }) => action),
        actions,
      );
      for (const { action, writes, tears, old, new: held, bad } of rows) {
        assert.equal(tears, writes * tearModes.length, action);
        assert.equal(old + held, tears, action);
        assert.equal(bad, 0, action);
        // Only the commit whose answer was lost is new.
        assert.ok(held >= 1 && old >= 1, `${action}: ${old} old, ${held} new`);
      }
      assert.ok(control.lost > 0 && control.lost <= control.tears);
      assert.ok(passed);
      assert.deepEqual(card.dump(), dump);
    });
  }

  test('says so when a card is neither old nor new', async () => {
    const { bench } = await sampleBench();
    const contents = await readCard((await bench.lay()).memory);
    const image = encodeMailbox({ sequence: contents.sequences.mailbox + 1, entries: [] });
    // Both slots at once, over the live one: what no correct writer does.
    const act: Act = async (memory) => {
      for (const offset of MAILBOX.offsets) await memory.write(offset, image);
    };
    const whole = await doWhole(bench, act);
    const held = [];
    for (let atWrite = 1; atWrite <= whole.writes; atWrite += 1) {
      held.push((await doTorn(bench, act, whole, { atWrite, mode: 'half' })).held);
    }
    assert.ok(held.includes('bad'), held.join());
  });

  test('cannot tear a write that there is not', async () => {
    const { bench, keys } = await sampleBench();
    const contents = await readCard((await bench.lay()).memory);
    const act = actOn(contents, 'identity', keys);
    const whole = await doWhole(bench, act);
    const late = { atWrite: whole.writes + 1, mode: 'half' } as const;
    await assert.rejects(doTorn(bench, act, whole, late), RangeError);
  });
});

describe('the acts', () => {
  test('change the card, each its own area, and are done with once they stand there', async () => {
    const { bench, keys } = await sampleBench();
    for (const action of actions) {
      const { card, memory } = await bench.lay();
      const before = await readCard(memory);
      const act = actOn(before, action, keys);
      await act(memory);
      const after = await readCard(memory);
      for (const area of actions) {
        const grown = after.sequences[area] - before.sequences[area];
        assert.equal(grown, area === action ? 1 : 0, `${action}: ${area}`);
      }
      const { writes } = card;
      await act(memory);
      assert.equal(card.writes, writes);
    }
  });
  test('work on a card that is empty but for its identity, too', async () => {
    const { bench } = await sampleBench();
    const contents = await readCard((await bench.lay()).memory);
    const empty = { ...contents, mailbox: null, report: null };
    for (const action of actions) {
      const { memory } = await bench.lay();
      await actOn(empty, action, null)(memory);
    }
  });
});
