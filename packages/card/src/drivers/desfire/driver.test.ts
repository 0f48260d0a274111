import assert from 'node:assert/strict';
import test from 'node:test';
import { createCardKey } from '../../authenticity/keys.ts';
import { encodeMailbox } from '../../mailbox.ts';
import type { CardMemory } from '../../memory.ts';
import { readCard } from '../../read.ts';
import { entryOf, METER_NO, recordsOf, updateOf } from '../../test-support/fixtures.ts';
import { writeIdentity, writeMailbox } from '../../write.ts';
import { writeReport } from '../../write-report.ts';
import { createVirtualNtag216 } from '../ntag216/virtual.ts';
import { openCard } from '../open.ts';
import type { VirtualCard } from '../virtual-card.ts';
import { openDesfire } from './driver.ts';
import { desfireKeysOf } from './keys.ts';
import {
  counted,
  fails,
  issuedDump,
  listened,
  newDesfire,
  open,
  share,
  shareOf,
} from './test-support/cards.ts';
import { createVirtualDesfire } from './virtual.ts';

const holder = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;
const mailbox = (sequence: number, ...digits: number[]) =>
  encodeMailbox({ sequence, entries: digits.map(entryOf) });

/** A card as it looks after some use. */
async function usedCard(): Promise<{ card: VirtualCard; memory: CardMemory }> {
  const card = newDesfire();
  const memory = await open(card);
  await writeIdentity(memory, holder, createCardKey(share, card.uid));
  await writeReport(memory, updateOf(recordsOf(10, 0)));
  for (const sequence of [1, 2]) await writeMailbox(memory, mailbox(sequence, sequence));
  return { card, memory };
}

test('identity, mailbox and report go through and come back, also after the card was away', async () => {
  const { card, memory } = await usedCard();
  await writeReport(memory, updateOf(recordsOf(11, 0)));
  card.remove();
  card.tap();
  const contents = await readCard(await open(newDesfire({ dump: card.dump() })));
  assert.equal(contents.chip, 'DESFIRE-EV3');
  assert.equal(contents.condition, 'ours');
  assert.deepEqual(contents.identity, { ...holder, sequence: 1 });
  assert.deepEqual(contents.mailbox, { sequence: 2, entries: [entryOf(2)] });
  assert.deepEqual(contents.report?.records, recordsOf(11, 0));
});

test('generations are told by GetVersion; a card that was open before is not asked again', async () => {
  const blank = createVirtualDesfire({ chip: 'DESFIRE-EV2', storageBytes: 4096 });
  assert.equal(await chipAfterIssue(blank), 'DESFIRE-EV2');
  const card = newDesfire();
  const { sent, transmit } = listened(card);
  const known = { uid: card.uid, chip: 'DESFIRE-EV3' } as const;
  await openCard(transmit, { atr: card.atr, known });
  assert.deepEqual(sent, ['FFCA000000', '905A00000353545200']);
});

async function chipAfterIssue(card: VirtualCard): Promise<string> {
  const { issueDesfire } = await import('./issue.ts');
  await issueDesfire({ transmit: card.transmit, uid: card.uid, random: counted() }, { share });
  return (await open(card)).chip;
}

test('a read for a sale: 10 commands, of which none needs a key', async () => {
  const { card } = await usedCard();
  const { sent, transmit } = listened(card);
  await readCard(await openCard(transmit, { atr: card.atr }));
  assert.deepEqual(sent, [
    'FFCA000000',
    '905A00000353545200',
    '9060000000',
    '90AF000000',
    '90AF000000',
    '90AD0000070100000050000000',
    '90AD00000702000000C0000000',
    '90AD00000703000000E0000000',
    '90AD00000703E00000E0000000',
    '90AD00000703C0010090000000',
  ]);
});

test('a token write: 8 commands, one of them the data', async () => {
  const { card } = await usedCard();
  const { sent, transmit } = listened(card);
  const memory = await open(card, { transmit });
  sent.length = 0;
  await writeMailbox(memory, mailbox(3, 3, 4, 5));
  // Read the area, ask the key's version, prove the key, write, commit, leave the session, read back.
  const codes = sent.map((apdu) => apdu.slice(2, 4));
  assert.deepEqual(codes, ['AD', '64', '71', 'AF', '8D', 'C7', '5A', 'AD']);
  assert.deepEqual((await readCard(memory)).mailbox?.entries, [3, 4, 5].map(entryOf));
});

test('a second commit need not ask for the version again; writing what stands there sends nothing', async () => {
  const { card } = await usedCard();
  const { sent, transmit } = listened(card);
  const memory = await open(card, { transmit });
  await writeMailbox(memory, mailbox(3, 3));
  sent.length = 0;
  await writeMailbox(memory, mailbox(4, 4));
  assert.equal(sent.filter((apdu) => apdu.startsWith('9064')).length, 0);
  sent.length = 0;
  await writeMailbox(memory, mailbox(4, 4));
  assert.deepEqual(
    sent.map((apdu) => apdu.slice(2, 4)),
    ['AD'],
  );
});

test('without a key everything is read and nothing written', async () => {
  const { card } = await usedCard();
  const reader = await openCard(card.transmit, { atr: card.atr });
  assert.equal((await readCard(reader)).identity?.cardNo, 41);
  const before = card.writes;
  await assert.rejects(writeMailbox(reader, mailbox(3)), fails('SETRUM_CARD_KEY_REFUSED'));
  assert.equal(card.writes, before);
});

test('a key of another meter, of another version or of another area is none', async () => {
  const { card } = await usedCard();
  const strangers = [
    desfireKeysOf([shareOf(1, '14013241567')], counted()),
    desfireKeysOf([shareOf(2)], counted()),
    desfireKeysOf([share], counted(), ['report', 'issuer']),
  ];
  for (const desfire of strangers) {
    const memory = await open(card, { desfire });
    await assert.rejects(writeMailbox(memory, mailbox(3)), fails('SETRUM_CARD_KEY_REFUSED'));
    assert.equal((await readCard(memory)).mailbox?.sequence, 2);
  }
});

test('two areas written in one transaction are committed together, each under its own key', async () => {
  const { card } = await usedCard();
  const { sent, transmit } = listened(card);
  const memory = await open(card, { transmit });
  sent.length = 0;
  await memory.write(104, new Uint8Array(96).fill(1));
  await memory.write(296, new Uint8Array(72).fill(2));
  await memory.commit?.();
  const codes = sent.map((apdu) => apdu.slice(2, 4));
  assert.deepEqual(codes, ['64', '64', '71', 'AF', '8D', '77', 'AF', '8D', 'C7']);
  assert.deepEqual(
    await memory.read(199, 2),
    Uint8Array.of(1, (await memory.read(200, 1))[0] ?? 0),
  );
  assert.deepEqual(await memory.read(296, 72), new Uint8Array(72).fill(2));
});

test('what is written is not valid before the commit, and a failure forgets it', async () => {
  const { card, memory } = await usedCard();
  const before = await memory.read(104, 96);
  await memory.write(104, new Uint8Array(96).fill(7));
  assert.deepEqual(await memory.read(104, 96), before);
  card.remove();
  await assert.rejects(memory.read(0, 888), fails('SETRUM_CARD_REMOVED'));
  card.tap();
  await memory.commit?.();
  assert.deepEqual(await memory.read(104, 96), before);
});

test('bytes 0 to 23 are in no file: zero, and not to be written', async () => {
  const { memory } = await usedCard();
  assert.deepEqual(await memory.read(0, 24), new Uint8Array(24));
  await assert.rejects(memory.write(20, new Uint8Array(8)), RangeError);
  await assert.rejects(memory.write(880, new Uint8Array(9)), RangeError);
  assert.throws(() => memory.read(-1, 4), RangeError);
});

test('other cards: no DESFire, none that was issued, one that shows a random number', async () => {
  const none = { keys: {}, known: null } as const;
  const ntag = createVirtualNtag216();
  assert.equal(await openDesfire({ ...none, transmit: ntag.transmit, uid: ntag.uid }), null);
  const blank = createVirtualDesfire();
  await assert.rejects(open(blank), fails('SETRUM_CARD_FOREIGN'));
  const card = newDesfire();
  assert.equal(await openDesfire({ ...none, transmit: card.transmit, uid: '08A1B2C3' }), null);
  assert.equal(
    await openDesfire({ ...none, transmit: card.transmit, uid: '04A1B2C3D4E5F6' }),
    null,
  );
  // An EV1 answers like this: hardware version 01.
  const ev1: typeof card.transmit = async (apdu) => {
    const answer = card.answer(apdu);
    return apdu[1] === 0x60 ? answer.map((byte, index) => (index === 3 ? 0x01 : byte)) : answer;
  };
  assert.equal(await openDesfire({ ...none, transmit: ev1, uid: card.uid }), null);
});

test('an answer that somebody has touched is not believed, and the card is as it was', async () => {
  for (const touched of [0x8d, 0xc7]) {
    const card = newDesfire({ dump: issuedDump });
    const memory = await open(card, {
      transmit: async (apdu) => {
        const answer = card.answer(apdu);
        return apdu[1] === touched
          ? answer.map((byte, index) => (index === 0 ? byte ^ 1 : byte))
          : answer;
      },
    });
    const refused = fails('SETRUM_CARD_REFUSED', { status: '9100, MAC' });
    await assert.rejects(writeMailbox(memory, mailbox(1, 1)), refused);
    const sequence = (await readCard(memory)).sequences.mailbox;
    // The commit itself was done; its answer was not to be believed, so the card is read again.
    assert.equal(sequence, touched === 0xc7 ? 1 : 0);
  }
});
