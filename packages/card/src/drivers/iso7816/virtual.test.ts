import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex, toHex } from '../../bytes.ts';
import type { TearPlan } from '../virtual-card.ts';
import { createVirtualIso7816, ISO7816_ATR } from './virtual.ts';

const SELECT = '00A4040008F053455452554D01';
const SELECT_MAP = '00A4000C02E153';

function answers(card = createVirtualIso7816()) {
  return (apdu: string) => toHex(card.answer(fromHex(apdu)));
}

function selected(card = createVirtualIso7816()) {
  const answer = answers(card);
  assert.equal(answer(`${SELECT}00`), '9000');
  assert.equal(answer(SELECT_MAP), '9000');
  return answer;
}

test('shows its UID, its container and its file', () => {
  const answer = answers(createVirtualIso7816({ uid: '08a5b4c3' }));
  assert.equal(toHex(ISO7816_ATR), '3B80800101');
  assert.equal(answer('FFCA000000'), '08A5B4C39000');
  assert.equal(answer(SELECT), '9000');
  assert.equal(answer('00A4000C02E103'), '9000');
  assert.equal(answer('00B000000F'), '000F2000F600F00506E153040000009000');
  assert.equal(answer(SELECT_MAP), '9000');
  assert.equal(answer('00D60010022A2B'), '9000');
  assert.equal(answer('00B0000F04'), '002A2B009000');
});

test('what it does not take it refuses, and stores nothing', () => {
  const card = createVirtualIso7816();
  const answer = answers(card);
  assert.equal(answer(SELECT_MAP), '6A82');
  assert.equal(answer('00B0000001'), '6986');
  assert.equal(answer('00D6000001FF'), '6986');
  const inFile = selected(card);
  const refusals = {
    '90B0000001': '6E00',
    '00CA000001': '6D00',
    '00B00000': '6700',
    '00B000000100': '6700',
    '00A4040007D276000085010100': '6A82',
    '00A4000C02E199': '6A82',
    '00A4000C01E1': '6700',
    '00A4000C03E153': '6700',
    '00A4010C02E153': '6A86',
    '00A4000102E153': '6A86',
    '00B0800001': '6A86',
    '00D6800001FF': '6A86',
    '00B0040001': '6B00',
    '00D6040001FF': '6B00',
    '00B003FF02': '6C01',
    '00B00000F7': '6CF6',
    '00B0000000': '6CF6',
    '00D603FF02FFFF': '6A84',
    '00D6000002FF': '6700',
    '00D6000000': '6700',
    [`00D60000F1${'FF'.repeat(0xf1)}`]: '6700',
  };
  for (const [apdu, status] of Object.entries(refusals)) assert.equal(inFile(apdu), status, apdu);
  assert.equal(card.writes, 0);
  assert.ok(card.image().every((byte) => byte === 0));
});

test('the container is for reading only, and so is a file that nobody may write', () => {
  const answer = answers();
  answer(SELECT);
  answer('00A4000C02E103');
  assert.equal(answer('00D6000001FF'), '6982');
  const locked = createVirtualIso7816({ writable: false });
  assert.equal(selected(locked)('00D6000001FF'), '6982');
  answers(locked)('00A4000C02E103');
  assert.match(answers(locked)('00B000000F'), /FF9000$/);
});

test('selecting the application anew, or going away, leaves no file selected', () => {
  const card = createVirtualIso7816();
  const answer = selected(card);
  assert.equal(answer(SELECT), '9000');
  assert.equal(answer('00B0000001'), '6986');
  answer(SELECT_MAP);
  card.remove();
  assert.equal(answer('00B0000001'), '');
  card.tap();
  assert.equal(answer('00B0000001'), '6986');
  assert.equal(answer(SELECT_MAP), '6A82');
});

test('tears inside an UPDATE, at the one asked for', () => {
  const stored = (plan: Omit<TearPlan, 'atWrite'>) => {
    const card = createVirtualIso7816();
    const answer = selected(card);
    answer('00D6000004FFFFFFFF');
    card.tear({ ...plan, atWrite: 2 });
    assert.equal(answer('00D6000401EE'), '9000');
    assert.equal(answer('00D600000411223344'), '');
    assert.equal(card.present, false);
    assert.equal(card.writes, 3);
    card.tap();
    return toHex(card.image().subarray(0, 5));
  };
  assert.equal(stored({ mode: 'nothing' }), 'FFFFFFFFEE');
  assert.equal(stored({ mode: 'unanswered' }), '11223344EE');
  assert.equal(stored({ mode: 'half', wrongBit: 31 }), '1122FF7FEE');
  assert.equal(stored({ mode: 'half', storedBytes: 3, wrongBit: 0 }), '102233FFEE');
});

test('is made from an image of 888 bytes or more, and dumps what it is made from', () => {
  assert.throws(() => createVirtualIso7816({ image: new Uint8Array(887) }), RangeError);
  const image = new Uint8Array(900).fill(5);
  const card = createVirtualIso7816({ image });
  image.fill(6);
  assert.ok(card.dump().every((byte) => byte === 5));
  assert.equal(card.dump().length, 900);
});
