import assert from 'node:assert/strict';
import test from 'node:test';
import { SetrumError } from '@setrum/errors';
import fc from 'fast-check';
import { toHex } from '../../bytes.ts';
import { MAP_BYTES } from '../../map.ts';
import type { Transmit } from '../../memory.ts';
import { newCard, SEED } from '../../test-support/fixtures.ts';
import { openCard } from '../open.ts';
import { createVirtualNtag216 } from './virtual.ts';

const image = Uint8Array.from({ length: MAP_BYTES }, (_, index) => (index * 7) % 251);

function fails(code: string, params: object = {}) {
  return (error: unknown) => {
    assert.ok(error instanceof SetrumError);
    assert.equal(error.code, code);
    assert.deepEqual(error.params, params);
    return true;
  };
}

/** A card that answers one kind of command in its own way. */
function altered(match: string, answer: readonly number[]): Transmit {
  const card = createVirtualNtag216();
  return (apdu) =>
    toHex(apdu).startsWith(match) ? Promise.resolve(Uint8Array.from(answer)) : card.transmit(apdu);
}

test('opens an NTAG216 and says who it is', async () => {
  const card = createVirtualNtag216({ uid: '04a1b2c3d4e5ff' });
  const memory = await openCard(card.transmit);
  assert.equal(memory.uid, '04A1B2C3D4E5FF');
  assert.equal(memory.sizeBytes, 888);
});

test('uses the commands of section 8 and no others', async () => {
  const card = createVirtualNtag216();
  const sent: string[] = [];
  const memory = await openCard((apdu) => {
    sent.push(toHex(apdu));
    return card.transmit(apdu);
  });
  await memory.read(24, 20);
  await memory.write(24, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  assert.deepEqual(sent, [
    'FFCA000000',
    'FFB0000310',
    'FFB0000A10',
    'FFB0000E10',
    'FFD6000A0401020304',
    'FFD6000B0405060708',
  ]);
});

test('the smaller sisters are too small; other UIDs and chips that do not let page 3 be read are unknown', async () => {
  const unknown = fails('SETRUM_CARD_UNKNOWN_CHIP');
  const tooSmall = (chip: string) => fails('SETRUM_CARD_TOO_SMALL', { chip });
  const container = (size: number) => [0xe1, 0x10, size, 0, ...Array(12).fill(0), 0x90, 0];
  await assert.rejects(openCard(altered('FFB00003', container(0x3e))), tooSmall('NTAG215'));
  await assert.rejects(openCard(altered('FFB00003', container(0x12))), tooSmall('NTAG213'));
  await assert.rejects(openCard(altered('FFB00003', container(0x40))), unknown);
  await assert.rejects(openCard(altered('FFB00003', [0x69, 0x82])), unknown);
  await assert.rejects(openCard(altered('FFCA', [1, 2, 3, 4, 0x90, 0])), unknown);
  await assert.doesNotReject(openCard(altered('FFB00003', container(0x6d))));
});

test('a refusal carries its status word', async () => {
  const refused = fails('SETRUM_CARD_REFUSED', { status: '6A81' });
  await assert.rejects(openCard(altered('FFCA', [0x6a, 0x81])), refused);
  const memory = await openCard(altered('FFD6', [0x6a, 0x81]));
  await assert.rejects(memory.write(0, new Uint8Array(4)), refused);
});

test('a short answer with status 9000 is refused', async () => {
  const memory = await openCard(altered('FFB00004', [1, 2, 3, 4, 0x90, 0]));
  await assert.rejects(
    memory.read(0, 4),
    fails('SETRUM_CARD_REFUSED', { status: '9000, 4 bytes' }),
  );
});

test('fewer than two bytes mean that the card is gone', async () => {
  const removed = fails('SETRUM_CARD_REMOVED');
  await assert.rejects(openCard(altered('FFCA', [])), removed);
  await assert.rejects(openCard(altered('FFB00003', [0x90])), removed);
  const { card, memory } = await newCard();
  card.remove();
  await assert.rejects(memory.read(0, 4), removed);
  await assert.rejects(memory.write(0, new Uint8Array(4)), removed);
});

test('reads any stretch of the map, to its last byte', async () => {
  const { memory } = await newCard(image);
  assert.deepEqual(await memory.read(0, MAP_BYTES), image);
  await fc.assert(
    fc.asyncProperty(fc.nat(MAP_BYTES), fc.nat(60), async (offset, wish) => {
      const length = Math.min(wish, MAP_BYTES - offset);
      assert.deepEqual(await memory.read(offset, length), image.slice(offset, offset + length));
    }),
    SEED,
  );
});

test('writes whole pages inside the map', async () => {
  const { card, memory } = await newCard(image);
  await memory.write(880, Uint8Array.of(9, 8, 7, 6, 5, 4, 3, 2));
  assert.deepEqual(card.image().slice(880), Uint8Array.of(9, 8, 7, 6, 5, 4, 3, 2));
  assert.deepEqual(card.image().slice(0, 880), image.slice(0, 880));
  for (const [offset, length] of [
    [2, 4],
    [4, 3],
    [888, 4],
    [-4, 4],
  ] as const) {
    await assert.rejects(memory.write(offset, new Uint8Array(length)), RangeError);
  }
  await assert.rejects(memory.read(880, 9), RangeError);
});
