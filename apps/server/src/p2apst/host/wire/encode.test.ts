import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from '../../../platform/index.ts';
import { message, rupiah } from '../fixtures/messages.ts';
import { done, type Reply } from '../speech/ask.ts';
import { speech2003 } from '../speech/speech-2003.ts';
import { encode } from './encode.ts';

const log = createLogger('silent');
const told = { sale: { partnerId: 'p', requestKey: 'k', subject: 's' }, isAskedAbout: false };
const ask = speech2003.read(message('2200', { 4: rupiah(1), 48: 'x', 62: 'y' }));
const good: Reply = { code: done, data: 'x', info: 'i', settlementDay: '20261124', told };
const codeOf = (bytes: Uint8Array | null) =>
  speech2003.codec.unpack(bytes ?? new Uint8Array()).fields[39];

test('a good answer tells of its sale', () => {
  const encoded = encode(speech2003, ask, { reply: good }, log);
  assert.equal(codeOf(encoded.bytes), '0000');
  assert.deepEqual([encoded.told, encoded.lost], [told, undefined]);
});

test('a good answer without a usual field, or with one that cannot be packed, is 0068 and nothing of it is told', () => {
  const { info: _, ...bare } = good;
  const wrong: readonly Reply[] = [
    bare,
    { ...good, info: 'é' },
    { ...good, data: 'x'.repeat(1000) },
    { ...good, amountCents: 150 },
    { ...good, settlementDay: '2026' },
  ];
  for (const reply of wrong) {
    const encoded = encode(speech2003, ask, { reply }, log);
    assert.equal(codeOf(encoded.bytes), '0068');
    assert.deepEqual([encoded.told, encoded.lost], [undefined, told]);
  }
});

test('an answer to an inquiry that cannot be packed is 0005', () => {
  const inquiry = speech2003.read(message('2100', { 48: 'x' }));
  const reply = { code: done, data: 'x', supply: 'é', info: 'i' };
  assert.equal(codeOf(encode(speech2003, inquiry, { reply }, log).bytes), '0005');
});
