import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { assertGone, testCard, uidOf } from './cards.ts';
import { type DriverCheck, withReader } from './check.ts';

const cancelled = { message: 'cancelled by the clerk' };
const missing = { code: 'SETRUM_CARD_MISSING' };
const closed = { code: 'SETRUM_READER_MISSING' };

/** A reader with well-behaved cards. */
export const readerChecks: readonly DriverCheck[] = [
  {
    name: 'says so when no card comes',
    needs: 'nothing',
    run: (bench) =>
      withReader(bench, async (reader) => {
        await assert.rejects(reader.connect({ waitMs: 10 }), missing);
        await assert.rejects(reader.connect({ waitMs: 0 }), missing);
      }),
  },
  {
    name: 'leaves the process free while it waits',
    needs: 'nothing',
    run: (bench) =>
      withReader(bench, async (reader) => {
        let ticks = 0;
        const clock = setInterval(() => ticks++, 5);
        try {
          await assert.rejects(reader.connect({ waitMs: 300 }), missing);
        } finally {
          clearInterval(clock);
        }
        assert.ok(ticks > 5, `a timer of 5 ms ran ${ticks} times in 300 ms`);
      }),
  },
  {
    name: "stops waiting for the caller's reasons",
    needs: 'nothing',
    run: (bench) =>
      withReader(bench, async (reader) => {
        const stop = new AbortController();
        const waiting = reader.connect({ waitMs: 3 * bench.hand.patienceMs, signal: stop.signal });
        stop.abort(new Error(cancelled.message));
        await assert.rejects(waiting, cancelled);
        await assert.rejects(reader.connect({ waitMs: 0, signal: stop.signal }), cancelled);
      }),
  },
  {
    name: 'stops waiting when it is closed, and stays closed',
    needs: 'nothing',
    run: (bench) =>
      withReader(bench, async (reader) => {
        const tap = reader.connect({ waitMs: 3 * bench.hand.patienceMs });
        await Promise.all([assert.rejects(tap, closed), reader.close()]);
        await assert.rejects(reader.connect({ waitMs: 0 }), closed);
        await assert.rejects(reader.waitForRemoval({ waitMs: 0 }), closed);
        await reader.close();
      }),
  },
  {
    name: 'waits for a card and talks to it',
    needs: 'card',
    run: (bench) =>
      withReader(bench, async (reader) => {
        const tapped = reader.connect({ waitMs: bench.hand.patienceMs });
        // Laid while the reader waits, not before.
        const laid = wait(1).then(() => bench.hand.lay(testCard('A')));
        const [session] = await Promise.all([tapped, laid]);
        assert.match(await uidOf(session), /^(?:..){4,10}$/);
        await session.close();
        await session.close();
        await assertGone(session);
      }),
  },
  {
    name: "tells the card's answer to reset, or null",
    needs: 'card',
    run: (bench) =>
      withReader(bench, async (reader) => {
        const card = testCard('A');
        await bench.hand.lay(card);
        const { atr } = await reader.connect({ waitMs: bench.hand.patienceMs });
        if (atr === null) return;
        assert.ok(atr instanceof Uint8Array, 'an ATR is bytes');
        assert.ok(atr.length >= 2 && atr.length <= 33, `an ATR has 2 to 33 bytes: ${atr.length}`);
        assert.ok(atr[0] === 0x3b || atr[0] === 0x3f, 'an ATR begins with 3B or 3F');
        if (!bench.hand.isPerson) assert.deepEqual([...atr], [...card.atr]);
      }),
  },
  {
    name: 'ends a session with its card, and for good',
    needs: 'card',
    run: (bench) =>
      withReader(bench, async (reader) => {
        const { hand } = bench;
        const card = testCard('A');
        await hand.lay(card);
        const first = await reader.connect({ waitMs: hand.patienceMs });
        const uid = await uidOf(first);
        await hand.lift();
        await assertGone(first);
        await hand.lay(card);
        await assertGone(first);
        const second = await reader.connect({ waitMs: hand.patienceMs });
        assert.equal(await uidOf(second), uid);
      }),
  },
  {
    name: 'tells one card from another',
    needs: 'card',
    run: (bench) =>
      withReader(bench, async (reader) => {
        const { hand } = bench;
        await hand.lay(testCard('A'));
        const uid = await uidOf(await reader.connect({ waitMs: hand.patienceMs }));
        await hand.lift();
        await hand.lay(testCard('B'));
        assert.notEqual(await uidOf(await reader.connect({ waitMs: hand.patienceMs })), uid);
      }),
  },
  {
    name: 'closes the session before when the caller forgot to',
    needs: 'card',
    run: (bench) =>
      withReader(bench, async (reader) => {
        await bench.hand.lay(testCard('A'));
        const first = await reader.connect({ waitMs: bench.hand.patienceMs });
        const second = await reader.connect({ waitMs: bench.hand.patienceMs });
        await assertGone(first);
        await uidOf(second);
      }),
  },
  {
    name: 'waits for the removal',
    needs: 'card',
    run: (bench) =>
      withReader(bench, async (reader) => {
        const { hand } = bench;
        assert.equal(await reader.waitForRemoval({ waitMs: hand.patienceMs }), true);
        await hand.lay(testCard('A'));
        // So that a card that a person is still laying down is there.
        await (await reader.connect({ waitMs: hand.patienceMs })).close();
        assert.equal(await reader.waitForRemoval({ waitMs: 10 }), false);
        const lifted = reader.waitForRemoval({ waitMs: hand.patienceMs });
        await Promise.all([lifted, wait(1).then(() => hand.lift())]);
        assert.equal(await lifted, true);
      }),
  },
];
