import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewMap } from '@setrum/card/explain';
import { mapRows, recordRows, slotRows } from './rows.ts';

// The identity of docs/card.md section 2, at its place; a mailbox with one token, whose CRC nobody has made.
const identity = '53540101001800000000000003F9941E59'.replace('0000000003', '00000003');
const content = '313430313332343135363701' + '00BC614E' + '0000000000000000';
const map = new Uint8Array(888);
map.set(Buffer.from(identity + content, 'hex'), 24);
map.set(Buffer.from('5354010200500000000000010000000001', 'hex'), 104);
map.set(Buffer.from('01029DD7E7A1F15F9C11AABBCCDD', 'hex'), 120);
const card = { uid: '04A1B2C3D4E580', chip: 'NTAG216' } as const;
const view = viewMap(card, map, null);
const told = { language: 'en', zone: 'WIB', showTokens: false } as const;

test('the identity of docs/card.md, field by field', () => {
  const [slot] = view.slots.identity;
  assert.equal(slot.state, 'live');
  const rows = slotRows(view, 'identity', slot, told);
  const row = (name: string) => rows.find((one) => one.name === name);
  assert.deepEqual(row('sequence'), {
    ...{ offset: 32, bytes: 4, name: 'sequence', hex: '00000003', meaning: '3' },
  });
  assert.equal(row('meter number')?.meaning, '"14013241567"');
  assert.equal(row('card number')?.meaning, '12345678');
});

test('the bytes of tokens are starred, in the slot and in the map, unless they may be seen', () => {
  const [slot] = view.slots.mailbox;
  const hidden = slotRows(view, 'mailbox', slot, told).find(({ name }) => name === 'entry 1');
  assert.equal(hidden?.hex, `01${'*'.repeat(18)}AABBCCDD`);
  assert.match(hidden?.meaning ?? '', /token \*{4}-/);
  const shown = slotRows(view, 'mailbox', slot, { ...told, showTokens: true });
  assert.match(shown.find(({ name }) => name === 'entry 1')?.hex ?? '', /^01029DD7/);
  const rows = mapRows(map, view, false);
  assert.equal(rows.length, 56);
  assert.match(rows[7]?.hex ?? '', /01\*\*\*\*/);
  assert.doesNotMatch(mapRows(map, view, true)[7]?.hex ?? '', /\*/);
});

test('a blank slot has no fields, a record has them all', () => {
  assert.deepEqual(slotRows(view, 'report', view.slots.report[0], told), []);
  const raw = Buffer.from(`2012120057000000062200${'8'.charCodeAt(0).toString(16)}`, 'ascii');
  const record = new Uint8Array(32);
  record.set(raw.subarray(0, 23));
  assert.equal(recordRows({ raw: record, offset: 440 }, told)[0]?.meaning, '"201212"');
});
