import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type ControlName,
  chipFactories,
  controls,
  planSale,
  runSoak,
  type SoakResult,
  startSoakWorld,
} from '@setrum/cli';
import { migrateAll } from '@setrum/server';
import { createTestDatabase } from '../support/database.ts';

const seed = 17;

/** A soak of some sales on a server and a database of its own. */
async function soak(sales: number, control: ControlName | null, only: number | null = null) {
  const home = await createTestDatabase({
    template: 'setrum',
    prepare: async (url) => void (await migrateAll(url)),
  });
  const world = await startSoakWorld(home.url);
  try {
    const tampering = control === null ? {} : controls[control];
    return await runSoak(world, { seed, sales, only, workers: 4, tampering });
  } finally {
    await world.stop();
    await home.drop();
  }
}

const foundIn = ({ notes }: SoakResult): readonly string[] =>
  notes.findings.map(({ what, trace }) => [what, ...trace].join('\n'));

describe('sales at a counter where something goes wrong in each of them', () => {
  test('no token is lost, doubled or on another card, on any chip; every rupiah is accounted for', async () => {
    const result = await soak(80, null);
    assert.deepEqual(foundIn(result), []);
    const counts = result.notes.counts();
    for (const met of ['crash', 'power cut', 'line lost', 'line late', 'line twice', 'line door']) {
      assert.ok((counts[met] ?? 0) > 0, `${met} was not met: ${JSON.stringify(counts)}`);
    }
    for (const torn of ['torn, nothing', 'torn, half', 'torn, unanswered']) {
      assert.ok((counts[torn] ?? 0) > 0, `${torn} was not met`);
    }
    assert.equal(counts['sales'], 80);
    assert.ok((counts['ended: written'] ?? 0) > 30);
    assert.ok(
      80 / 8 >= 2 * chipFactories.length,
      'every chip has households with and without keys',
    );
  });

  test('one sale is played again by its number, with every step', async () => {
    const k = 18;
    const [first, second] = [await soak(0, null, k), await soak(0, null, k)];
    assert.deepEqual(first.notes.traceOf(k), second.notes.traceOf(k));
    assert.ok(first.notes.traceOf(k).length > 3);
    assert.deepEqual(planSale(seed, k), planSale(seed, k));
    assert.notDeepEqual(planSale(seed, k), planSale(seed + 1, k));
    assert.deepEqual(foundIn(first), []);
  });

  for (const [control, finding] of [
    ['new-key', /a sale that nobody asked for/],
    ['any-card', /another card was sold to|which this sale is not for/],
    ['one-slot', /the card held mailbox \d+ and then null/],
    ['forgetful', /sold, and the journal says nothing|the journal is damaged/],
  ] as const) {
    test(`control: ${control} is found`, async () => {
      const found = foundIn(await soak(32, control));
      assert.ok(
        found.some((what) => finding.test(what)),
        found.join('\n') || 'nothing was found',
      );
    });
  }
});
