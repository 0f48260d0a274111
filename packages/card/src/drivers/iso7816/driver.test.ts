import assert from 'node:assert/strict';
import test from 'node:test';
import { SetrumError } from '@setrum/errors';
import { createCardKey } from '../../authenticity/keys.ts';
import { fromHex, toHex } from '../../bytes.ts';
import { encodeMailbox } from '../../mailbox.ts';
import { MAP_BYTES } from '../../map.ts';
import type { CardMemory, Transmit } from '../../memory.ts';
import { readCard } from '../../read.ts';
import { entryOf, METER_NO, recordsOf, updateOf } from '../../test-support/fixtures.ts';
import { writeIdentity, writeMailbox } from '../../write.ts';
import { writeReport } from '../../write-report.ts';
import { openCard } from '../open.ts';
import type { VirtualCard } from '../virtual-card.ts';
import { NDEF_DF_NAME } from './chip.ts';
import { openIso7816 } from './driver.ts';
import { createVirtualIso7816, type VirtualIso7816Options } from './virtual.ts';

const holder = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;
const share = { version: 3, share: new Uint8Array(16).fill(7) };
const mailbox = (sequence: number, ...digits: number[]) =>
  encodeMailbox({ sequence, entries: digits.map(entryOf) });

function fails(code: string, params: object = {}) {
  return (error: unknown) => {
    assert.ok(error instanceof SetrumError, String(error));
    assert.equal(error.code, code);
    assert.deepEqual(error.params, params);
    return true;
  };
}

function listened(card: VirtualCard): { sent: string[]; transmit: Transmit } {
  const sent: string[] = [];
  return {
    sent,
    transmit: (apdu) => {
      sent.push(toHex(apdu));
      return card.transmit(apdu);
    },
  };
}

async function usedCard(options: VirtualIso7816Options = {}) {
  const card = createVirtualIso7816(options);
  const memory = await openCard(card.transmit, { atr: card.atr });
  await writeIdentity(memory, holder, createCardKey(share, card.uid));
  await writeReport(memory, updateOf(recordsOf(10, 0)));
  for (const sequence of [1, 2]) await writeMailbox(memory, mailbox(sequence, sequence));
  return { card, memory };
}

async function assertWhole(memory: CardMemory): Promise<void> {
  const contents = await readCard(memory);
  assert.deepEqual(contents.identity, { ...holder, sequence: 1 });
  assert.deepEqual(contents.mailbox, { sequence: 2, entries: [entryOf(2)] });
  assert.deepEqual(contents.report?.records, recordsOf(10, 0));
}

test('identity, mailbox and report go through and come back; bytes behind the map stay', async () => {
  const image = new Uint8Array(1500).fill(0xee, MAP_BYTES);
  const { card } = await usedCard({ image });
  const memory = await openCard(card.transmit, { atr: card.atr });
  assert.equal(memory.chip, 'ISO-7816-4');
  assert.equal(memory.writeBytes, 1);
  await assertWhole(memory);
  assert.deepEqual(card.image().subarray(MAP_BYTES), image.subarray(MAP_BYTES));
  await assert.rejects(memory.read(880, 9), RangeError);
  await assert.rejects(memory.write(886, new Uint8Array(4)), RangeError);
});

test('cards that take and give little at a time, and less than they said', async () => {
  for (const [maxLe, maxLc] of [
    [15, 1],
    [59, 52],
    [1000, 1000],
  ] as const) {
    const { memory } = await usedCard({ maxLe, maxLc });
    await assertWhole(memory);
  }
  const card = createVirtualIso7816();
  const stingy = await openCard(async (apdu) => {
    const answer = card.answer(apdu);
    return apdu[1] === 0xb0 && answer.length > 40
      ? Uint8Array.of(...answer.subarray(0, 30), 0x90, 0x00)
      : answer;
  });
  assert.equal((await readCard(stingy)).condition, 'blank');
});

test('a file of ours beside an NDEF message: the same, and the message stays', async () => {
  const ndef = fromHex('0003D00000');
  const { card } = await usedCard({ dfName: NDEF_DF_NAME, ndef });
  await assertWhole(await openCard(card.transmit));
  const read = ['00A4040007D276000085010100', '00A4000C02E104', '00B0000005'].map((apdu) =>
    toHex(card.answer(fromHex(apdu))),
  );
  assert.deepEqual(read, ['9000', '9000', '0003D000009000']);
});

test('a read for a sale: 10 commands, 9 for a card that was here before', async () => {
  const { card } = await usedCard();
  const { sent, transmit } = listened(card);
  await readCard(await openCard(transmit, { atr: card.atr }));
  assert.deepEqual(sent, [
    'FFCA000000',
    '905A00000353545200',
    '00A4040008F053455452554D0100',
    '00A4000C02E103',
    '00B000000F',
    '00A4000C02E153',
    '00B00000F6',
    '00B000F6F6',
    '00B001ECF6',
    '00B002E296',
  ]);
  sent.length = 0;
  const known = { uid: card.uid, chip: 'ISO-7816-4' } as const;
  await readCard(await openCard(transmit, { atr: card.atr, known }));
  assert.equal(sent.length, 9);
});

test('a token write: 7 commands, of which four write', async () => {
  const { card } = await usedCard();
  const { sent, transmit } = listened(card);
  const memory = await openCard(transmit, { atr: card.atr });
  await readCard(memory);
  sent.length = 0;
  await writeMailbox(memory, mailbox(3, 3, 4));
  const codes = sent.map((apdu) => apdu.slice(2, 4));
  // The area; header killed, content, rest of the header, all of it read back; the commit, and the slot read back.
  assert.deepEqual(codes, ['B0', 'D6', 'D6', 'D6', 'B0', 'D6', 'B0']);
  assert.match(sent.findLast((apdu) => apdu.startsWith('00D6')) ?? '', /^00D600(68|C8)0453540102$/);
});

test('another issuer’s card, and cards that are not what they should be', async () => {
  const card = createVirtualIso7816({ dfName: fromHex('A0000000031010') });
  await assert.rejects(openCard(card.transmit), fails('SETRUM_CARD_UNKNOWN_CHIP'));
  const phone = createVirtualIso7816({ dfName: NDEF_DF_NAME, ndef: new Uint8Array(64) });
  const withoutFile: Transmit = async (apdu) => {
    const answer = phone.answer(apdu);
    // The map's file is another one.
    return toHex(answer).includes('0506E153')
      ? fromHex(toHex(answer).replace('E153', 'E199'))
      : answer;
  };
  assert.equal(await openIso7816({ transmit: withoutFile, uid: phone.uid }), null);
  const small = createVirtualIso7816({ image: new Uint8Array(MAP_BYTES) });
  const saysLess: Transmit = async (apdu) =>
    fromHex(toHex(small.answer(apdu)).replace('0506E1530378', '0506E1530200'));
  await assert.rejects(openCard(saysLess), fails('SETRUM_CARD_TOO_SMALL', { chip: 'ISO-7816-4' }));
  const gone: Transmit = async () => new Uint8Array(0);
  await assert.rejects(openIso7816({ transmit: gone, uid: '' }), fails('SETRUM_CARD_REMOVED'));
});

test('what may not be written is read all the same', async () => {
  const { card } = await usedCard();
  const locked = createVirtualIso7816({ image: card.image(), writable: false });
  const memory = await openCard(locked.transmit);
  await assertWhole(memory);
  await assert.rejects(writeMailbox(memory, mailbox(3, 3)), fails('SETRUM_CARD_KEY_REFUSED'));
  assert.deepEqual(locked.image(), card.image());
});

test('after the card was away its file is selected again', async () => {
  const { card, memory } = await usedCard();
  card.remove();
  await assert.rejects(memory.read(0, 4), fails('SETRUM_CARD_REMOVED'));
  card.tap();
  await assertWhole(memory);
  // Away and back between two commands: the first one finds no file, the next one does.
  card.remove();
  card.tap();
  const refused = fails('SETRUM_CARD_REFUSED', { status: '6986' });
  await assert.rejects(memory.read(0, 4), refused);
  await assertWhole(memory);
});
