import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { lineBlocks, maxLineLength } from './lines.ts';

async function linesFrom(chunks: readonly Uint8Array[]): Promise<{ n: number; line: string }[]> {
  const found: { n: number; line: string }[] = [];
  for await (const { firstLine, lines } of lineBlocks(streamOf(chunks))) {
    found.push(...lines.map((line, index) => ({ n: firstLine + index, line })));
  }
  return found;
}

async function* streamOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

describe('lines of a stream', () => {
  test('are the same however the bytes are cut', async () => {
    // No carriage returns and byte order marks here: they are text to a line, and tested below.
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '電', '⚡', '\u2028', '"') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 1200 }),
        fc.integer({ min: 1, max: 40 }),
        async (lines, size) => {
          const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
          const chunks = [];
          for (let at = 0; at < bytes.length; at += size)
            chunks.push(bytes.subarray(at, at + size));
          const found = await linesFrom(chunks);
          assert.deepEqual(
            found,
            lines.map((line, index) => ({ n: index + 1, line })),
          );
        },
      ),
      { seed: 20150504, numRuns: 40 },
    );
  });

  test('need no line feed at the end, and no byte order mark at the start', async () => {
    assert.deepEqual(await linesFrom([Buffer.from('\uFEFFone\ntwo')]), [
      { n: 1, line: 'one' },
      { n: 2, line: 'two' },
    ]);
    assert.deepEqual(await linesFrom([]), []);
  });

  test('without end are cut, so that memory stays flat, and the next line is whole', async () => {
    const chunk = Buffer.alloc(50_000, 'x');
    const found = await linesFrom([chunk, chunk, chunk, chunk, Buffer.from('x\nnext\n')]);
    assert.equal(found.length, 2);
    assert.ok((found[0]?.line.length ?? 0) > maxLineLength);
    assert.ok((found[0]?.line.length ?? 0) <= maxLineLength + 1 + chunk.length);
    assert.deepEqual(found[1], { n: 2, line: 'next' });
  });
});
