import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex, toHex } from '../../bytes.ts';
import type { TearPlan } from '../virtual-card.ts';
import { createVirtualNtag216, NTAG216_ATR } from './virtual.ts';

function answers(card = createVirtualNtag216()) {
  return (apdu: string) => toHex(card.answer(fromHex(apdu)));
}

test('shows its UID, the check bytes of it and the capability container', () => {
  const answer = answers(createVirtualNtag216({ uid: '04112233445566' }));
  assert.equal(answer('FFCA000000'), '041122334455669000');
  assert.equal(answer('FFCA000007'), '041122334455669000');
  assert.equal(answer('FFB0000010'), '041122BF3344556644480000E1106D009000');
  assert.equal(toHex(NTAG216_ATR), '3B8F8001804F0CA0000003060300030000000068');
  // The last byte of an ATR is the xor of those from the second on.
  assert.equal(
    NTAG216_ATR.subarray(1).reduce((sum, byte) => sum ^ byte, 0),
    0,
  );
});

test('stores a page and counts it', () => {
  const card = createVirtualNtag216();
  const answer = answers(card);
  assert.equal(answer('FFD6000404AABBCCDD'), '9000');
  assert.equal(answer('FFD600E10401020304'), '9000');
  assert.equal(answer('FFB0000410'), `AABBCCDD${'00'.repeat(12)}9000`);
  assert.equal(toHex(card.image().slice(884)), '01020304');
  assert.equal(card.pageWrites, 2);
});

test('a read past the last page goes on with page 0', () => {
  assert.match(answers()('FFB000E510'), /^.{16}04A1B29F.{8}9000$/);
});

test('one-time programmable bits are set and never cleared', () => {
  const answer = answers();
  assert.equal(answer('FFD600030400000001'), '9000');
  assert.match(answer('FFB0000310'), /^E1106D01/);
});

test('what it does not take it refuses, and stores nothing', () => {
  const card = createVirtualNtag216();
  const answer = answers(card);
  const refusals = {
    '00B0000410': '6E00',
    FFA4000410: '6D00',
    FFB00004: '6700',
    FFB0000404: '6700',
    FFD600040301020300: '6700',
    FFD6000403010203: '6700',
    FFD60004040102: '6700',
    FFB0010410: '6B00',
    FFD6010404AABBCCDD: '6B00',
    FFB000E710: '6A82',
    FFD6000204AABBCCDD: '6A82',
    FFD600E204AABBCCDD: '6A82',
    FFCA010000: '6A81',
    FFCA000004: '6700',
    FF: '6D00',
  };
  for (const [apdu, status] of Object.entries(refusals)) {
    assert.equal(answer(apdu), status, apdu);
  }
  assert.equal(card.pageWrites, 0);
  assert.ok(card.image().every((byte) => byte === 0));
});

test('answers nothing while it is away, and is as it was when it comes back', () => {
  const card = createVirtualNtag216();
  const answer = answers(card);
  answer('FFD6000404AABBCCDD');
  card.remove();
  assert.equal(card.present, false);
  assert.equal(answer('FFCA000000'), '');
  assert.equal(answer('FFD600040400000000'), '');
  card.tap();
  assert.match(answer('FFB0000410'), /^AABBCCDD/);
});

test('tears at the page write asked for, and only there', () => {
  const stored = (plan: Omit<TearPlan, 'atWrite'>) => {
    const card = createVirtualNtag216();
    const answer = answers(card);
    answer('FFD6000404FFFFFFFF');
    card.tear({ ...plan, atWrite: 2 });
    assert.equal(answer('FFD6000504EEEEEEEE'), '9000');
    assert.equal(answer('FFD600040411223344'), '');
    assert.equal(card.present, false);
    assert.equal(card.pageWrites, 3);
    card.tap();
    const page = toHex(card.image().slice(0, 4));
    assert.equal(answer('FFD600040455667788'), '9000');
    return page;
  };
  assert.equal(stored({ mode: 'nothing' }), 'FFFFFFFF');
  assert.equal(stored({ mode: 'unanswered' }), '11223344');
  assert.equal(stored({ mode: 'half', wrongBit: 31 }), '1122FF7F');
  assert.equal(stored({ mode: 'half', storedBytes: 3, wrongBit: 0 }), '102233FF');
  assert.equal(stored({ mode: 'half' }), '1162FFFF');
});

test('is made from an image of 888 bytes and a UID of 7 only', () => {
  assert.throws(() => createVirtualNtag216({ image: new Uint8Array(887) }), RangeError);
  assert.throws(() => createVirtualNtag216({ uid: '04A1B2C3' }), RangeError);
  const image = new Uint8Array(888).fill(5);
  const card = createVirtualNtag216({ image });
  image.fill(6);
  assert.ok(card.image().every((byte) => byte === 5));
});

test('its whole memory is saved and loaded again, configuration and counter with it', () => {
  const card = createVirtualNtag216({ uid: '04112233445566', reader: 'pn532' });
  const passed = (chip: typeof card, frame: string) => {
    const raw = fromHex(frame);
    return toHex(chip.answer(Uint8Array.of(0xff, 0, 0, 0, raw.length + 2, 0xd4, 0x42, ...raw)));
  };
  passed(card, 'A204AABBCCDD');
  card.tap();
  passed(card, 'A2E410000000'); // counts readings
  card.tap();
  passed(card, '3004');
  const loaded = createVirtualNtag216({ dump: card.dump(), reader: 'pn532' });
  assert.equal(loaded.uid, '04112233445566');
  assert.deepEqual(loaded.image(), card.image());
  assert.deepEqual(loaded.dump(), card.dump());
  assert.equal(passed(loaded, '3902'), 'D543000100009000');
  assert.throws(() => createVirtualNtag216({ dump: card.dump().slice(1) }), RangeError);
});
