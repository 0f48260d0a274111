import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex, toHex } from '../../bytes.ts';
import { isRemoved } from '../../test-support/tear.ts';
import { scripted } from './test-support/scripted.ts';
import { pcscTransparent } from './transparent.ts';

const START = 'FFC2000002810000';
const END = 'FFC2000002820000';
const SWITCH = 'FFC20002048F02000300';
const VERSION = 'FFC200010A5F46040001010095016000';
const DONE = 'C003009000 9000';
const ANSWER = 'C003009000 920100 96020000 97080004040201001303 9000';
const SILENT_CARD = 'C003016401 9000';
const GET_UID = 'FFCA000000';
const UID = '04A1B2C3D4E5F6';
const SAME = `${UID}9000`;
const GET_VERSION = fromHex('60');

function session(script: Readonly<Record<string, string | readonly string[]>>) {
  const reader = scripted(script);
  const passThrough = pcscTransparent().passThrough(reader.transmit, UID);
  assert.ok(passThrough !== null);
  return { ...reader, passThrough };
}

test('a session is begun once, and ended when it is no longer wanted', async () => {
  const { passThrough, sent } = session({ [START]: DONE, [VERSION]: ANSWER, [END]: DONE });
  for (const _ of [1, 2]) {
    assert.equal(
      toHex((await passThrough.transceive(GET_VERSION)) ?? new Uint8Array(0)),
      '0004040201001303',
    );
  }
  await passThrough.end();
  await passThrough.end();
  await passThrough.transceive(GET_VERSION);
  assert.deepEqual(sent, [START, VERSION, VERSION, END, START, VERSION]);
});

test('nothing is ended that was not begun, unless it is asked for', async () => {
  const { passThrough, sent, transmit } = session({ [END]: DONE });
  await passThrough.end();
  assert.deepEqual(sent, []);
  await pcscTransparent().reset(transmit);
  assert.deepEqual(sent, [END]);
});

test('when nothing comes back it begins anew and selects the card as ISO 14443-3', async () => {
  const script = {
    [START]: DONE,
    [END]: DONE,
    [SWITCH]: DONE,
    [GET_UID]: SAME,
    [VERSION]: [SILENT_CARD, ANSWER],
  };
  const { passThrough, sent } = session(script);
  assert.equal((await passThrough.transceive(GET_VERSION))?.length, 8);
  assert.deepEqual(sent, [START, VERSION, END, GET_UID, START, SWITCH, VERSION]);
});

test('a reader that does that once does it each time, and is asked to select the card from then on', async () => {
  const answers = { [START]: DONE, [END]: DONE, [SWITCH]: DONE, [GET_UID]: SAME };
  const { transmit, sent } = scripted({ ...answers, [VERSION]: [SILENT_CARD, ANSWER] });
  const profile = pcscTransparent();
  await profile.passThrough(transmit, UID)?.transceive(GET_VERSION);
  const before = sent.length;
  const second = profile.passThrough(transmit, UID);
  await second?.transceive(GET_VERSION);
  await second?.transceive(GET_VERSION);
  assert.deepEqual(sent.slice(before), [START, SWITCH, VERSION, VERSION]);
});

test('a session that was lost on the way teaches nothing', async () => {
  const answers = { [START]: DONE, [END]: DONE, [SWITCH]: DONE, [GET_UID]: SAME };
  const { transmit, sent } = scripted({ ...answers, [VERSION]: [ANSWER, '6985', ANSWER] });
  const profile = pcscTransparent();
  const first = profile.passThrough(transmit, UID);
  await first?.transceive(GET_VERSION);
  await first?.transceive(GET_VERSION);
  const before = sent.length;
  await profile.passThrough(transmit, UID)?.transceive(GET_VERSION);
  assert.deepEqual(sent.slice(before), [START, VERSION]);
});

test('a session that somebody left open is ended first', async () => {
  const script = {
    [START]: ['6985', DONE],
    [END]: DONE,
    [SWITCH]: DONE,
    [GET_UID]: SAME,
    [VERSION]: ANSWER,
  };
  const { transmit, sent } = scripted(script);
  const profile = pcscTransparent();
  const version = await profile.passThrough(transmit, UID)?.transceive(GET_VERSION);
  assert.equal(version?.length, 8);
  assert.deepEqual(sent, [START, END, GET_UID, START, SWITCH, VERSION]);
  await profile.passThrough(transmit, UID)?.transceive(GET_VERSION);
  assert.deepEqual(sent.slice(6), [START, VERSION]);
});

test('an acknowledgement is four bits, whatever the reader makes of its missing CRC', async () => {
  const write = fromHex('A20401020304');
  const request = 'FFC200010F5F4604000101009506A2040102030400';
  for (const [answer, value] of [
    ['C003009000 920104 96020000 97010A 9000', '0A'],
    ['C003009000 920104 96020100 97010A 9000', '0A'],
    ['C003009000 920104 96020000 9701F0 9000', '00'],
  ] as const) {
    const { passThrough } = session({ [START]: DONE, [request]: answer });
    assert.equal(toHex((await passThrough.transceive(write)) ?? new Uint8Array(0)), value);
  }
});

test('a broken frame, a refusal and nonsense are no answer', async () => {
  const answers = [
    SILENT_CARD,
    '6300',
    '6D00',
    'C003009000 920100 96020100 97080004040201001303 9000',
    'C003009000 920103 96020000 97080004040201001303 9000',
    'C003009000 9700 9000',
    'C003009000 9000',
    'C003 9000',
  ];
  for (const answer of answers) {
    const { passThrough } = session({
      [START]: DONE,
      [END]: DONE,
      [SWITCH]: DONE,
      [GET_UID]: SAME,
      [VERSION]: answer,
    });
    assert.equal(await passThrough.transceive(GET_VERSION), null, answer);
  }
  for (const refusal of ['6D00', 'C003006A81 9000']) {
    const { passThrough, sent } = session({ [START]: refusal, [END]: refusal, [GET_UID]: SAME });
    assert.equal(await passThrough.transceive(GET_VERSION), null, refusal);
    assert.deepEqual(sent, [START, END, GET_UID, START]);
  }
});

test('a card that took the place of the first one is not spoken to', async () => {
  const script = {
    [START]: DONE,
    [END]: DONE,
    [GET_UID]: '04FFFFFFFFFFFF9000',
    [VERSION]: SILENT_CARD,
  };
  const { passThrough, sent } = session(script);
  await assert.rejects(passThrough.transceive(GET_VERSION), isRemoved);
  assert.deepEqual(sent, [START, VERSION, END, GET_UID]);
});

test('with the card goes the session', async () => {
  const script = { [START]: DONE, [VERSION]: [ANSWER, '', ANSWER] };
  const { passThrough, sent } = session(script);
  await passThrough.transceive(GET_VERSION);
  await assert.rejects(passThrough.transceive(GET_VERSION), isRemoved);
  await passThrough.end();
  await passThrough.transceive(GET_VERSION);
  assert.deepEqual(sent, [START, VERSION, VERSION, START, VERSION]);
});

test('60 pages and the objects around them fit a short answer', () => {
  const around = fromHex('C003009000920100960200009781F0');
  assert.ok(around.length + pcscTransparent().maxAnswerBytes <= 256);
});
