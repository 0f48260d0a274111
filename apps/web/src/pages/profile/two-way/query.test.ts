import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryFrom } from './query.ts';

const of = (text: string) => queryFrom(new URLSearchParams(text), '2026-11-28');

test('twelve digits are a customer, others a meter; the last thirty days unless said', () => {
  const nothing = { unit: null, meterNo: null, idpel: null, until: null, card: null };
  assert.deepEqual(of(''), { ...nothing, from: '2026-10-29' });
  assert.equal(of('number=534252904966').idpel, '534252904966');
  assert.equal(of('number=534252904966').meterNo, null);
  assert.equal(of('number=32031017679').meterNo, '32031017679');
  assert.equal(of('from=2026-01-01&unit=53').from, '2026-01-01');
});
