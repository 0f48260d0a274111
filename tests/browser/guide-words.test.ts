import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { Catalogue } from './guides/catalogue.ts';
import { differences } from './guides/compare.ts';
import { guides } from './guides/list.ts';
import { guideFolder, readGuides } from './guides/read.ts';

/** A first hour: long enough to have done something, short enough to be read. */
const [fewestSteps, mostSteps] = [15, 30];

describe('the guides in both languages', async () => {
  const catalogue = await Catalogue.read();
  for (const { id: name, en: english } of guides)
    test(`${name}.md says what the screens say, and ${english}.md the same in English`, async () => {
      const { id, en } = await readGuides(name);
      assert.deepEqual(differences(id, en, catalogue), []);
      assert.ok(id.steps.length >= fewestSteps && id.steps.length <= mostSteps);
      for (const [language, { links }] of Object.entries({ id, en }))
        for (const address of links)
          assert.ok(existsSync(new URL(`${language}/${address}`, guideFolder)), address);
    });

  test('README.md leads to each', async () => {
    const readme = await readFile(new URL('README.md', guideFolder), 'utf8');
    for (const { id, en } of guides)
      for (const address of [`id/${id}.md`, `en/${en}.md`])
        assert.match(readme, new RegExp(`\\(${address}\\)`));
  });
});
