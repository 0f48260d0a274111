import assert from 'node:assert/strict';
import { test } from 'node:test';
import { common } from '../../i18n/translate.ts';
import { guideTexts } from './texts/guide.ts';
import { movedTexts } from './texts/moved.ts';
import { stepTexts } from './texts/steps.ts';
import { tableTexts } from './texts/table.ts';

test('no text of the playground hides another one, or one that every page uses', () => {
  const all = [common, guideTexts, movedTexts, stepTexts, tableTexts].flatMap(({ id }) =>
    Object.keys(id),
  );
  assert.deepEqual(
    all.filter((key, place) => all.indexOf(key) !== place),
    [],
  );
});
