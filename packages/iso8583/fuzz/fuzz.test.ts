import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Codec, plnDialect1987, plnDialect2003 } from '../src/index.ts';
import { targetOf } from './check.ts';
import { fuzz } from './run.ts';
import { startingPoints } from './samples.ts';

const samples = startingPoints();
const isOver = (runs: number): boolean => runs >= 5000;

test('five thousand changed samples and random inputs break no promise', () => {
  const targets = [targetOf(plnDialect2003), targetOf(plnDialect1987)];
  const found: unknown[] = [];
  const onFailure = (_run: number, _input: Uint8Array, error: unknown) => found.push(error);
  const result = fuzz({ seed: 20150504, samples, targets, isOver, onFailure });
  assert.deepEqual(found, []);
  assert.deepEqual(result, { runs: 5000, failures: 0 });
});

test('a codec that changes a byte or throws something else is found out', () => {
  const { codec, layouts } = targetOf(plnDialect2003);
  const careless: Codec = { ...codec, pack: (message) => codec.pack(message).fill(0x78, 0, 1) };
  const rude: Codec = {
    ...codec,
    unpack: () => {
      throw new TypeError('not an answer');
    },
  };
  for (const broken of [careless, rude]) {
    const targets = [{ codec: broken, layouts }];
    const result = fuzz({ seed: 1, samples, targets, isOver, onFailure: () => undefined });
    assert.ok(result.failures > 0);
  }
});
