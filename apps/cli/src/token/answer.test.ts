import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerBlock } from './answer.ts';
import { maxLineLength } from './lines.ts';

const credit = {
  id: 'one',
  op: 'credit',
  dkga: '04',
  ea: '11',
  vendingKey: 'abababababababab949494949494949401234567',
  keyType: 2,
  pan: '600727000000000009',
  sgc: '201457',
  ti: '01',
  krn: 1,
  baseDate: 2014,
  subclass: 0,
  units: 500,
  issued: '2026-01-31T07:45Z',
  rnd: 5,
};

function answerTo(row: unknown): unknown {
  const line = typeof row === 'string' ? row : JSON.stringify(row);
  return JSON.parse(answerBlock({ firstLine: 7, lines: [line] }, undefined).text);
}

/** The code and the message of a row that must not be made. */
function refusal(row: unknown): string {
  const answer = Object(answerTo(row));
  assert.equal('tokens' in answer, false);
  return `${answer.error.code} ${answer.error.message}`;
}

describe('an answer to a row', () => {
  test('holds id, decoder key and tokens; a test has no key', () => {
    assert.deepEqual(Object.keys(Object(answerTo(credit))), ['id', 'decoderKey', 'tokens']);
    const row = { id: 12, op: 'test', subclass: 0, control: '1', mfrCode: 0 };
    assert.deepEqual(answerTo(row), { id: 12, tokens: ['00000000000150997584'] });
  });

  test('of an extended read carries its 44 bits', () => {
    const row = { id: 'x', op: 'test', subclass: 2, control: 'fc000000000' };
    assert.match(JSON.stringify(answerTo(row)), /"tokens":\["\d{20}"\]/);
  });

  test('names the field that is missing, of another type, or out of its range', () => {
    const cases: readonly (readonly [object, RegExp])[] = [
      [{ op: 'credits' }, /^SETRUM_BAD_REQUEST .*\bop must be/],
      [{ units: undefined }, /^SETRUM_BAD_REQUEST .*\bunits must be a number/],
      [{ units: '500' }, /^SETRUM_BAD_REQUEST .*\bunits must be a number/],
      [{ units: 0.5 }, /^STS_RANGE units must be an integer from 0 to 18201624/],
      [{ units: 18_201_625 }, /^STS_RANGE units/],
      [{ subclass: 4 }, /^STS_RANGE subclass must be one of 0, 1, 2, 3/],
      [{ rnd: 16 }, /^STS_RANGE rnd/],
      [{ pan: '60072700000000000' }, /^STS_FORMAT pan must be 18 digits/],
      [{ pan: '600727000000000008' }, /^STS_CHECK_DIGIT .*PAN/],
      [{ sgc: 201_457 }, /^SETRUM_BAD_REQUEST .*\bsgc must be a text/],
      [{ ti: '1' }, /^STS_FORMAT ti must be 2 digits/],
      [{ krn: 0 }, /^STS_RANGE krn/],
      [{ keyType: 0 }, /^STS_KEY /],
      [{ keyType: 3 }, /^STS_UNSUPPORTED /],
      [{ dkga: '01' }, /^STS_UNSUPPORTED /],
      [{ dkga: '02' }, /^STS_KEY /],
      [{ ea: '12' }, /^STS_RANGE ea must be one of 07, 09, 11/],
      [{ baseDate: 2015 }, /^STS_RANGE baseDate must be one of 1993, 2014, 2035/],
      [{ vendingKey: 'xy' }, /^STS_KEY vendingKey must be hexadecimal/],
      [{ vendingKey: 'abab' }, /^STS_KEY /],
      [{ issued: '2026-02-30T07:45Z' }, /^STS_FORMAT issued/],
      [{ issued: '2026-01-31T07:45' }, /^STS_FORMAT issued/],
      [{ issued: '2013-12-31T23:59Z' }, /^STS_RANGE /],
      [{ issued: '2045-11-25T00:00Z' }, /^STS_TID_EXHAUSTED /],
      [{ ken: 256 }, /^STS_RANGE ken/],
      [{ ken: 0 }, /^STS_KEY_EXPIRED /],
      [{ op: 'currency', subclass: 4, amount1e5: 100 }, /^SETRUM_BAD_REQUEST .*amount1e5/],
      [{ op: 'currency', subclass: 4, amount1e5: '1.5' }, /^STS_FORMAT amount1e5/],
      [{ op: 'management', value: 'x' }, /^SETRUM_BAD_REQUEST .*value/],
      [{ op: 'management', subclass: 3, value: 0 }, /^STS_UNSUPPORTED /],
      [{ op: 'test', control: '1fffffffff', mfrCode: 0 }, /^STS_RANGE control has 36 bits/],
      [{ op: 'keyChange', from: 1 }, /^SETRUM_BAD_REQUEST .*\bto must be a JSON object/],
    ];
    for (const [wrong, message] of cases) {
      assert.match(refusal({ ...credit, ...wrong }), message, JSON.stringify(wrong));
    }
  });

  test('says which of two keys is wrong', () => {
    const key = {
      vendingKey: credit.vendingKey,
      keyType: 2,
      sgc: '201457',
      ti: '01',
      krn: 1,
      baseDate: 2014,
    };
    const row = { ...credit, op: 'keyChange', count: 4, from: key, to: { ...key, ken: 255 } };
    assert.equal(Object(answerTo(row)).tokens.length, 4);
    assert.match(refusal({ ...row, to: { ...row.to, krn: 10 } }), /^STS_RANGE to\.krn/);
    assert.match(refusal({ ...row, from: { ...key, vendingKey: 'ab' } }), /^STS_KEY from: /);
    assert.match(refusal({ ...row, count: 2 }), /^STS_RANGE /);
  });

  test('to what is no row has no id, or the one it can find, and never shows a key', () => {
    assert.match(refusal('no json'), /line 7 is no JSON/);
    assert.match(refusal('[1]'), /a row must be a JSON object/);
    assert.match(refusal({ ...credit, id: undefined }), /id must be .*line 7/);
    assert.match(refusal(`${' '.repeat(maxLineLength)}x`), /line 7 is longer/);
    assert.equal(Object(answerTo({ id: 'b', op: 'x' })).id, 'b');
    const secret = 'abababababababab94949494949494940123456';
    for (const wrong of [`{"vendingKey":"${secret}`, { ...credit, vendingKey: secret }]) {
      assert.equal(refusal(wrong).includes(secret.slice(0, 8)), false);
    }
  });

  test('empty lines are no rows', () => {
    const lines = ['', '  ', JSON.stringify(credit), '\r', 'x'];
    const answer = answerBlock({ firstLine: 1, lines }, undefined);
    assert.deepEqual([answer.rows, answer.failed], [2, 1]);
    assert.equal(answer.text.split('\n').length, 3);
  });
});
