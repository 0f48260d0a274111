import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, test } from 'node:test';
import { EventStream } from './stream.ts';
import { eventually } from './test-support/eventually.ts';

/** A line that takes what is written only when it is told to. */
function slowLine(): { readonly line: Writable; readonly got: string[]; take(): void } {
  const got: string[] = [];
  const waiting: (() => void)[] = [];
  const line = new Writable({
    highWaterMark: 100,
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      got.push(chunk);
      waiting.push(done);
    },
  });
  return { line, got, take: () => waiting.shift()?.() };
}

const event = (n: number) => ({ event: 'application', id: `${n}`, data: { n } });

describe('an event stream', () => {
  test('keeps what a slow line does not take yet, in order', async () => {
    const { line, got, take } = slowLine();
    const stream = new EventStream(line, { heartbeatMs: 60_000, mostWaiting: 50 });
    for (let n = 0; n < 40; n++) stream.send(event(n));
    assert.ok(line.writableLength < 300, 'the line itself holds little');
    await eventually(() => {
      take();
      return got.length === 41;
    });
    assert.deepEqual(
      got.slice(1).map((text) => /id: (\d+)/.exec(text)?.[1]),
      Array.from({ length: 40 }, (_, n) => `${n}`),
    );
    stream.end();
  });

  test('cuts a line for which more waits than may', () => {
    const { line } = slowLine();
    const stream = new EventStream(line, { heartbeatMs: 60_000, mostWaiting: 10 });
    for (let n = 0; n < 40; n++) stream.send(event(n));
    assert.ok(stream.isOver && line.destroyed);
  });

  test('cuts a line that takes nothing any more, and wakes whoever waits for room', async () => {
    const { line } = slowLine();
    const stream = new EventStream(line, { heartbeatMs: 10, mostWaiting: 10_000 });
    for (let n = 0; n < 10; n++) stream.send(event(n));
    // The heartbeat alone keeps nothing alive.
    const alive = setInterval(() => undefined, 50);
    await stream.room();
    clearInterval(alive);
    assert.ok(stream.isOver && line.destroyed);
  });

  test('sends comments on a quiet line', async () => {
    const { line, got, take } = slowLine();
    const stream = new EventStream(line, { heartbeatMs: 10, mostWaiting: 10 });
    await eventually(() => {
      take();
      return got.filter((text) => text === ':\n\n').length >= 2;
    });
    stream.end();
    assert.ok(stream.isOver);
  });
});
