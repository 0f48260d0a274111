import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCampaignSoak, startCampaignCentre } from '@setrum/cli';
import { migrateAll } from '@setrum/server';
import { createTestDatabase } from '../support/database.ts';

const begin = new Date(Date.now() - 10 * 86_400_000);

test('a key-change campaign on a seeded field: no credit lost, one set a meter, every visit listed', async () => {
  const home = await createTestDatabase({
    template: 'setrum',
    prepare: async (url) => void (await migrateAll(url)),
  });
  const centre = await startCampaignCentre(begin, home.url);
  try {
    const { findings, counts } = await runCampaignSoak(centre, { meters: 40, seed: 5, workers: 4 });
    assert.deepEqual(findings, []);
    for (const met of ['cards lost', 'taps forgotten', 'sales on paper', 'state: confirmed'])
      assert.ok((counts[met] ?? 0) > 0, `${met} was not met: ${JSON.stringify(counts)}`);
    assert.ok((counts['state: confirmed'] ?? 0) > 20, JSON.stringify(counts));
  } finally {
    await centre.stop();
    await home.drop();
  }
});
