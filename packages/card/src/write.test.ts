import assert from 'node:assert/strict';
import test from 'node:test';
import { SetrumError } from '@setrum/errors';
import { encodeIdentity } from './identity.ts';
import { encodeMailbox } from './mailbox.ts';
import { IDENTITY, MAILBOX } from './map.ts';
import { readCard } from './read.ts';
import { encodeSlot } from './slot.ts';
import { entryOf, METER_NO, newCard, worn } from './test-support/fixtures.ts';
import { writeIdentity, writeMailbox } from './write.ts';

const holder = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;

function mailboxOf(sequence: number, ...digits: number[]) {
  return { sequence, entries: digits.map(entryOf) };
}

function fails(code: string) {
  return (error: unknown) => error instanceof SetrumError && error.code === code;
}

test('a blank card has nothing', async () => {
  const { card, memory } = await newCard();
  const contents = await readCard(memory);
  assert.deepEqual(contents, {
    uid: card.uid,
    chip: 'NTAG216',
    condition: 'blank',
    identity: null,
    mailbox: null,
    report: null,
    reportImage: new Uint8Array(592),
    slots: { identity: null, mailbox: null, report: null },
    sequences: { identity: 0, mailbox: 0, report: 0 },
    unreadable: [],
    newer: [],
    extensions: [],
  });
});

test('the first commit goes to slot 0 with sequence 1, the next to slot 1, then back', async () => {
  const { card, memory } = await newCard();
  const slots = () => [card.image().slice(24, 64), card.image().slice(64, 104)];
  const blank = new Uint8Array(40);
  assert.deepEqual(await writeIdentity(memory, holder), { ...holder, sequence: 1 });
  const first = encodeIdentity({ ...holder, sequence: 1 });
  assert.deepEqual(slots(), [first, blank]);
  await writeIdentity(memory, { ...holder, state: 'blocked' });
  const second = encodeIdentity({ ...holder, state: 'blocked', sequence: 2 });
  assert.deepEqual(slots(), [first, second]);
  const third = await writeIdentity(memory, holder);
  assert.deepEqual(slots(), [encodeIdentity({ ...holder, sequence: 3 }), second]);
  assert.deepEqual((await readCard(memory)).identity, third);
});

test('an identity that the card has already is not written again', async () => {
  const { card, memory } = await newCard();
  await writeIdentity(memory, holder);
  const writes = card.pageWrites;
  assert.deepEqual(await writeIdentity(memory, { ...holder }), { ...holder, sequence: 1 });
  assert.equal(card.pageWrites, writes);
});

test('a mailbox is written as it is, and other areas are left alone', async () => {
  const { card, memory } = await newCard();
  await writeIdentity(memory, holder);
  const before = card.image();
  const image = encodeMailbox(mailboxOf(7, 1, 2));
  image[6] = 2; // a key version of a later centre; the CRC no longer fits
  await assert.rejects(writeMailbox(memory, image), fails('SETRUM_BAD_REQUEST'));
  const sound = encodeMailbox(mailboxOf(7, 1, 2));
  await writeMailbox(memory, sound);
  before.set(sound, MAILBOX.offsets[0]);
  assert.deepEqual(card.image(), before);
  assert.deepEqual((await readCard(memory)).mailbox, mailboxOf(7, 1, 2));
});

test('writing the same mailbox again writes nothing', async () => {
  const { card, memory } = await newCard();
  await writeMailbox(memory, encodeMailbox(mailboxOf(1, 1)));
  await writeMailbox(memory, encodeMailbox(mailboxOf(2, 1, 2)));
  const writes = card.pageWrites;
  await writeMailbox(memory, encodeMailbox(mailboxOf(2, 1, 2)));
  assert.equal(card.pageWrites, writes);
});

test('a mailbox of the same or a lower sequence is outdated and writes nothing', async () => {
  const { card, memory } = await newCard();
  await writeMailbox(memory, encodeMailbox(mailboxOf(1, 1)));
  await writeMailbox(memory, encodeMailbox(mailboxOf(2, 1, 2)));
  const writes = card.pageWrites;
  for (const image of [encodeMailbox(mailboxOf(2, 3)), encodeMailbox(mailboxOf(1, 1))]) {
    await assert.rejects(writeMailbox(memory, image), fails('SETRUM_CARD_OUTDATED'));
  }
  assert.equal(card.pageWrites, writes);
});

test('pages that hold the right bytes are left out', async () => {
  const { card, memory } = await newCard();
  await writeMailbox(memory, encodeMailbox(mailboxOf(1)));
  // Header pages 3 and 4 (sequence, CRC), page 2 (length) and the commit: the content is zero as before.
  assert.equal(card.pageWrites, 4);
});

test('an area whose live slot says what the map does not know is named, and its sequence goes on', async () => {
  const { memory } = await newCard();
  const strange = new Uint8Array(IDENTITY.contentBytes).fill(0x20);
  await memory.write(IDENTITY.offsets[1], encodeSlot(IDENTITY, 12, strange));
  const contents = await readCard(memory);
  assert.equal(contents.identity, null);
  assert.deepEqual(contents.unreadable, ['identity']);
  assert.equal(contents.sequences.identity, 12);
  assert.equal((await writeIdentity(memory, holder)).sequence, 13);
});

test('a card that does not hold what was written is told, and its live slot stays', async () => {
  const [, target] = MAILBOX.offsets;
  for (const weak of [0, 4, 8, 12, 16, 33]) {
    const { card, memory } = await newCard();
    await writeMailbox(memory, encodeMailbox(mailboxOf(1, 1)));
    await assert.rejects(
      writeMailbox(worn(memory, target + weak), encodeMailbox(mailboxOf(2, 1, 2))),
      fails('SETRUM_CARD_WRITE_FAILED'),
    );
    assert.deepEqual((await readCard(memory)).mailbox, mailboxOf(1, 1), `byte ${weak}`);
    // Found before the commit, the magic is never written.
    assert.equal(card.image()[target + 1], weak === 0 ? 0x54 : 0, `byte ${weak}`);
    await writeMailbox(memory, encodeMailbox(mailboxOf(2, 1, 2)));
    assert.deepEqual((await readCard(memory)).mailbox, mailboxOf(2, 1, 2));
  }
});
