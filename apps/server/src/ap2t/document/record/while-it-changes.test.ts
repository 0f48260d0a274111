import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inTransaction } from '../../../platform/index.ts';
import type { ConnectionApprovalData } from '../model.ts';
import { approvalOfNewConnection } from '../samples/approvals.ts';
import { callerWith, createDesk, type Desk } from '../test-support/desk.ts';

const officer = callerWith(['front-office']);
const costs = [{ item: 'connection', note: null, amountCents: 100_000 }] as const;
const corrected: ConnectionApprovalData = {
  ...approvalOfNewConnection,
  costs: [...costs],
  totalCents: 100_000,
};

describe('a document printed while its record changes', () => {
  let desk: Desk;
  before(async () => {
    desk = await createDesk();
  });
  after(() => desk?.close());

  test('is the one that was frozen: before, during and after the change, to the byte', async () => {
    const made = await desk.make({ kind: 'SIP', data: approvalOfNewConnection });
    const print = async () => (await desk.documents.render(made.documentId, officer)).bytes;
    const before = await print();
    const newer = await inTransaction(desk.database, async (transaction) => {
      const next = await desk.documents.make(transaction, {
        ...{ kind: 'SIP', data: corrected, unit: '53425', by: 'budi', at: desk.now },
      });
      // The row is locked and changed, and nothing of it is committed.
      assert.deepEqual(await print(), before);
      assert.equal((await desk.documents.verify(made.verificationCode))?.state, 'valid');
      assert.equal(await desk.documents.verify(next.verificationCode), null);
      return next;
    });
    assert.deepEqual(await print(), before);
    const verified = await desk.documents.verify(made.verificationCode);
    assert.deepEqual(
      [verified?.state, verified?.supersededBy, verified?.amountCents],
      ['superseded', newer.registerNo, approvalOfNewConnection.totalCents],
    );
    const after = await desk.documents.render(newer.documentId, officer);
    assert.notDeepEqual(after.bytes, before);
  });

  test('prints beside ten revisions are ten prints of what each of them froze', async () => {
    const agendaNo = '534250511501150555';
    const revisions = [];
    for (let n = 1; n <= 10; n++) {
      const dueOn = `2015-02-${String(n).padStart(2, '0')}`;
      revisions.push(await desk.make({ kind: 'SIP', data: { ...corrected, agendaNo, dueOn } }));
    }
    const printed = await Promise.all(
      revisions.map(({ documentId }) => desk.documents.render(documentId, officer)),
    );
    assert.equal(new Set(printed.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).size, 10);
    for (const [n, { documentId }] of revisions.entries()) {
      if (n % 3 !== 0) continue;
      const again = await desk.documents.render(documentId, officer);
      assert.deepEqual(again.bytes, printed[n]?.bytes);
    }
  });
});
