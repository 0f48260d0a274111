import assert from 'node:assert/strict';
import test from 'node:test';
import { concatBytes, fromHex, toHex } from '../../bytes.ts';
import type { VirtualCard } from '../virtual-card.ts';
import { encodeAccess } from './access-bits.ts';
import { dataRights, isKeyBData, trailerRights } from './access-rights.ts';
import {
  authenticateCommand,
  type KeyType,
  loadKeyCommand,
  readCommand,
  writeCommand,
} from './chip.ts';
import { createVirtualClassic } from './virtual.ts';

const KEYS = { A: fromHex('A0A1A2A3A4A5'), B: fromHex('B0B1B2B3B4B5') } as const;
const OTHER = { A: fromHex('010203040506'), B: fromHex('0708090A0B0C') } as const;
const FREE = Uint8Array.of(0x69);
const TYPES: readonly KeyType[] = ['A', 'B'];
const CONDITIONS = Array.from({ length: 8 }, (_, condition) => condition);

function trailer(block: number, own: number, keys: { A: Uint8Array; B: Uint8Array } = KEYS) {
  const access = encodeAccess({ blocks: [block, block, block], trailer: own });
  return concatBytes([keys.A, access, FREE, keys.B]);
}

/** A card whose sector 1 has these 16 bytes as its trailer. */
function cardWith(bytes: Uint8Array): VirtualCard {
  const dump = createVirtualClassic().dump();
  dump.set(bytes, 7 * 16);
  return createVirtualClassic({ dump });
}

function opens(card: VirtualCard, type: KeyType, key: Uint8Array = KEYS[type]): boolean {
  card.answer(loadKeyCommand(type, key));
  return toHex(card.answer(authenticateCommand(4, type))) === '9000';
}

/** The answer to a command in sector 1, opened with this key. */
function as(card: VirtualCard, type: KeyType, apdu: Uint8Array): string {
  assert.ok(opens(card, type));
  return toHex(card.answer(apdu));
}

/** What is left of a list of keys when key B is data. */
function effective(who: readonly KeyType[], own: number): readonly KeyType[] {
  return isKeyBData(own) ? who.filter((type) => type === 'A') : who;
}

test('data blocks: each condition lets each key do what table 8 says, and no more', () => {
  const data = new Uint8Array(16).fill(0x5a);
  for (const condition of CONDITIONS) {
    for (const own of [0b001, 0b011]) {
      for (const type of TYPES) {
        const where = `condition ${condition}, trailer ${own}, key ${type}`;
        const rights = dataRights(condition);
        const card = cardWith(trailer(condition, own));
        const reads = effective(rights.read, own).includes(type);
        const writes = effective(rights.write, own).includes(type);
        assert.equal(
          as(card, type, readCommand(5)),
          reads ? `${'00'.repeat(16)}9000` : '6982',
          where,
        );
        assert.equal(as(card, type, writeCommand(5, data)), writes ? '9000' : '6982', where);
        assert.equal(card.dump()[5 * 16], writes ? 0x5a : 0, where);
        assert.equal(card.writes, writes ? 1 : 0, where);
      }
    }
  }
});

test('trailers: read, with the keys as zeros', () => {
  for (const own of CONDITIONS) {
    const { readAccess, readKeyB } = trailerRights(own);
    const whole = trailer(0, own);
    for (const type of TYPES) {
      const card = cardWith(whole);
      const usable = type === 'A' || !isKeyBData(own);
      const shown = new Uint8Array(16);
      if (readAccess.includes(type)) shown.set(whole.subarray(6, 10), 6);
      if (readKeyB.includes(type)) shown.set(whole.subarray(10), 10);
      assert.equal(
        as(card, type, readCommand(7)),
        usable ? `${toHex(shown)}9000` : '6982',
        `condition ${own}, key ${type}`,
      );
    }
  }
});

test('trailers: written in the parts that the key may change', () => {
  const next = trailer(0b100, 0b111, OTHER);
  for (const own of CONDITIONS) {
    const rights = trailerRights(own);
    for (const type of TYPES) {
      const card = cardWith(trailer(0, own));
      const may = (who: readonly KeyType[]) => effective(who, own).includes(type);
      const expected = trailer(0, own);
      if (may(rights.writeKeyA)) expected.set(next.subarray(0, 6));
      if (may(rights.writeAccess)) expected.set(next.subarray(6, 10), 6);
      if (may(rights.writeKeyB)) expected.set(next.subarray(10), 10);
      const changes = toHex(expected) !== toHex(trailer(0, own));
      const where = `condition ${own}, key ${type}`;
      assert.equal(as(card, type, writeCommand(7, next)), changes ? '9000' : '6982', where);
      assert.equal(toHex(card.dump().slice(112, 128)), toHex(expected), where);
    }
  }
});

test('a key B that can be read opens the sector, and then nothing in it', () => {
  const card = cardWith(trailer(0, 0b001));
  assert.ok(opens(card, 'B'));
  assert.equal(toHex(card.answer(readCommand(4))), '6982');
});

test('new keys are good from the next authentication on, the old ones no more', () => {
  const card = cardWith(trailer(0b100, 0b011));
  assert.equal(as(card, 'B', writeCommand(7, trailer(0b100, 0b011, OTHER))), '9000');
  assert.equal(toHex(card.answer(readCommand(4))), `${'00'.repeat(16)}9000`);
  assert.equal(opens(card, 'A'), false);
  assert.equal(opens(card, 'B'), false);
  assert.ok(opens(card, 'A', OTHER.A));
  assert.ok(opens(card, 'B', OTHER.B));
});

test('access bits that do not agree with their inversion lock their sector for ever, and no other', () => {
  const broken = trailer(0, 0b001);
  broken[7] = (broken[7] ?? 0) ^ 0x10;
  const card = cardWith(broken);
  for (const apdu of [
    readCommand(4),
    readCommand(7),
    writeCommand(4, new Uint8Array(16)),
    writeCommand(7, trailer(0, 0b001)),
  ]) {
    for (const type of TYPES) assert.equal(as(card, type, apdu), '6982');
  }
  card.answer(loadKeyCommand('A', new Uint8Array(6).fill(0xff)));
  assert.equal(toHex(card.answer(authenticateCommand(8, 'A'))), '9000');
  assert.equal(toHex(card.answer(readCommand(8))), `${'00'.repeat(16)}9000`);
});
