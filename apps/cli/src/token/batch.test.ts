import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { runBatch } from './batch.ts';
import type { LineBlock } from './lines.ts';
import { OutputClosed, outputTo } from './output.ts';

async function* blocksOf(count: number, taken: (n: number) => void): AsyncGenerator<LineBlock> {
  for (let n = 1; n <= count; n++) {
    taken(n);
    yield { firstLine: n, lines: [String(n)] };
  }
}

const nobody = (): void => undefined;

describe('a batch', () => {
  test('keeps the order of the rows when answers come out of turn', async () => {
    const written: string[] = [];
    const result = await runBatch({
      blocks: blocksOf(20, nobody),
      answer: async ({ firstLine }) => {
        for (let n = 0; n < (firstLine * 7) % 5; n++) await turn();
        return { text: `${firstLine} `, rows: 1, failed: firstLine % 2 };
      },
      write: async (text) => void written.push(text),
      ahead: 4,
    });
    assert.equal(written.join(''), Array.from({ length: 20 }, (_, n) => `${n + 1} `).join(''));
    assert.deepEqual(result, { rows: 20, failed: 10, closed: false });
  });

  test('reads no further than `ahead` while nobody takes the answers', async () => {
    let read = 0;
    let release: () => void = nobody;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const running = runBatch({
      blocks: blocksOf(50, (n) => {
        read = n;
      }),
      answer: () => ({ text: 'x', rows: 1, failed: 0 }),
      write: () => held,
      ahead: 3,
    });
    for (let n = 0; n < 100; n++) await turn();
    assert.equal(read, 3);
    release();
    assert.equal((await running).rows, 50);
  });

  test('ends quietly when the reader has gone, and stops reading', async () => {
    let read = 0;
    const result = await runBatch({
      blocks: blocksOf(50, (n) => {
        read = n;
      }),
      answer: () => ({ text: 'x', rows: 1, failed: 1 }),
      write: async () => {
        throw new OutputClosed({});
      },
      ahead: 1,
    });
    assert.equal(result.closed, true);
    assert.equal(read, 1);
  });

  test('hands a fault of an answer on', async () => {
    const fault = new Error('a thread died');
    const running = runBatch({
      blocks: blocksOf(5, nobody),
      answer: ({ firstLine }) =>
        firstLine === 2 ? Promise.reject(fault) : { text: 'x', rows: 1, failed: 0 },
      write: async () => undefined,
      ahead: 4,
    });
    await assert.rejects(running, fault);
  });
});

describe('the output', () => {
  const failing = (code: string): Writable =>
    new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
    });

  test('that nobody reads any more is told apart from one that fails', async () => {
    await assert.rejects(outputTo(failing('EPIPE'))('x'), OutputClosed);
    await assert.rejects(outputTo(failing('ENOSPC'))('x'), { code: 'ENOSPC' });
  });
});
