import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { createLogger } from './log.ts';
import { repeat } from './repeat.ts';

const log = createLogger('silent');
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('work that is done again and again', () => {
  test('after every interval, the first time sooner where it is asked for; not after the stop', async () => {
    mock.timers.enable({ apis: ['setInterval', 'setTimeout'] });
    try {
      let rounds = 0;
      const work = async () => (rounds += 1);
      const repeated = repeat({ work, everyMs: 1_000, firstAfterMs: 50, log, failure: 'x' });
      const late = repeat({
        work: async () => {},
        everyMs: 1_000,
        firstAfterMs: 9_000,
        log,
        failure: 'x',
      });
      await late.stop();
      for (const [ms, done] of [
        [49, 0],
        [1, 1],
        [949, 1],
        [1, 2],
        [1_000, 3],
      ] as const) {
        mock.timers.tick(ms);
        await settle();
        assert.equal(rounds, done, `after ${ms} ms more`);
      }
      await repeated.stop();
      mock.timers.tick(5_000);
      await settle();
      assert.equal(rounds, 3);
    } finally {
      mock.timers.reset();
    }
  });

  test('one round at a time, one that fails is followed by the next; the stop waits for the one under way', async () => {
    mock.timers.enable({ apis: ['setInterval'] });
    try {
      const open: { end(): void }[] = [];
      const work = () =>
        new Promise<void>((resolve, reject) => {
          open.push({ end: open.length === 0 ? () => reject(new Error('no')) : resolve });
        });
      const repeated = repeat({ work, everyMs: 10, log, failure: 'x' });
      mock.timers.tick(35);
      await settle();
      assert.equal(open.length, 1);
      open[0]?.end();
      await settle();
      mock.timers.tick(10);
      await settle();
      assert.equal(open.length, 2);
      let stopped = false;
      const stop = repeated.stop().then(() => (stopped = true));
      await settle();
      assert.equal(stopped, false);
      open[1]?.end();
      await stop;
    } finally {
      mock.timers.reset();
    }
  });
});
