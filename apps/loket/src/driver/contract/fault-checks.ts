import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { assertGone, GET_UID, READ, silentCard, testCard, uidOf } from './cards.ts';
import { type DriverCheck, withReader } from './check.ts';
import { EventLog } from './event-log.ts';

const LONG = Uint8Array.from({ length: 258 }, (_, index) =>
  index < 256 ? index : ([0x90, 0][index - 256] ?? 0),
);
const readerIsGone = ['SETRUM_READER_MISSING', 'SETRUM_READER_SERVICE_DOWN', 'SETRUM_CARD_REMOVED'];

/** A reader with cards that misbehave, and without its cable. */
export const faultChecks: readonly DriverCheck[] = [
  {
    name: 'ends a command with the card that was to answer it',
    needs: 'virtual-card',
    run: (bench) =>
      withReader(bench, async (reader) => {
        await bench.hand.lay(silentCard());
        const session = await reader.connect({ waitMs: bench.hand.patienceMs });
        const lifted = wait(1).then(() => bench.hand.lift());
        await assertGone(session);
        await lifted;
      }),
  },
  {
    name: 'gives up a card that does not answer',
    needs: 'virtual-card',
    timeoutMs: 20,
    run: (bench) =>
      withReader(bench, async (reader) => {
        await bench.hand.lay(silentCard());
        const session = await reader.connect({ waitMs: bench.hand.patienceMs });
        await assert.rejects(session.transmit(READ), { code: 'SETRUM_CARD_SILENT' });
        await session.close();
        await bench.hand.lift();
        await bench.hand.lay(testCard('B'));
        await uidOf(await reader.connect({ waitMs: bench.hand.patienceMs }));
      }),
  },
  {
    name: 'brings long answers whole',
    needs: 'virtual-card',
    run: (bench) =>
      withReader(bench, async (reader) => {
        await bench.hand.lay(testCard('A', LONG));
        const session = await reader.connect({ waitMs: bench.hand.patienceMs });
        assert.deepEqual(Buffer.from(await session.transmit(READ)), Buffer.from(LONG));
      }),
  },
  {
    name: 'tells a reader without its cable, ends what it does, and works again afterwards',
    needs: 'cable',
    async run(bench) {
      const { driver, reader: name, hand } = bench;
      const { cable } = hand;
      assert.ok(cable !== undefined);
      const log = new EventLog(driver, hand.patienceMs);
      try {
        await withReader(bench, async (reader) => {
          await hand.lay(testCard('A'));
          const session = await reader.connect({ waitMs: hand.patienceMs });
          await session.transmit(GET_UID);
          await cable.unplug();
          await log.until('vanished', name);
          await assertGone(session, readerIsGone);
          assert.ok(!(await driver.list()).includes(name), 'it is in no list any more');
          await assert.rejects(driver.open(name), { code: 'SETRUM_READER_MISSING' });
          await cable.plug();
          await log.until('appeared', name);
        });
        await withReader(bench, async (again) => {
          await hand.lay(testCard('A'));
          await uidOf(await again.connect({ waitMs: hand.patienceMs }));
        });
      } finally {
        await log.close();
      }
    },
  },
];
