import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex, toHex } from '../../bytes.ts';
import type { VirtualCard } from '../virtual-card.ts';
import { createVirtualClassic, MIFARE_CLASSIC_ATR } from './virtual.ts';

const LOAD_TRANSPORT = 'FF82000006FFFFFFFFFFFF';
const DATA = '00112233445566778899AABBCCDDEEFF';

function ask(card: VirtualCard, hex: string): string {
  return toHex(card.answer(fromHex(hex)));
}

/** GENERAL AUTHENTICATE with what lies in a slot. */
function auth(block: number, type = '60', slot = '00'): string {
  return `FF860000050100${block.toString(16).padStart(2, '0')}${type}${slot}`;
}

function opened(block = 4): VirtualCard {
  const card = createVirtualClassic();
  assert.equal(ask(card, LOAD_TRANSPORT), '9000');
  assert.equal(ask(card, auth(block)), '9000');
  return card;
}

test('says who it is: UIDs of 4 and of 7 bytes, the ATR of its kind', () => {
  const card = createVirtualClassic({ uid: '5a1b2c3d' });
  assert.equal(card.uid, '5A1B2C3D');
  assert.equal(card.chip, 'MIFARE-CLASSIC-1K');
  assert.deepEqual(card.atr, MIFARE_CLASSIC_ATR);
  assert.equal(ask(card, 'FFCA000000'), '5A1B2C3D9000');
  assert.equal(
    ask(createVirtualClassic({ uid: '04A1B2C3D4E5F6' }), 'FFCA000000'),
    '04A1B2C3D4E5F69000',
  );
  assert.throws(() => createVirtualClassic({ uid: '0102030405' }), RangeError);
});

test('from the factory: manufacturer block, data of zeros, keys FF and the access bytes of the data sheet', () => {
  const card = opened(0);
  assert.equal(ask(card, 'FFB0000010'), '5A1B2C3D500804000000000000000000' + '9000');
  assert.equal(ask(card, 'FFB0000110'), `${'00'.repeat(16)}9000`);
  // Key A reads as zeros; key B may be read under these access bits.
  assert.equal(ask(card, 'FFB0000310'), `000000000000FF078069${'FF'.repeat(6)}9000`);
});

test('a block is read and written once its sector is open', () => {
  const card = opened();
  assert.equal(ask(card, `FFD6000510${DATA}`), '9000');
  assert.equal(ask(card, 'FFB0000510'), `${DATA}9000`);
  assert.equal(ask(card, 'FFB0000610'), `${'00'.repeat(16)}9000`);
  assert.equal(card.writes, 1);
});

test('without authentication nothing is read or written, and another sector closes the one before', () => {
  const card = createVirtualClassic();
  assert.equal(ask(card, 'FFB0000410'), '6982');
  assert.equal(ask(card, `FFD6000410${DATA}`), '6982');
  ask(card, LOAD_TRANSPORT);
  assert.equal(ask(card, auth(4)), '9000');
  assert.equal(ask(card, 'FFB0000810'), '6982');
  // A chip that refused has given up its authentication.
  assert.equal(ask(card, 'FFB0000410'), '6982');
  assert.equal(ask(card, auth(7)), '9000');
  assert.equal(ask(card, 'FFB0000410'), `${'00'.repeat(16)}9000`);
  assert.equal(ask(card, auth(8)), '9000');
  assert.equal(ask(card, 'FFB0000410'), '6982');
  assert.equal(card.writes, 0);
});

test('a wrong key closes the sector that was open', () => {
  const card = opened();
  assert.equal(ask(card, 'FF82000106010203040506'), '9000');
  assert.equal(ask(card, auth(8, '60', '01')), '6300');
  assert.equal(ask(card, 'FFB0000410'), '6982');
  assert.equal(ask(card, auth(4)), '9000');
});

test('authentication, and the keys in the reader, are lost when the card goes', () => {
  const card = opened();
  card.remove();
  assert.equal(card.present, false);
  assert.equal(ask(card, 'FFB0000410'), '');
  assert.equal(ask(card, 'FFCA000000'), '');
  card.tap();
  assert.equal(ask(card, 'FFB0000410'), '6982');
  assert.equal(ask(card, auth(4)), '6988');
  ask(card, LOAD_TRANSPORT);
  assert.equal(ask(card, auth(4)), '9000');
});

test('the manufacturer block is read-only', () => {
  const card = opened(0);
  assert.equal(ask(card, `FFD6000010${DATA}`), '6982');
  assert.equal(ask(card, auth(0)), '9000');
  assert.match(ask(card, 'FFB0000010'), /^5A1B2C3D50/);
});

test('what is no command of this card is refused with the status of its fault', () => {
  const refused: readonly [string, string][] = [
    ['00B0000410', '6E00'],
    ['FF00000000', '6D00'],
    ['FFF0000410', '6D00'],
    ['FF', '6D00'],
    ['FFB00004', '6700'],
    ['FFB0000404', '6700'],
    ['FFB000041000', '6700'],
    ['FFB0010410', '6B00'],
    ['FFB0004010', '6A82'],
    ['FFD6000404AABBCCDD', '6700'],
    [`FFD6000410${DATA}00`, '6700'],
    ['FFD6000410AABB', '6700'],
    [`FFD6010410${DATA}`, '6B00'],
    [`FFD6004010${DATA}`, '6A82'],
    ['FFCA010000', '6A81'],
    ['FFCA000003', '6700'],
    ['FF82000005FFFFFFFFFF', '6700'],
    ['FF82200006FFFFFFFFFFFF', '6A81'],
    ['FF82000206FFFFFFFFFFFF', '6988'],
    ['FF8600000601000460000000', '6700'],
    ['FF8600000401000460', '6700'],
    ['FF860100050100046000', '6B00'],
    ['FF860000050200046000', '6A81'],
    ['FF860000050101046000', '6A82'],
    ['FF860000050100406000', '6A82'],
    ['FF860000050100046200', '6986'],
    ['FF860000050100046002', '6988'],
  ];
  for (const [apdu, status] of refused) {
    const card = opened();
    assert.equal(ask(card, apdu), status, apdu);
    // The reader refused it: the card has not heard of it and its sector is open still.
    assert.equal(ask(card, 'FFB0000410'), `${'00'.repeat(16)}9000`, apdu);
  }
});

test('dumped and loaded it is the same card, and nothing volatile comes along', () => {
  const card = opened();
  ask(card, `FFD6000510${DATA}`);
  const dump = card.dump();
  assert.equal(dump.length, 1024);
  const loaded = createVirtualClassic({ dump });
  assert.equal(ask(loaded, 'FFB0000510'), '6982');
  ask(loaded, LOAD_TRANSPORT);
  assert.equal(ask(loaded, auth(4)), '9000');
  assert.equal(ask(loaded, 'FFB0000510'), `${DATA}9000`);
  dump.fill(0);
  assert.equal(ask(loaded, 'FFB0000510'), `${DATA}9000`);
  assert.throws(() => createVirtualClassic({ dump: new Uint8Array(1023) }), RangeError);
  assert.throws(() => createVirtualClassic({ dump: new Uint8Array(1024) }), RangeError);
  for (const uid of ['01020304', '04A1B2C3D4E5F6']) {
    const saved = createVirtualClassic({ uid }).dump();
    assert.equal(createVirtualClassic({ dump: saved }).uid, uid);
  }
});

test('a torn write stores nothing, half of the block with a wrong bit, or all of it; never an answer', () => {
  const zeros = '00'.repeat(16);
  const cases = [
    [{ mode: 'nothing' }, zeros],
    [{ mode: 'half', wrongBit: 127 }, `0011223344556677${'00'.repeat(7)}80`],
    [{ mode: 'half', storedBytes: 0, wrongBit: 0 }, `01${'00'.repeat(15)}`],
    [{ mode: 'half', storedBytes: 16, wrongBit: 8 }, '00102233445566778899AABBCCDDEEFF'],
    [{ mode: 'unanswered' }, DATA],
  ] as const;
  for (const [plan, held] of cases) {
    const card = opened();
    card.tear({ atWrite: 2, ...plan });
    assert.equal(ask(card, `FFD6000410${DATA}`), '9000');
    assert.equal(ask(card, `FFD6000510${DATA}`), '');
    assert.equal(card.present, false);
    assert.equal(card.writes, 2);
    card.tap();
    ask(card, LOAD_TRANSPORT);
    assert.equal(ask(card, auth(4)), '9000');
    assert.equal(ask(card, 'FFB0000510'), `${held}9000`);
    assert.equal(ask(card, 'FFB0000410'), `${DATA}9000`);
    assert.equal(ask(card, `FFD6000510${DATA}`), '9000');
  }
});
