import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BankBooks, type LineFault, type Sale, startFaultyLine } from '@setrum/bank';
import { demoPartner } from '@setrum/cli';
import { demoClaims, depositBalance, examineLedger } from '@setrum/server';
import { connectBank, type FaultHub, startFaultHub } from './hub.ts';

const sorts: readonly LineFault[] = [
  'drop',
  'twice',
  'cut-before',
  'cut-in',
  'cut-after',
  'freeze',
];
const bills = [
  { registrationNo: demoClaims.newConnection },
  { idpel: demoClaims.postpaidIdpel },
] as const;

describe('a payment over a line that breaks', () => {
  let hub: FaultHub;
  before(async () => {
    hub = await startFaultHub();
  });
  after(() => hub?.stop());

  /** Deposit, ledger and claim say of the payment what the bank's books say. */
  async function assertAgreed(sale: Sale): Promise<void> {
    const isPaid = sale.state === 'sold';
    const balance = await depositBalance(hub.database, demoPartner.partnerId);
    assert.equal(balance, hub.openingCents - (isPaid ? sale.amountCents : 0));
    assert.deepEqual((await examineLedger(hub.database)).faults, []);
    const { rows } = await hub.database.pool.query<{ paid: number }>(
      'select count(*)::integer as paid from p2apst.payment where status = $1 and reversed_at is null',
      ['paid'],
    );
    assert.equal(rows[0]?.paid, isPaid ? 1 : 0);
  }

  for (const subject of bills) {
    const what = 'idpel' in subject ? 'postpaid' : 'non-taglis';
    for (const mti of ['2200', '2210', '2400', '2410']) {
      for (const fault of sorts) {
        test(`${what}, ${String(fault)} at ${mti}: paid and charged, or neither`, async () => {
          let isMet = false;
          const isReversal = mti === '2400' || mti === '2410';
          const plan = (message: { readonly mti: string }): LineFault => {
            // A reversal follows when the payment's answer is lost.
            if (isReversal && message.mti === '2210') return 'drop';
            if (isMet || message.mti !== mti) return 'pass';
            isMet = true;
            return fault;
          };
          const way = { host: '127.0.0.1', port: hub.port, framing: 'end-byte', plan } as const;
          const line = await startFaultyLine(way);
          const books = new BankBooks({ file: null, now: () => new Date() });
          const later = await connectBank(hub.port, { books, answerWithinMs: 5_000 });
          const offer = await later.inquireBill(subject);
          const bank = await connectBank(line.port, { books, answerWithinMs: 150 });
          const { sale } = await bank.pay(offer);
          await bank.close();
          await line.stop();
          assert.ok(isMet, 'the fault was never met');
          // On a machine that is too slow for such impatience a person looks after it.
          const decided = sale.state === 'manual' ? (await later.settle(sale.id)).sale : sale;
          assert.ok(decided.state === 'sold' || decided.state === 'refused', decided.state);
          await assertAgreed(decided);
          if (decided.state === 'sold') await assertAgreed((await later.settle(sale.id)).sale);
          assert.ok((await later.inquireBill(subject)).amountCents > 0, 'it can be paid again');
          await later.close();
        });
      }
    }
  }
});
