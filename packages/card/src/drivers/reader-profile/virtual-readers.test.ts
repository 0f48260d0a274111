import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex, toHex } from '../../bytes.ts';
import { createVirtualNtag216 } from '../ntag216/virtual.ts';
import type { ReaderProfileName } from './profile.ts';

function reader(name: ReaderProfileName) {
  const card = createVirtualNtag216({ reader: name });
  return { card, answer: (apdu: string) => toHex(card.answer(fromHex(apdu.replaceAll(' ', '')))) };
}

const START = 'FFC20000 02 8100 00';
const END = 'FFC20000 02 8200 00';
const SWITCH = 'FFC20002 04 8F020003 00';
const VERSION = 'FFC20001 03 950160 00';
const DONE = 'C0030090009000';

test('a plain reader passes nothing through', () => {
  const { answer } = reader('plain');
  assert.equal(answer('FF000000 03 D44260'), '6D00');
  assert.equal(answer(START), '6D00');
});

test('an ACR122 hands frames to its PN532, beside the commands of PC/SC', () => {
  const { answer } = reader('pn532');
  assert.equal(answer('FF000000 03 D44260'), 'D5430000040402010013039000');
  assert.equal(answer('FF000000 05 D4423A0304'), 'D54300E1106D00000000009000');
  assert.match(answer('FFB0000310'), /^E1106D00.*9000$/);
  // Four bits are no frame to a PN532: stored, and told as an error.
  assert.equal(answer('FF000000 08 D442A20401020304'), 'D543029000');
  assert.match(answer('FFB0000410'), /^01020304/);
});

test('what a PN532 or its chip does not take', () => {
  const { answer } = reader('pn532');
  assert.equal(answer('FF000000 02 D402'), '637F');
  assert.equal(answer('FF000000 04 D44260'), '6700');
  assert.equal(answer('FF000000'), '6700');
  // The chip refuses, and is deaf until the reader selects it for a command of its own.
  assert.equal(answer('FF000000 05 D4423AFFFF'), 'D543029000');
  assert.equal(answer('FF000000 03 D44260'), 'D543019000');
  assert.match(answer('FFB0000310'), /9000$/);
  assert.match(answer('FF000000 03 D44260'), /^D54300/);
});

test('a transparent session: begun, used, ended', () => {
  const { answer } = reader('pcsc-transparent');
  assert.equal(answer(VERSION), '6985');
  assert.equal(answer(START), DONE);
  assert.equal(answer(VERSION), 'C00300900092010096020000970800040402010013039000');
  assert.match(answer('FFC20001 05 95033A043F 00'), /^C003009000920100960200009781F0/);
  assert.equal(answer('FFC20001 08 9506A20401020304 00'), 'C0030090009201049602000097010A9000');
  assert.equal(answer('FFB0000410'), '6985');
  assert.match(answer('FFCA000000'), /9000$/);
  assert.equal(answer(END), DONE);
  assert.match(answer('FFB0000410'), /^01020304/);
});

test('a deaf chip listens again when the protocol is switched', () => {
  const { answer } = reader('pcsc-transparent');
  answer(START);
  assert.equal(answer('FFC20001 05 95033AFFFF 00'), 'C003009000920104960200009701009000');
  assert.equal(answer(VERSION), 'C0030064019000');
  assert.equal(answer(SWITCH), DONE);
  assert.match(answer(VERSION), /13039000$/);
});

test('what a transparent session does not take', () => {
  const { card, answer } = reader('pcsc-transparent');
  assert.equal(answer(SWITCH), '6985');
  answer(START);
  assert.equal(answer('FFC20000 02 9900 00'), 'C003006A819000');
  assert.equal(answer('FFC20001 02 9500'), 'C003009000920104960200009701009000');
  assert.equal(answer('FFC20001 02 9900 00'), 'C003006A819000');
  assert.equal(answer('FFC20002 04 8F020104 00'), 'C003006A819000');
  assert.equal(answer('FFC20003 02 8100 00'), '6A86');
  assert.equal(answer('FFC20001 03 9502'), '6700');
  card.remove();
  assert.equal(answer(VERSION), '');
  card.tap();
  assert.equal(answer(VERSION), '6985');
});

test('every reader falls silent with the card', () => {
  for (const [name, write] of [
    ['plain', 'FFD6000404AABBCCDD'],
    ['pn532', 'FF000000 08 D442A204AABBCCDD'],
    ['pcsc-transparent', 'FFC20001 08 9506A204AABBCCDD 00'],
  ] as const) {
    const { card, answer } = reader(name);
    if (name === 'pcsc-transparent') answer(START);
    card.tear({ atWrite: 1, mode: 'unanswered' });
    assert.equal(answer(write), '', name);
    assert.equal(answer('FFCA000000'), '', name);
    assert.equal(toHex(card.image().slice(0, 4)), 'AABBCCDD', name);
  }
});
