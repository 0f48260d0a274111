import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex, toHex } from '../../bytes.ts';
import type { VirtualCard } from '../virtual-card.ts';
import { authenticate } from './authenticate.ts';
import type { Channel } from './channel.ts';
import { maced } from './channel.ts';
import { INS, stretch, wrap } from './chip.ts';
import {
  abortTransaction,
  commitTransaction,
  formatPicc,
  getFreeMemory,
  getVersion,
  readData,
  selectApplication,
  writeData,
} from './commands.ts';
import { createApplication, createBackupDataFile, getFileSettings } from './files.ts';
import { localDesfireKeys } from './keys.ts';
import { FILES, KEY_SETTINGS, SETRUM_AID, settingsOf } from './layout.ts';
import { counted, fails, issuedDump, newDesfire } from './test-support/cards.ts';
import { createVirtualDesfire, DESFIRE_ATR } from './virtual.ts';

const zero = new Uint8Array(16);
const zeroKeys = localDesfireKeys(() => zero, counted());

function answers(card: VirtualCard) {
  return (apdu: string) => toHex(card.answer(fromHex(apdu.replaceAll(' ', ''))));
}

/** Our application with its files on a card whose keys are still zero, and a session under key `keyNo`. */
async function inSession(card: VirtualCard, keyNo: number): Promise<Channel> {
  const channel: Channel = { transmit: card.transmit, session: null };
  if (!(await selectApplication(channel, SETRUM_AID))) {
    await createApplication(channel, { aid: SETRUM_AID, keySettings: KEY_SETTINGS, keys: 3 });
    await selectApplication(channel, SETRUM_AID);
    await authenticate(channel, { uid: card.uid, keyNo: 0, keyVersion: 0 }, zeroKeys);
    for (const file of FILES) await createBackupDataFile(channel, file.fileNo, settingsOf(file));
    await selectApplication(channel, SETRUM_AID);
  }
  await authenticate(channel, { uid: card.uid, keyNo, keyVersion: 0 }, zeroKeys);
  return channel;
}

test('says what it is, in three frames', async () => {
  const ev2 = createVirtualDesfire({
    uid: '041145929F6580',
    chip: 'DESFIRE-EV2',
  });
  const answer = answers(ev2);
  assert.equal(toHex(DESFIRE_ATR), '3B8180018080');
  assert.equal(answer('FFCA000000'), '041145929F65809000');
  assert.equal(answer('9060000000'), '0401011200160591AF');
  assert.equal(answer('90AF000000'), '0401010201160591AF');
  assert.equal(answer('90AF000000'), '041145929F6580CEECD35D6021199100');
  const channel: Channel = {
    transmit: createVirtualDesfire({ storageBytes: 8192 }).transmit,
    session: null,
  };
  const version = await getVersion(channel);
  assert.deepEqual(version, {
    hardwareType: 1,
    hardwareMajor: 0x33,
    storageCode: 0x1a,
    uid: '04D35F6A1B2C80',
  });
});

test('what is no command of its own it refuses', () => {
  const answer = answers(newDesfire());
  const refusals = {
    '00A4040007D276000085010100': '6A82',
    '00B0000010': '6E00',
    '9060010000': '6A86',
    '90600000': '6700',
    '905A0000035354520000': '6700',
    '905A000004535452': '6700',
    '90AA00000100 00': '911C',
    '90FF000000': '911C',
    '90AF000000': '911C',
    '905A0000025354 00': '917E',
    '905A000003010203 00': '91A0',
  };
  for (const [apdu, status] of Object.entries(refusals)) assert.equal(answer(apdu), status, apdu);
});

test('a command in the middle of another one is the end of that', () => {
  const answer = answers(newDesfire());
  assert.match(answer('9060000000'), /91AF$/);
  assert.equal(answer('905A00000353545200'), '91CA');
  assert.equal(answer('905A00000353545200'), '9100');
  assert.match(answer('9071000002000000'), /91AF$/);
  assert.equal(answer('9064000001 00 00'), '91CA');
});

test('reads: everybody, by either command; limits and lengths', () => {
  const answer = answers(newDesfire());
  const read = (ins: string, ...rest: string[]) => answer(`90${ins}000007${rest.join('')}00`);
  assert.equal(read('AD', '01', '000000', '500000'), '919D');
  assert.equal(answer('905A00000353545200'), '9100');
  assert.equal(read('AD', '01', '000000', '500000'), `${'00'.repeat(80)}9100`);
  assert.equal(read('BD', '01', '000000', '000000'), `${'00'.repeat(59)}91AF`);
  assert.equal(answer('90AF000000'), `${'00'.repeat(21)}9100`);
  assert.equal(read('AD', '01', '000000', '510000'), '91BE');
  assert.equal(read('AD', '01', '500000', '000000'), '91BE');
  assert.equal(read('AD', '04', '000000', '010000'), '91F0');
  assert.equal(read('AD', '03', '000000', '010100'), '917E');
  assert.equal(answer('90AD00000601000000500000'), '917E');
});

test('writes ask for a key: none, a wrong one, one that does not fit', async () => {
  const card = newDesfire();
  const answer = answers(card);
  answer('905A00000353545200');
  assert.equal(answer('908D000008 02 000000 010000 FF 00'), '91AE');
  assert.equal(answer('9071000002090000'), '9140');
  assert.equal(answer('907100000100 00'), '917E');
  assert.equal(answer('907700000100 00'), '919D');
  assert.match(answer('9071000002010000'), /91AF$/);
  assert.equal(answer(`90AF000020${'00'.repeat(32)}00`), '91AE');
  assert.match(answer('9071000002010000'), /91AF$/);
  assert.equal(answer(`90AF000010${'00'.repeat(16)}00`), '917E');
  assert.equal(card.writes, 0);
  const channel = await inSession(createVirtualDesfire(), 2);
  await assert.rejects(writeData(channel, 2, 0, zero), fails('SETRUM_CARD_KEY_REFUSED'));
});

test('a session ends with any error, by selecting, and when the card goes', async () => {
  const card = createVirtualDesfire();
  const ends = [
    () => assert.equal(toHex(card.answer(wrap(INS.readData, stretch(9, 0, 1)))), '91F0'),
    () => assert.equal(toHex(card.answer(wrap(INS.selectApplication, SETRUM_AID))), '9100'),
    () => {
      card.remove();
      assert.equal(card.answer(wrap(INS.getVersion)).length, 0);
      card.tap();
      card.answer(wrap(INS.selectApplication, SETRUM_AID));
    },
  ];
  for (const end of ends) {
    const channel = await inSession(card, 1);
    await writeData(channel, 2, 0, zero);
    end();
    // The card takes the MAC for bytes of the file: without a session it is none.
    await assert.rejects(writeData(channel, 2, 0, zero), { name: 'SetrumError' });
  }
});

test('secure messaging: no MAC, a wrong one, a replayed one', async () => {
  const card = createVirtualDesfire();
  let last = new Uint8Array(0);
  const record = async (): Promise<Channel> => {
    const channel = await inSession(card, 1);
    const transmit = channel.transmit;
    return {
      session: channel.session,
      transmit: (apdu) => {
        last = apdu.slice();
        return transmit(apdu);
      },
    };
  };
  const channel = await record();
  await writeData(channel, 2, 0, zero);
  assert.equal(toHex(card.answer(last)), '911E');
  await inSession(card, 1);
  assert.equal(toHex(card.answer(wrap(INS.commitTransaction))), '917E');
  const again = await inSession(card, 1);
  await assert.rejects(maced(again, INS.writeData, stretch(2, 0, 5)), {
    params: { status: '917E' },
  });
});

test('backup files: valid after the commit, forgotten after abort, error, selecting and removal', async () => {
  const card = createVirtualDesfire();
  const read = async (channel: Channel) => {
    await selectApplication(channel, SETRUM_AID);
    return (await readData(channel, 2, 0, 1))[0];
  };
  const forgets: ((channel: Channel) => Promise<unknown>)[] = [
    (channel) => abortTransaction(channel),
    (channel) => assert.rejects(maced(channel, INS.createBackupDataFile, zero)),
    (channel) => selectApplication(channel, SETRUM_AID),
    async () => {
      card.remove();
      card.tap();
    },
  ];
  for (const forget of forgets) {
    const channel = await inSession(card, 1);
    await writeData(channel, 2, 0, Uint8Array.of(7));
    // The right to read is free, so the answer is plain though there is a session; it is the old content.
    assert.deepEqual(await readData(channel, 2, 0, 1), Uint8Array.of(0));
    await forget(channel);
    const after = await inSession(card, 1);
    await assert.rejects(
      commitTransaction(after),
      fails('SETRUM_CARD_REFUSED', { status: '910C' }),
    );
    assert.equal(await read(after), 0);
  }
  const channel = await inSession(card, 1);
  await writeData(channel, 2, 0, Uint8Array.of(7));
  await commitTransaction(channel);
  assert.equal(await read(channel), 7);
});

test('native frames of 60 bytes are gathered until the announced length is there', async () => {
  const card = createVirtualDesfire();
  const channel: Channel = { transmit: card.transmit, session: null };
  await createApplication(channel, { aid: SETRUM_AID, keySettings: 0x0f, keys: 1 });
  await selectApplication(channel, SETRUM_AID);
  // Everybody writes this one: rights EEEE.
  const answer = answers(card);
  assert.equal(answer('90CB000007 05 00 EEEE 500000 00'), '9100');
  const bytes = Uint8Array.from({ length: 80 }, (_, index) => index);
  const first = Uint8Array.of(...stretch(5, 0, 80), ...bytes.subarray(0, 52));
  assert.equal(toHex(card.answer(wrap(INS.writeDataNative, first))), '91AF');
  assert.equal(toHex(card.answer(wrap(INS.additionalFrame, bytes.subarray(52)))), '9100');
  assert.equal(answer('90C7000000'), '9100');
  assert.deepEqual(await readData(channel, 5, 0, 80), bytes);
  const long = Uint8Array.of(...stretch(5, 0, 10), ...bytes.subarray(0, 11));
  assert.equal(toHex(card.answer(wrap(INS.writeDataNative, long))), '917E');
});

test('applications and files: what may be created, and until the memory is full', async () => {
  const card = createVirtualDesfire();
  const answer = answers(card);
  const refusals = {
    '90CA000005 535452 0B 03 00': '919E',
    '90CA000005 000000 0B 83 00': '919E',
    '90CA000004 535452 0B 00': '917E',
    '90CB000007 01 01 F0E0 500000 00': '919D',
    '90FC000000': '91AE',
  };
  for (const [apdu, status] of Object.entries(refusals)) assert.equal(answer(apdu), status, apdu);
  assert.equal(answer('90CA000005 535452 0F 83 00'), '9100');
  assert.equal(answer('90CA000005 535452 0F 83 00'), '91DE');
  assert.equal(answer('906A000000'), '5354529100');
  assert.equal(answer('905A00000353545200'), '9100');
  assert.equal(answer('90CA000005 535453 0F 83 00'), '919D');
  assert.equal(answer('90CB000007 01 01 F3E0 500000 00'), '9140');
  assert.equal(answer('90CB000007 20 01 F0E0 500000 00'), '919E');
  assert.equal(answer('90CB000007 01 01 F0E0 500000 00'), '9100');
  assert.equal(answer('90CB000007 01 01 F0E0 500000 00'), '91DE');
  assert.equal(answer('90F500000101 00'), '0101F0E05000009100');
  assert.equal(answer('906F000000'), '019100');
  const channel: Channel = { transmit: card.transmit, session: null };
  const free = await getFreeMemory(channel);
  assert.equal(answer('90CD000007 02 00 EEEE 200000 00'), '9100');
  assert.equal(await getFreeMemory(channel), free - 64);
  assert.equal(answer('90CB000007 03 00 EEEE 200000 00'), '9100');
  assert.equal(await getFreeMemory(channel), free - 64 - 96);
  assert.equal(answer('90CB000007 04 00 EEEE 000400 00'), '910E');
  assert.equal(await getFileSettings(channel, 4), null);
});

test('one application of ours fits on 2 KB, a second one does not', async () => {
  const channel = await inSession(createVirtualDesfire({ storageBytes: 2048 }), 0);
  await selectApplication(channel, SETRUM_AID);
  const free = await getFreeMemory(channel);
  assert.ok(free >= 0 && free < 2 * (80 + 192 + 592), String(free));
});

test('FormatPICC, under a master key of AES, takes all of it off', async () => {
  const card = createVirtualDesfire({ piccKey: zero });
  await inSession(card, 0);
  const channel: Channel = { transmit: card.transmit, session: null };
  await selectApplication(channel, fromHex('000000'));
  await authenticate(channel, { uid: card.uid, keyNo: 0, keyVersion: 0 }, zeroKeys);
  await formatPicc(channel);
  assert.equal(await selectApplication(channel, SETRUM_AID), false);
});

test('what it holds survives a dump; another UID than of 7 bytes is none', () => {
  const card = newDesfire();
  assert.deepEqual(createVirtualDesfire({ dump: card.dump() }).dump(), issuedDump);
  assert.throws(() => createVirtualDesfire({ uid: '08A1B2C3' }), RangeError);
});
