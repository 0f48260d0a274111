import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { approvalOfNewConnection } from '../samples/approvals.ts';
import { sampleSecrets, sampleWorkOrder } from '../samples/field.ts';
import { frozenOf } from '../test-support/frozen.ts';
import { noSecrets } from './frozen.ts';
import { paperOf } from './paper.ts';
import { Press } from './press.ts';

const letter = frozenOf({ kind: 'SIP', data: approvalOfNewConnection });

describe('the press', () => {
  const press = new Press();
  after(() => press.close());

  test('gives the bytes that the paper has, each to who asked for it', async () => {
    const order = frozenOf({ kind: 'PK', data: sampleWorkOrder });
    const [one, other] = await Promise.all([
      press.print(letter, noSecrets),
      press.print(order, sampleSecrets),
    ]);
    assert.ok(Buffer.from(one).equals(await paperOf(letter, noSecrets)));
    assert.ok(Buffer.from(other).equals(await paperOf(order, sampleSecrets)));
  });

  test('a paper that cannot be set fails alone', async () => {
    const broken = { ...letter, template: { ...letter.template, foot: '{nothing.at.all}' } };
    const results = await Promise.allSettled([
      press.print(broken, noSecrets),
      press.print(letter, noSecrets),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'fulfilled'],
    );
  });

  test('what is too much is refused at once', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 70 }, () =>
        press.print(
          { ...letter, template: { ...letter.template, body: [{ block: 'heading', text: 'x' }] } },
          noSecrets,
        ),
      ),
    );
    const refused = all.filter(({ status }) => status === 'rejected');
    assert.equal(refused.length, 5);
    for (const one of refused)
      assert.equal(one.status === 'rejected' && one.reason.code, 'SETRUM_BUSY');
  });

  test('closed, what waits fails; it can be used again', async () => {
    const waiting = Promise.allSettled([
      press.print(letter, noSecrets),
      press.print(letter, noSecrets),
    ]);
    await press.close();
    for (const { status } of await waiting) assert.equal(status, 'rejected');
    assert.ok((await press.print(letter, noSecrets)).length > 0);
  });
});
