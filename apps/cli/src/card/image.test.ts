import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadVirtual } from './card-in-file.ts';
import { readCardImage, writeCardImage } from './image.ts';
import { coded, folder, sampleMap } from './trial-cards.fixture.ts';

describe('the image file of a card', () => {
  test('gives back what was written, and leaves nothing else behind', async (t) => {
    const path = await folder(t);
    const { card } = await sampleMap();
    const file = join(path, 'card.json');
    const image = { chip: card.chip, uid: card.uid, memory: card.dump() };
    await writeCardImage(file, image);
    await writeCardImage(file, image);
    assert.deepEqual(await readdir(path), ['card.json']);
    assert.deepEqual(await readCardImage(file), image);
    assert.deepEqual((await loadVirtual(file)).dump(), card.dump());
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
      ['null', /format/],
      [JSON.stringify({ ...good, format: 'setrum-card-2' }), /format/],
      [JSON.stringify({ ...good, chip: 'NTAG215' }), /NTAG215/],
      [JSON.stringify({ ...good, uid: 'zz' }), /UID/],
      [JSON.stringify({ ...good, memory: '' }), /base64/],
      [JSON.stringify({ ...good, memory: memory.slice(0, -8) }), /bytes/],
      [JSON.stringify({ ...good, uid: '04000000000000' }), new RegExp(card.uid)],
    ];
    for (const [text, reason] of wrong) {
      await writeFile(file, text);
      await assert.rejects(loadVirtual(file), (error) => {
        assert.ok(coded('SETRUM_CARD_IMAGE_UNREADABLE')(error), String(error));
        return reason.test(String(error));
      });
    }
    await assert.rejects(loadVirtual(join(path, 'none')), coded('SETRUM_CARD_IMAGE_UNREADABLE'));
    const image = { chip: card.chip, uid: card.uid, memory: card.dump() };
    const nowhere = join(path, 'no', 'folder', 'card.json');
    await assert.rejects(writeCardImage(nowhere, image), coded('SETRUM_CARD_IMAGE_UNREADABLE'));
  });
});
