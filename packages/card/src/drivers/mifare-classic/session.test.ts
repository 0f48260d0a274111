import assert from 'node:assert/strict';
import test from 'node:test';
import { createCardKey } from '../../authenticity/keys.ts';
import { fromHex, toHex } from '../../bytes.ts';
import { encodeMailbox } from '../../mailbox.ts';
import type { Transmit } from '../../memory.ts';
import { readCard } from '../../read.ts';
import { entryOf, METER_NO, recordsOf, updateOf } from '../../test-support/fixtures.ts';
import { writeIdentity, writeMailbox } from '../../write.ts';
import { writeReport } from '../../write-report.ts';
import { sectorKeysOf } from './keys.ts';
import { classicKeys, fails, keys, listened, newClassic, open } from './test-support/cards.ts';
import { createVirtualClassic } from './virtual.ts';

const holder = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;
const refused = fails('SETRUM_CARD_KEY_REFUSED');
const removed = fails('SETRUM_CARD_REMOVED');

const cardKey = createCardKey({ version: 1, share: new Uint8Array(16).fill(7) }, newClassic().uid);

function mailboxOf(sequence: number, ...digits: readonly number[]): Uint8Array {
  return encodeMailbox({ sequence, entries: digits.map(entryOf) }, cardKey);
}

/** A card in use, as a counter meets it: tokens in both slots of the mailbox, twelve months. */
async function usedDump(): Promise<Uint8Array> {
  const card = newClassic();
  const memory = await open(card);
  await writeIdentity(memory, holder);
  await writeMailbox(memory, mailboxOf(2, 1));
  await writeMailbox(memory, mailboxOf(3, 2));
  await writeReport(memory, updateOf(recordsOf(11, 0)));
  return card.dump();
}

function count(sent: readonly string[]): Record<string, number> {
  const names: Record<string, string> = {
    CA: 'uid',
    '82': 'load',
    '86': 'auth',
    B0: 'read',
    D6: 'write',
  };
  const counted: Record<string, number> = {};
  for (const apdu of sent) {
    const name = names[apdu.slice(2, 4)] ?? apdu;
    counted[name] = (counted[name] ?? 0) + 1;
  }
  return counted;
}

test('a read for a sale takes 58 commands: each sector opened once, each block read once', async () => {
  const card = newClassic(await usedDump());
  const { sent, transmit } = listened(card);
  await readCard(await open(card, { transmit }));
  assert.deepEqual(count(sent), { uid: 1, load: 1, auth: 14, read: 42 });
  const blocks = sent.filter((apdu) => apdu.startsWith('FFB0')).map((apdu) => apdu.slice(6, 8));
  assert.deepEqual(blocks, blocks.toSorted());
});

test('a token in the same tap takes 29 more, a full mailbox 33; key B is loaded once', async () => {
  const dump = await usedDump();
  for (const [entries, expected] of [
    [[4], { load: 1, auth: 9, read: 15, write: 4 }],
    [[4, 5, 6, 7, 8], { load: 1, auth: 7, read: 18, write: 7 }],
  ] as const) {
    const card = newClassic(dump);
    const { sent, transmit } = listened(card);
    const memory = await open(card, { transmit });
    await readCard(memory);
    sent.length = 0;
    await writeMailbox(memory, mailboxOf(4, ...entries));
    assert.deepEqual(count(sent), expected);
  }
});

test('uses these commands and no others', async () => {
  const card = newClassic();
  const { sent, transmit } = listened(card);
  const memory = await open(card, { transmit });
  await memory.write(24, fromHex('00112233445566778899AABBCCDDEEFF'));
  await memory.read(24, 16);
  assert.deepEqual(sent, [
    'FFCA000000',
    'FF82000006A0A1A2A3A4A5',
    'FF860000050100046000',
    'FF82000106B0B1B2B3B4B5',
    'FF860000050100046101',
    'FFD600041000112233445566778899AABBCCDDEEFF',
    'FFB0000410',
  ]);
});

test('a card from the factory is read and written with the transport key', async () => {
  for (const held of [keys, {}]) {
    const card = createVirtualClassic();
    const memory = await open(card, { held });
    assert.equal((await readCard(memory)).condition, 'blank');
    await writeIdentity(memory, holder);
    assert.deepEqual((await readCard(await open(card, { held }))).identity, {
      ...holder,
      sequence: 1,
    });
  }
});

test('a card that is set up for other keys is refused at once', async () => {
  const foreign = { default: { keyA: fromHex('010203040506'), keyB: null } };
  await assert.rejects(open(newClassic(), { held: {} }), refused);
  await assert.rejects(open(newClassic(), { held: sectorKeysOf(foreign) }), refused);
});

test('without the key B of a sector its blocks are read and not written', async () => {
  const { keyA } = classicKeys.default;
  const card = newClassic(await usedDump());
  const before = card.dump();
  for (const keyB of [null, fromHex('010203040506')]) {
    const memory = await open(card, { held: sectorKeysOf({ default: { keyA, keyB } }) });
    const image = mailboxOf(4, 4);
    await assert.rejects(writeMailbox(memory, image), refused);
    assert.deepEqual((await readCard(memory)).identity, { ...holder, sequence: 1 });
  }
  assert.deepEqual(card.dump(), before);
});

test('a program with the key B of its own area writes that and no other', async () => {
  const { keyA, keyB } = classicKeys.sectors?.[3] ?? assert.fail();
  const card = newClassic(await usedDump());
  const held = sectorKeysOf({
    default: { keyA, keyB: null },
    sectors: Object.fromEntries([3, 4, 5, 6].map((sector) => [sector, { keyA, keyB }])),
  });
  const memory = await open(card, { held });
  await writeMailbox(memory, mailboxOf(4, 4));
  await assert.rejects(writeIdentity(memory, { ...holder, state: 'blocked' }), refused);
  await assert.rejects(writeReport(memory, updateOf(recordsOf(12, 1))), refused);
});

test('after the card was away everything is opened anew, keys loaded anew', async () => {
  const card = newClassic(await usedDump());
  const { sent, transmit } = listened(card);
  const memory = await open(card, { transmit });
  await readCard(memory);
  card.remove();
  await assert.rejects(memory.read(24, 16), removed);
  card.tap();
  sent.length = 0;
  await memory.read(24, 16);
  assert.deepEqual(count(sent), { load: 1, auth: 1, read: 1 });
  // Away and back without a word in between: the chip refuses once, and is opened again.
  card.remove();
  card.tap();
  await assert.rejects(memory.read(24, 16), refused);
  sent.length = 0;
  await memory.read(24, 16);
  assert.deepEqual(count(sent), { load: 1, auth: 1, read: 1 });
});

test('what readers say of a key that does not fit, and of other faults', async () => {
  const answering = (match: string, status: string): Transmit => {
    const card = newClassic();
    return (apdu) =>
      toHex(apdu).startsWith(match) ? Promise.resolve(fromHex(status)) : card.transmit(apdu);
  };
  for (const status of ['6300', '6982', '6983', '6984']) {
    await assert.rejects(open(newClassic(), { transmit: answering('FF86', status) }), refused);
  }
  for (const [match, status] of [
    ['FF86', '6988'],
    ['FF82', '6987'],
  ] as const) {
    const failed = fails('SETRUM_CARD_REFUSED', { status });
    await assert.rejects(open(newClassic(), { transmit: answering(match, status) }), failed);
  }
  const memory = await open(newClassic(), { transmit: answering('FFB00004', '00009000') });
  await assert.rejects(
    memory.read(24, 16),
    fails('SETRUM_CARD_REFUSED', { status: '9000, 2 bytes' }),
  );
  const worn = await open(newClassic(), { transmit: answering('FFD6', '6581') });
  const block = new Uint8Array(16);
  await assert.rejects(worn.write(24, block), fails('SETRUM_CARD_REFUSED', { status: '6581' }));
});

test('a key that has not 6 bytes is the program’s mistake', async () => {
  const keyA = new Uint8Array(5);
  assert.throws(() => sectorKeysOf({ default: { keyA, keyB: null } }), RangeError);
  await assert.rejects(open(newClassic(), { held: { sector: () => keyA } }), RangeError);
});
