import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { createReferences, type Inquired } from './reference.ts';

const authenticateWith = (key: string) => ({
  authenticate: (purpose: string, text: string) =>
    createHmac('sha256', key).update(`${purpose}/${text}`).digest('base64'),
});
const references = createReferences(authenticateWith('one key'));
const prepaid: Inquired = {
  product: '99502',
  subject: '32000000011/534250000001',
  bank: '4510017',
  central: '4512017',
  switcher: 'ST145S3',
};
const postpaid: Inquired = { ...prepaid, product: '99501', subject: '534250000006' };
const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

test('references look like the samples, and no two are equal', () => {
  const pairs = Array.from({ length: 200 }, () => references.create(prepaid));
  const all = pairs.flatMap(({ plnRef, switcherRef }) => [plnRef, switcherRef]);
  for (const one of all) assert.match(one, /^[0-9A-Z]{32}$/);
  assert.equal(new Set(all).size, 400);
  for (const pair of pairs) references.verify(prepaid, pair);
});

test('what was changed is told: way, switcher reference, subject, PLN reference', () => {
  const pair = references.create(prepaid);
  const other = references.create(prepaid);
  for (const change of [{ bank: '4510018' }, { central: '4512018' }, { switcher: 'ST145S4' }]) {
    const act = () => references.verify({ ...prepaid, ...change }, pair);
    assert.throws(act, coded('SETRUM_ORIGIN_DIFFERS'));
  }
  const moved = { ...prepaid, subject: '32000000029/534250000002' };
  assert.throws(() => references.verify(moved, pair), coded('SETRUM_PLN_REF_WRONG'));
  const mixed = { plnRef: pair.plnRef, switcherRef: other.switcherRef };
  assert.throws(() => references.verify(prepaid, mixed), coded('SETRUM_PLN_REF_WRONG'));
  const nonTaglis = { ...prepaid, product: '99504' } as const;
  assert.throws(() => references.verify(nonTaglis, pair), coded('SETRUM_SWITCHER_REF_UNKNOWN'));
});

test('every changed character is found, and so is every other length', () => {
  const { plnRef, switcherRef } = references.create(prepaid);
  for (let at = 0; at < 32; at += 1) {
    const changed = (text: string) =>
      text.slice(0, at) + (text[at] === 'X' ? 'Y' : 'X') + text.slice(at + 1);
    const wrongPln = { plnRef: changed(plnRef), switcherRef };
    assert.throws(() => references.verify(prepaid, wrongPln), coded('SETRUM_PLN_REF_WRONG'));
    const wrongSwitcher = { plnRef, switcherRef: changed(switcherRef) };
    assert.throws(() => references.verify(prepaid, wrongSwitcher), SetrumError);
  }
  for (const text of ['', plnRef.slice(1), `${plnRef}0`]) {
    assert.throws(() => references.verify(prepaid, { plnRef: text, switcherRef }), SetrumError);
    assert.throws(() => references.verify(prepaid, { plnRef, switcherRef: text }), SetrumError);
  }
});

test('the switcher reference of postpaid bills stands for the customer too', () => {
  const { switcherRef } = references.create(postpaid);
  references.verifySwitcherRef(postpaid, switcherRef);
  const other = { ...postpaid, subject: '534250000007' };
  const act = () => references.verifySwitcherRef(other, switcherRef);
  assert.throws(act, coded('SETRUM_SWITCHER_REF_UNKNOWN'));
});

test('another installation does not know them', () => {
  const elsewhere = createReferences(authenticateWith('another key'));
  const act = () => elsewhere.verify(prepaid, references.create(prepaid));
  assert.throws(act, coded('SETRUM_SWITCHER_REF_UNKNOWN'));
});
