import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readCardFile, writeCardFile } from './image.ts';
import { coded, folder, sampleMap } from './trial-cards.fixture.ts';

describe('the image file of a card', () => {
  test('gives back what was written, and leaves nothing else behind', async (t) => {
    const path = await folder(t);
    const { card } = await sampleMap();
    const file = join(path, 'card.json');
    await writeCardFile(file, card);
    await writeCardFile(file, card);
    assert.deepEqual(await readdir(path), ['card.json']);
    const read = await readCardFile(file);
    assert.deepEqual([read.uid, read.chip, read.dump()], [card.uid, card.chip, card.dump()]);
    const { format, memory } = JSON.parse(await readFile(file, 'utf8'));
    assert.equal(format, 'setrum-card-1');
    assert.deepEqual(Buffer.from(memory, 'base64'), Buffer.from(card.dump()));
  });

  test('is refused with the reason when it is none', async (t) => {
    const path = await folder(t);
    const file = join(path, 'card.json');
    const { card } = await sampleMap();
    const memory = Buffer.from(card.dump()).toString('base64');
    const good = { format: 'setrum-card-1', chip: card.chip, uid: card.uid, memory };
    const wrong: readonly (readonly [string, RegExp])[] = [
      ['{', /JSON/],
      ['null', /object/],
      [JSON.stringify({ ...good, format: 'setrum-card-2' }), /format/],
      [JSON.stringify({ ...good, chip: 'NTAG215' }), /chip is none of/],
      [JSON.stringify({ ...good, uid: 'zz' }), /uid/],
      [JSON.stringify({ ...good, memory: '' }), /base64/],
      [JSON.stringify({ ...good, memory: memory.slice(0, -8) }), /bytes/],
      [JSON.stringify({ ...good, uid: '04000000000000' }), new RegExp(card.uid)],
      [JSON.stringify({ ...good, chip: 'DESFIRE-EV3' }), /JSON|dump/],
    ];
    for (const [text, reason] of wrong) {
      await writeFile(file, text);
      await assert.rejects(readCardFile(file), (error) => {
        assert.ok(coded('SETRUM_CARD_IMAGE_UNREADABLE')(error), String(error));
        return reason.test(String(error));
      });
    }
    await assert.rejects(readCardFile(join(path, 'none')), coded('SETRUM_CARD_IMAGE_UNREADABLE'));
    const nowhere = join(path, 'no', 'folder', 'card.json');
    await assert.rejects(writeCardFile(nowhere, card), coded('SETRUM_CARD_IMAGE_UNREADABLE'));
  });
});
