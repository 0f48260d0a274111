import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex, toHex } from '../../bytes.ts';
import { decodeAccess, encodeAccess } from './access-bits.ts';
import { dataRights, isKeyBData, trailerRights, type Who } from './access-rights.ts';

/** MF1S50yyX data sheet, tables 7 and 8, line by line: C1 C2 C3, then who may. */
const TABLE_7 = `
  000  never A  A   never A A
  010  never -  A   never A never
  100  never B  A|B never - B
  110  never -  A|B never - never
  001  never A  A   A     A A
  011  never B  A|B B     - B
  101  never -  A|B B     - never
  111  never -  A|B never - never`;
const TABLE_8 = `
  000 A|B   A|B   A|B   A|B
  010 A|B   never never never
  100 A|B   B     never never
  110 A|B   B     B     A|B
  001 A|B   never never A|B
  011 B     B     never never
  101 B     never never never
  111 never never never never`;

function linesOf(table: string) {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [bits = '', ...cells] = line.trim().split(/\s+/);
      return { condition: Number.parseInt(bits, 2), cells };
    });
}

function textOf(who: Who): string {
  return who.length === 0 ? 'never' : who.join('|');
}

const dashed = (cell: string | undefined) => (cell === '-' ? 'never' : cell);

test('table 7: who may do what with a sector trailer', () => {
  const lines = linesOf(TABLE_7);
  assert.equal(lines.length, 8);
  for (const { condition, cells } of lines) {
    const rights = trailerRights(condition);
    const [, writeA, readAccess, writeAccess, readB, writeB] = cells.map(dashed);
    assert.deepEqual(
      [
        rights.writeKeyA,
        rights.readAccess,
        rights.writeAccess,
        rights.readKeyB,
        rights.writeKeyB,
      ].map(textOf),
      [writeA, readAccess, writeAccess, readB, writeB],
      `condition ${condition}`,
    );
    assert.equal(isKeyBData(condition), [0b000, 0b010, 0b001].includes(condition));
  }
});

test('table 8: who may do what with a data block', () => {
  for (const { condition, cells } of linesOf(TABLE_8)) {
    const { read, write, increment, decrement } = dataRights(condition);
    assert.deepEqual([read, write, increment, decrement].map(textOf), cells, `${condition}`);
  }
});

test('known access bytes: of the factory, and ours', () => {
  const transport = { blocks: [0, 0, 0], trailer: 0b001 } as const;
  assert.equal(toHex(encodeAccess(transport)), 'FF0780');
  assert.deepEqual(decodeAccess(fromHex('FF0780')), transport);
  const ours = { blocks: [0b100, 0b100, 0b100], trailer: 0b011 } as const;
  assert.equal(toHex(encodeAccess(ours)), '787788');
  // Each block has a bit of its own: block 0 the lowest of its half-byte.
  const mixed = { blocks: [0b100, 0b010, 0b001], trailer: 0b110 } as const;
  assert.equal(toHex(encodeAccess(mixed)), '569B4A');
  assert.deepEqual(decodeAccess(fromHex('569B4A')), mixed);
});

test('every combination comes back, and no single wrong bit goes unseen', () => {
  const all = Array.from({ length: 8 }, (_, condition) => condition);
  for (const a of all) {
    for (const b of all) {
      for (const c of all) {
        for (const trailer of all) {
          const conditions = { blocks: [a, b, c], trailer } as const;
          assert.deepEqual(decodeAccess(encodeAccess(conditions)), conditions);
        }
      }
    }
  }
  for (const hex of ['FF0780', '787788', '569B4A']) {
    for (let bit = 0; bit < 24; bit += 1) {
      const broken = fromHex(hex);
      const byte = bit >> 3;
      broken[byte] = (broken[byte] ?? 0) ^ (1 << (bit & 7));
      assert.equal(decodeAccess(broken), null, `${hex}, bit ${bit}`);
    }
  }
});

test('what is no condition is refused', () => {
  for (const condition of [-1, 8, 0.5]) {
    assert.throws(() => dataRights(condition), RangeError);
    assert.throws(() => trailerRights(condition), RangeError);
    assert.throws(() => encodeAccess({ blocks: [0, 0, 0], trailer: condition }), RangeError);
  }
});
