import assert from 'node:assert/strict';
import test from 'node:test';
import { createCardKey } from '../../authenticity/keys.ts';
import { encodeMailbox } from '../../mailbox.ts';
import { readCard } from '../../read.ts';
import { entryOf, METER_NO } from '../../test-support/fixtures.ts';
import { writeIdentity, writeMailbox } from '../../write.ts';
import { createVirtualNtag216 } from '../ntag216/virtual.ts';
import type { VirtualCard } from '../virtual-card.ts';
import type { Channel } from './channel.ts';
import { selectApplication } from './commands.ts';
import { createApplication, getFileSettings } from './files.ts';
import { issueDesfire } from './issue.ts';
import { desfireKeysOf } from './keys.ts';
import { FILES, SETRUM_AID, settingsOf } from './layout.ts';
import {
  counted,
  fails,
  issuedDump,
  linkTo,
  newDesfire,
  open,
  share,
  shareOf,
} from './test-support/cards.ts';
import { createVirtualDesfire } from './virtual.ts';

const other = shareOf(1, '14013241567');
const mailbox = (sequence: number) => encodeMailbox({ sequence, entries: [entryOf(sequence)] });
const stored = (card: VirtualCard): string => new TextDecoder().decode(card.dump());

test('a blank card becomes one of ours: application, three files, three keys of its own', async () => {
  const card = createVirtualDesfire();
  assert.deepEqual(await issueDesfire(linkTo(card), { share }), { chip: 'DESFIRE-EV3' });
  const channel: Channel = { transmit: card.transmit, session: null };
  assert.equal(await selectApplication(channel, SETRUM_AID), true);
  for (const file of FILES) {
    assert.deepEqual(await getFileSettings(channel, file.fileNo), settingsOf(file));
  }
  const keys = [...stored(card).matchAll(/"key":"([0-9A-F]{32})","version":1/g)].map(
    ([, key]) => key,
  );
  assert.equal(new Set(keys).size, 3);
  assert.equal((await readCard(await open(card))).condition, 'blank');
});

test('another card of the same meter has other keys', async () => {
  const card = createVirtualDesfire({ uid: '04D35F6A1B2C81' });
  await issueDesfire(linkTo(card), { share });
  const keys = (text: string) => [...text.matchAll(/"key":"(\w+)"/g)].map(([, key]) => key);
  const twice = keys(stored(card)).filter((key) => keys(stored(newDesfire())).includes(key));
  assert.deepEqual(twice, []);
});

test('issuing what is issued changes nothing', async () => {
  const card = newDesfire();
  await issueDesfire(linkTo(card), { share });
  assert.equal(card.writes, 0);
  assert.deepEqual(card.dump(), issuedDump);
});

test('a card gets another meter, and keeps what stands on it; the former meter writes no more', async () => {
  const card = newDesfire();
  const holder = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;
  await writeIdentity(await open(card), holder, createCardKey(share, card.uid));
  await writeMailbox(await open(card), mailbox(1));
  await issueDesfire(linkTo(card), { share: other, previous: [share] });
  await assert.rejects(
    writeMailbox(await open(card), mailbox(2)),
    fails('SETRUM_CARD_KEY_REFUSED'),
  );
  const memory = await open(card, { desfire: desfireKeysOf([other], counted()) });
  await writeMailbox(memory, mailbox(2));
  const contents = await readCard(memory);
  assert.deepEqual([contents.identity?.cardNo, contents.mailbox?.sequence], [41, 2]);
});

test('keys of a newer version are told by the card, and either holder finds its own', async () => {
  const card = newDesfire();
  const next = shareOf(2);
  const both = desfireKeysOf([share, next], counted());
  await writeMailbox(await open(card, { desfire: both }), mailbox(1));
  await issueDesfire(linkTo(card), { share: next, previous: [share] });
  await writeMailbox(await open(card, { desfire: both }), mailbox(2));
  await assert.rejects(
    writeMailbox(await open(card), mailbox(3)),
    fails('SETRUM_CARD_KEY_REFUSED'),
  );
});

test('what is not issued: other chips, cards without our keys, with other files, or of another number', async () => {
  const ntag = createVirtualNtag216();
  await assert.rejects(issueDesfire(linkTo(ntag), { share }), fails('SETRUM_CARD_UNKNOWN_CHIP'));
  const card = newDesfire();
  const refused = fails('SETRUM_CARD_KEY_REFUSED');
  await assert.rejects(issueDesfire(linkTo(card), { share: other }), refused);
  const short = { ...linkTo(card), uid: '08A1B2C3' };
  await assert.rejects(issueDesfire(short, { share }), fails('SETRUM_CARD_UNKNOWN_CHIP'));
  const blank = createVirtualDesfire();
  const found = blank.uid;
  const lying = { ...linkTo(blank), uid: '04FFFFFFFFFFFF' };
  const isOther = fails('SETRUM_CARD_OTHER', { found, expected: lying.uid });
  await assert.rejects(issueDesfire(lying, { share }), isOther);
  await assert.rejects(issueDesfire({ ...linkTo(card), random: null }, { share }), RangeError);
  const foreign = createVirtualDesfire();
  const there: Channel = { transmit: foreign.transmit, session: null };
  await createApplication(there, { aid: SETRUM_AID, keySettings: 0x0f, keys: 3 });
  foreign.answer(Uint8Array.of(0x90, 0x5a, 0, 0, 3, ...SETRUM_AID, 0));
  foreign.answer(Uint8Array.of(0x90, 0xcd, 0, 0, 7, 2, 0, 0xee, 0xee, 32, 0, 0, 0));
  await assert.rejects(issueDesfire(linkTo(foreign), { share }), fails('SETRUM_CARD_FOREIGN'));
});

test('a card whose own master key is set wants it before an application is created', async () => {
  const piccKey = new Uint8Array(16).fill(9);
  const card = createVirtualDesfire({ piccKey });
  await issueDesfire(linkTo(card), { share, piccKey });
  assert.equal((await readCard(await open(card))).condition, 'blank');
  const wrong = { share, piccKey: new Uint8Array(16) };
  const another = createVirtualDesfire({ piccKey });
  await assert.rejects(issueDesfire(linkTo(another), wrong), fails('SETRUM_CARD_KEY_REFUSED'));
});

test('a second application of another number does not fit on 2 KB', async () => {
  const card = newDesfire();
  const aid = Uint8Array.of(1, 2, 3);
  await assert.rejects(
    issueDesfire(linkTo(card), { share, aid }),
    fails('SETRUM_CARD_TOO_SMALL', { chip: 'DESFIRE-EV3' }),
  );
});
