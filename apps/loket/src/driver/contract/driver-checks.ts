import assert from 'node:assert/strict';
import { testCard, uidOf } from './cards.ts';
import { type DriverCheck, withReader } from './check.ts';
import { EventLog } from './event-log.ts';

/** The driver itself: its list, its watch, opening and closing. */
export const driverChecks: readonly DriverCheck[] = [
  {
    name: 'has a name and a version, and lists its readers',
    needs: 'nothing',
    async run({ driver, reader }) {
      assert.match(driver.name, /^[\x21-\x7e][\x20-\x7e]{0,63}$/);
      assert.match(driver.version, /^\d+(?:\.\d+)*[-+.\w]*$/);
      const names = await driver.list();
      assert.ok(names.includes(reader), `${reader} is in its list`);
      assert.equal(new Set(names).size, names.length, 'no two readers have the same name');
    },
  },
  {
    name: 'opens no reader that is not there',
    needs: 'nothing',
    async run({ driver }) {
      await assert.rejects(driver.open('no such reader 99'), { code: 'SETRUM_READER_MISSING' });
    },
  },
  {
    name: 'tells what is there when the watch begins',
    needs: 'card',
    run: (bench) =>
      withReader(bench, async (reader) => {
        const { driver, hand } = bench;
        await hand.lay(testCard('A'));
        await (await reader.connect({ waitMs: hand.patienceMs })).close();
        const log = new EventLog(driver, hand.patienceMs);
        try {
          await log.until('appeared', bench.reader);
          await log.until('laid', bench.reader);
        } finally {
          await log.close();
        }
      }),
  },
  {
    name: 'tells a card that is laid down and lifted, also while the reader is open',
    needs: 'card',
    run: (bench) =>
      withReader(bench, async (reader) => {
        const { driver, hand } = bench;
        const log = new EventLog(driver, hand.patienceMs);
        try {
          await log.until('appeared', bench.reader);
          await hand.lay(testCard('A'));
          await log.until('laid', bench.reader);
          await uidOf(await reader.connect({ waitMs: hand.patienceMs }));
          await hand.lift();
          await log.until('lifted', bench.reader);
        } finally {
          await log.close();
        }
      }),
  },
  {
    name: 'tells nothing after the end of the watch, which may be ended twice',
    needs: 'card',
    async run({ driver, reader, hand }) {
      await hand.lift();
      const [ended, other] = [
        new EventLog(driver, hand.patienceMs),
        new EventLog(driver, hand.patienceMs),
      ];
      await Promise.all([ended.until('appeared', reader), other.until('appeared', reader)]);
      await ended.close();
      await ended.close();
      const before = ended.told.length;
      await hand.lay(testCard('A'));
      await other.until('laid', reader);
      await other.close();
      assert.equal(ended.told.length, before);
    },
  },
  {
    name: 'opens a reader again after it was closed',
    needs: 'card',
    async run(bench) {
      for (const name of ['A', 'B'] as const) {
        await withReader(bench, async (reader) => {
          await bench.hand.lay(testCard(name));
          await uidOf(await reader.connect({ waitMs: bench.hand.patienceMs }));
        });
      }
    },
  },
  {
    name: 'gives everything back when it is closed',
    needs: 'nothing',
    async run({ driver }) {
      await driver.close();
      await driver.close();
    },
  },
];
