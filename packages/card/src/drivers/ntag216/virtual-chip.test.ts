import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex, toHex } from '../../bytes.ts';
import { VirtualType2Chip } from './virtual-chip.ts';
import { freshMemory } from './virtual-memory.ts';
import { type ModelName, models } from './virtual-models.ts';

const UID = fromHex('04A1B2C3D4E5F6');

/** A chip whose every refusal is followed by a selection, as a reader does. */
function chipOf(name: ModelName = 'NTAG216') {
  const model = models[name];
  const pages = freshMemory(model, UID, new Uint8Array(model.userPages * 4));
  const chip = new VirtualType2Chip(model, { pages, counter: 0, failures: 0 });
  const ask = (frame: string) => {
    const answer = chip.exchange(fromHex(frame));
    if (answer === null) return 'silence';
    return 'bytes' in answer ? toHex(answer.bytes) : `four bits ${answer.fourBits}`;
  };
  const say = (frame: string) => {
    const answer = ask(frame);
    chip.select();
    return answer;
  };
  return { chip, ask, say };
}

const REFUSED = 'four bits 0';
const DONE = 'four bits 10';

test('reads pages, and past the last one goes on with page 0', () => {
  const { say } = chipOf();
  assert.equal(say('60'), '0004040201001303');
  assert.equal(say('3000'), '04A1B29FC3D4E5F604480000E1106D00');
  assert.equal(say('30E6'), '00000000' + '04A1B29FC3D4E5F604480000');
  assert.equal(say('30E7'), REFUSED);
  assert.equal(say('3A0003'), '04A1B29FC3D4E5F604480000E1106D00');
  assert.equal(say('3A04E1').length, 2 * 888);
  assert.equal(say('3A04E7'), REFUSED);
  assert.equal(say('3A0504'), REFUSED);
  assert.equal(say('3C00').length, 2 * 32);
  assert.equal(say('3C01'), REFUSED);
});

test('writes a page; serial number stays, lock bits and container are only ever set', () => {
  const { chip, say } = chipOf();
  assert.equal(say('A204AABBCCDD'), DONE);
  assert.equal(say('3A0404'), 'AABBCCDD');
  assert.equal(say('A20211223000'), DONE);
  assert.equal(say('A20200000000'), DONE);
  assert.equal(say('3A0202'), '04483000');
  assert.equal(say('A20300000001'), DONE);
  assert.equal(say('3A0303'), 'E1106D01');
  for (const frame of ['A20111223344', 'A2E711223344', 'A204AABBCC', 'A204AABBCCDDEE', '00', '']) {
    assert.equal(say(frame), REFUSED, frame);
  }
  assert.equal(chip.writes, 4);
});

test('a locked page refuses to be written', () => {
  const { say } = chipOf();
  say('A20200001000'); // page 4
  assert.equal(say('A20411111111'), REFUSED);
  assert.equal(say('A20511111111'), DONE);
  say('A2E202200000'); // pages 32 to 47 and 224 to 225
  assert.equal(say('A21F11111111'), DONE);
  assert.equal(say('A22011111111'), REFUSED);
  assert.equal(say('A22F11111111'), REFUSED);
  assert.equal(say('A23011111111'), DONE);
  assert.equal(say('A2E111111111'), REFUSED);
});

test('after a refusal it is deaf until it is selected', () => {
  const { chip, ask } = chipOf();
  assert.equal(ask('FF'), REFUSED);
  assert.equal(ask('60'), 'silence');
  chip.select();
  assert.equal(ask('60'), '0004040201001303');
});

test('a password protects pages from writing, and from reading if it is said so', () => {
  const { chip, say } = chipOf();
  say('A2E511223344');
  say('A2E6A5A50000');
  assert.equal(say('3AE5E6'), '0000000000000000');
  say('A2E304000010'); // from page 16 on
  assert.equal(say('A21011111111'), REFUSED);
  assert.equal(say('A20F11111111'), DONE);
  assert.equal(say('3A1010'), '00000000');
  assert.equal(say('1B11223345'), REFUSED);
  assert.equal(say('1B11223344'), 'A5A5');
  assert.equal(say('A21022222222'), DONE);
  say('A2E480050000'); // reading, too
  assert.equal(say('3A1010'), '22222222');
  chip.remove();
  assert.equal(say('3A1010'), 'silence');
  chip.tap();
  assert.equal(say('3A1010'), REFUSED);
  assert.equal(say('3010'), REFUSED);
  assert.equal(say('300F'), `11111111${'04A1B29FC3D4E5F604480000'}`);
});

test('after too many wrong passwords it takes none', () => {
  const { chip, say } = chipOf();
  say('A2E402000000');
  assert.equal(say('1B00000000'), REFUSED);
  assert.equal(say('1BFFFFFFFF'), '0000');
  assert.equal(say('1B00000000'), REFUSED);
  chip.remove();
  chip.tap();
  assert.equal(say('1B00000000'), REFUSED);
  assert.equal(say('1BFFFFFFFF'), 'four bits 4');
});

test('counts the fields in which it was read, if it is told to', () => {
  const { chip, say } = chipOf();
  assert.equal(say('3902'), REFUSED);
  say('A2E410000000');
  assert.equal(say('3902'), '000000');
  for (const frame of ['3004', '3A0404', '60']) {
    chip.remove();
    chip.tap();
    say(frame);
    say(frame);
  }
  assert.equal(say('3902'), '020000');
  assert.equal(say('3901'), REFUSED);
  say('A2E418000000'); // with the password only
  chip.remove();
  chip.tap();
  assert.equal(say('3902'), REFUSED);
  say('1BFFFFFFFF');
  assert.equal(say('3902'), '020000');
});

test('its sisters are smaller, and the first of the family knows no version', () => {
  assert.equal(chipOf('NTAG215').say('60'), '0004040201001103');
  assert.equal(chipOf('NTAG213').say('60'), '0004040201000F03');
  assert.equal(chipOf('MIFARE Ultralight EV1').say('60'), '0004030101000E03');
  assert.equal(chipOf('NTAG213').say('3A042D'), REFUSED);
  const first = chipOf('MIFARE Ultralight');
  assert.equal(first.say('60'), REFUSED);
  assert.equal(first.say('300F'), `00000000${'04A1B29FC3D4E5F604480000'}`);
  assert.equal(first.say('A20F11111111'), DONE);
  assert.equal(first.say('A21011111111'), REFUSED);
  assert.equal(first.say('1BFFFFFFFF'), REFUSED);
});
