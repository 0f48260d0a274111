import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageOfFile, imageOfText } from './image.ts';

const map = Uint8Array.from({ length: 888 }, (_, n) => n % 251);
const dump = Uint8Array.from([...new Uint8Array(16), ...map, ...new Uint8Array(20)]);
const json = (chip: string, memory: Uint8Array) =>
  JSON.stringify({
    ...{ format: 'setrum-card-1', chip, uid: '04A1B2C3D4E580' },
    memory: Buffer.from(memory).toString('base64'),
  });

test('the map out of hex, of bytes, of a dump of the whole chip, and of a card in a file', () => {
  const hex = Buffer.from(map).toString('hex');
  const spaced = hex.replaceAll(/(..)/g, '$1 ').replaceAll(/(.{48})/g, '$1\n');
  const nameless = { uid: null, chip: null, map };
  assert.deepEqual(imageOfText(hex), nameless);
  assert.deepEqual(imageOfText(spaced), nameless);
  assert.deepEqual(imageOfFile(map), nameless);
  assert.deepEqual(imageOfFile(dump), nameless);
  const named = { uid: '04A1B2C3D4E580', chip: 'NTAG216', map };
  assert.deepEqual(imageOfText(json('NTAG216', dump)), named);
  assert.deepEqual(imageOfFile(new TextEncoder().encode(json('NTAG216', map))), named);
});

test('what is no card says why', () => {
  assert.deepEqual(imageOfText('53 54 0'), { fault: 'format' });
  assert.deepEqual(imageOfText('{"a":1}'), { fault: 'format' });
  assert.deepEqual(imageOfText('{'), { fault: 'format' });
  assert.deepEqual(imageOfText('5354'), { fault: 'length', bytes: 2 });
  assert.deepEqual(imageOfFile(new Uint8Array(1024)), { fault: 'length', bytes: 1024 });
  assert.deepEqual(imageOfText(json('MIFARE-CLASSIC-1K', new Uint8Array(1024))), {
    ...{ fault: 'chip', chip: 'MIFARE-CLASSIC-1K' },
  });
});
