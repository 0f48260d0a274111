import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../tests/vectors.ts';
import {
  createCipher,
  deriveDecoderKey,
  makeCreditToken,
  readToken,
  StsError,
  tidAt,
} from '../index.ts';

test('every credit row is made bit for bit and read back', () => {
  const rows = rowsOf('credit');
  assert.ok(rows.length > 80);
  for (const row of rows) {
    const vendingKey = Buffer.from(row.vendingKey, 'hex');
    const decoderKey = deriveDecoderKey({ ...row, vendingKey });
    assert.equal(Buffer.from(decoderKey).toString('hex'), row.expect.decoderKey, row.id);
    const tid = tidAt(Date.parse(row.issued), row.baseDate);
    assert.equal(tid, row.expect.tid, row.id);
    const cipher = createCipher({ ea: row.ea, decoderKey });
    const made = makeCreditToken(cipher, { ...row, tid });
    assert.equal(made.token, row.expect.tokens[0], row.id);
    assert.equal(made.exact, made.units === row.units);
    assert.deepEqual(readToken(cipher, made.token), {
      ok: true,
      token: { kind: 'credit', subclass: row.subclass, units: made.units, tid, rnd: row.rnd },
    });
  }
});

test('fields that do not fit are refused', () => {
  const cipher = createCipher({ ea: '11', decoderKey: '00112233445566778899aabbccddeeff' });
  const good = { subclass: 0, units: 1, tid: 5, rnd: 0 } as const;
  const wrong = [
    { units: -1 },
    { units: 1.5 },
    { units: 18_201_625 },
    { tid: 2 ** 24 },
    { rnd: 16 },
  ];
  for (const change of wrong) {
    assert.throws(
      () => makeCreditToken(cipher, { ...good, ...change }),
      (error) => error instanceof StsError && error.code === 'STS_RANGE',
    );
  }
});
