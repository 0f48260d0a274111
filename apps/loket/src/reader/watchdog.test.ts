import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pause, settlesWithin, withWatchdog } from './watchdog.ts';

const late = (): Error => new Error('late');
const never = (): Promise<never> => new Promise(() => {});

it('work that ends in time is passed on, well or badly', async () => {
  assert.equal(await withWatchdog(Promise.resolve(7), 10_000, late), 7);
  const failing = Promise.reject(new Error('broken'));
  await assert.rejects(withWatchdog(failing, 10_000, late), { message: 'broken' });
});

it('work that does not end is given up', async () => {
  await assert.rejects(withWatchdog(never(), 1, late), { message: 'late' });
});

it('work that fails after it was given up disturbs nobody', async () => {
  const work = Promise.withResolvers<void>();
  await assert.rejects(withWatchdog(work.promise, 1, late), { message: 'late' });
  // Unheeded, this rejection would end the test run.
  work.reject(new Error('too late'));
  await new Promise((resolve) => setImmediate(resolve));
});

it('tells whether work settles', async () => {
  assert.equal(await settlesWithin(Promise.resolve(), 0), true);
  assert.equal(await settlesWithin(Promise.reject(new Error('broken')), 0), true);
  assert.equal(await settlesWithin(never(), 1), false);
  const stop = new AbortController();
  const waiting = settlesWithin(never(), 3_600_000, stop.signal);
  stop.abort(new Error('enough'));
  await assert.rejects(waiting, { message: 'enough' });
});

it('a pause ends early with the reason of the signal', async () => {
  const stop = new AbortController();
  await pause(1, stop.signal);
  const paused = pause(3_600_000, stop.signal);
  stop.abort(new Error('enough'));
  await assert.rejects(paused, { message: 'enough' });
  await assert.rejects(pause(3_600_000, stop.signal), { message: 'enough' });
});
