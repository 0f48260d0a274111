import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { registerBills, registerCharge } from '../../ap2t/index.ts';
import { testPartner } from '../../test-support/world.ts';
import { depositBalance } from '../deposit/service.ts';
import { examineLedger } from '../ledger/examine.ts';
import { products } from '../partner/model.ts';
import { billOf } from '../payment/test-support/bill-world.ts';
import type { Decision, Difference } from './model.ts';
import {
  createReconciliationWorld,
  day,
  edited,
  type ReconciliationWorld,
  refOf,
} from './test-support/day.ts';

const { partnerId } = testPartner;
const { postpaid, nonTaglis } = products;
const coded = (code: string) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('reconciliation of payments', () => {
  let hub: ReconciliationWorld;
  let ours: string;
  const idpels = ['512200000001', '512200000002', '512200000003'];
  const registrationNo = '5123123000001';
  const pay = (
    product: typeof postpaid | typeof nonTaglis,
    subject: string,
    ref: number,
    billCount: number,
    amountCents: number,
  ) => {
    // Each at a moment of its own: the file is in the order of time.
    hub.world.now = new Date(hub.world.now.getTime() + 1_000);
    return hub.payments.pay({
      ...{ product, subject, partnerId, billCount, amountCents, switcherRef: refOf(ref) },
      ...{ counterId: null, terminalId: 'T1', channel: '6021', adminCents: null, plnRef: null },
      requestKey: `payment-${ref}`,
    });
  };

  before(async () => {
    hub = await createReconciliationWorld(1);
    const { database } = hub.world;
    const tenant = { name: 'P', unit: '51220', unitPhone: '1', tariff: 'R3', powerVa: 7700 };
    for (const idpel of idpels) {
      const second = billOf(202611, { taxCents: 100_000, penaltyCents: 300_000 });
      await registerBills(database, { ...tenant, idpel }, [billOf(202610), second]);
    }
    await registerCharge(database, {
      ...{ registrationNo, kind: 'PB', transactionName: 'PEMASANGAN BARU', agendaNo: null },
      ...{ idpel: '534250000003', name: 'P', unit: '53425', unitAddress: 'JL', unitPhone: '1' },
      ...{ registeredOn: '2026-11-20', expiresOn: '2026-12-31' },
      lines: [{ code: '01', amountCents: 70_000_000 }],
    });
    await pay(postpaid, idpels[0] ?? '', 1, 2, 40_400_000);
    await pay(postpaid, idpels[1] ?? '', 2, 1, 20_000_000);
    await pay(nonTaglis, registrationNo, 3, 1, 70_000_000);
    await hub.close('2026-11-24T01:00:00+07:00');
    hub.world.now = new Date('2026-11-24T09:00:00+07:00');
    ours = await hub.file(day, postpaid);
  });
  after(async () => {
    await hub?.world.close();
  });

  const decide = (difference: Difference | undefined, decision: Decision) =>
    hub.decisions.decide(difference?.differenceId ?? '', { decision, reason: 'uji', by: 'TONO' });
  const balance = async () => (await depositBalance(hub.world.database, partnerId)) ?? 0;

  test('a line for each bill, 15 columns; the fee on the first line only', () => {
    const lines = ours.split('\n').filter((line) => line.includes('|REF'));
    assert.deepEqual(
      lines.map((line) => line.split('|').slice(5, 14)),
      [
        ['512200000001', '202610', '40400000', '20000000', '20000000', '0', '0', '0', '250000'],
        [
          '512200000001',
          '202611',
          '40400000',
          '20400000',
          '20000000',
          '0',
          '100000',
          '300000',
          '0',
        ],
        ['512200000002', '202610', '20000000', '20000000', '20000000', '0', '0', '0', '250000'],
      ],
    );
    assert.ok(ours.includes('\nCOUNT|3\nTOTAL|TOTAL_BILL|60400000\n'));
  });

  test('our own files do not differ', async () => {
    assert.equal((await hub.reconcile(day, ours, postpaid)).differences, 0);
    const registrations = await hub.file(day, nonTaglis);
    assert.match(registrations, /\|5123123000001\|000000\|70000000\|/);
    assert.equal((await hub.reconcile(day, registrations, nonTaglis)).differences, 0);
  });

  test('a payment is taken back as a whole, or not', async () => {
    // One of two bills is missing on their side.
    const half = edited(ours, refOf(1), (cells) => (cells[6] === '202610' ? [cells] : []));
    const [line] = await hub.found(await hub.reconcile(day, half, postpaid));
    assert.deepEqual([line?.kind, line?.subject], ['only-ours', idpels[0]]);
    await assert.rejects(decide(line, 'reject'), coded('SETRUM_SALE_NOT_RETURNABLE'));
    // Now both are.
    const none = edited(ours, refOf(1), () => []);
    const lines = await hub.found(await hub.reconcile(day, none, postpaid));
    assert.equal(lines.length, 2);
    const before = await balance();
    const rejected = await decide(lines[0], 'reject');
    assert.equal(await balance(), before + 40_400_000);
    assert.equal(rejected.state, 'decided');
    await assert.rejects(decide(lines[1], 'reject'), coded('SETRUM_DIFFERENCE_DECIDED'));
    const later = none.replace('POSTPAID|', 'postpaid|');
    assert.equal((await hub.reconcile(day, later, postpaid)).ourLines, 1);
  });

  test('bills that only they have are taken over in their order, once', async () => {
    const foreign = (cells: string[], period: string, total: string) =>
      cells
        .with(4, refOf(9))
        .with(5, idpels[2] ?? '')
        .with(6, period)
        .with(8, total);
    const text = edited(await hub.file(day, postpaid), refOf(2), (cells) => [
      cells,
      foreign(cells, '202610', '20000000'),
      foreign(cells, '202611', '20400000')
        .with(9, '20000000')
        .with(11, '100000')
        .with(12, '300000'),
    ]);
    const lines = await hub.found(await hub.reconcile(day, text, postpaid));
    const of = (period: string) => lines.find(({ theirs }) => theirs?.['PERIOD'] === period);
    assert.equal(lines.length, 2);
    await assert.rejects(decide(of('202611'), 'take-over'), coded('SETRUM_LINE_NOT_SALEABLE'));
    const before = await balance();
    assert.equal((await decide(of('202610'), 'take-over')).state, 'decided');
    assert.equal((await decide(of('202611'), 'take-over')).state, 'decided');
    assert.equal(await balance(), before - 40_400_000);
    const again = await hub.reconcile(day, text.replace('POSTPAID|', 'postpaid|'), postpaid);
    assert.deepEqual(
      (await hub.found(again)).map(({ kind }) => kind),
      [],
    );
    assert.deepEqual((await examineLedger(hub.world.database)).faults, []);
  });
});
