import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  BankBooks,
  type LineFault,
  type ReconciliationKind,
  reconciliationFile,
  seededRandom,
  startFaultyLine,
  systemTimers,
} from '@setrum/bank';
import { demoPartner, sicilia, wayan } from '@setrum/cli';
import {
  closeDueDays,
  type Difference,
  demoClaims,
  differences,
  type FinanceRoom,
  openFinanceRoom,
  type ReconciliationRun,
  reconcile,
  securityDefaults,
} from '@setrum/server';
import { assertAgreed, connectBank, type FaultHub, startFaultHub } from './hub.ts';

const { partnerId } = demoPartner;
const products = { prepaid: '99502', postpaid: '99501', nonTaglis: '99504' } as const;
const kinds: readonly ReconciliationKind[] = ['prepaid', 'postpaid', 'nonTaglis'];
const meters = [sicilia.meter.meterNo, wayan.meter.meterNo];

describe("the bank's books after a day of faults, reconciled", () => {
  let hub: FaultHub;
  let room: FinanceRoom;
  let nowMs = Date.now();
  const now = (): Date => new Date(nowMs);
  const timers = { ...systemTimers, now };
  const books = new BankBooks({ file: null, now });
  /** A sale whose answers are all lost. */
  let lostFor: string | null = null;
  before(async () => {
    hub = await startFaultHub(now);
    const { dataDir, databaseUrl } = hub;
    const security = securityDefaults;
    room = await openFinanceRoom({ dataDir, databaseUrl, security, now, log: () => undefined });
  });
  after(async () => {
    await room?.close();
    await hub?.stop();
  });

  const day = (): string => books.sales[0]?.day ?? '';
  const fileOf = (kind: ReconciliationKind) =>
    reconciliationFile(books, kind, day(), partnerId).text;
  const compared = (kind: ReconciliationKind): Promise<ReconciliationRun> => {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(fileOf(kind));
    }
    const file = { partnerId, product: products[kind], day: day(), bytes: bytes() };
    return reconcile(hub.database, room.securityModule, file, 'test', now());
  };
  const found = ({ runId }: ReconciliationRun): Promise<readonly Difference[]> =>
    differences(hub.database.pool, {
      ...{ runId, partnerId: null, day: null, state: null, after: null, limit: 100 },
    });

  test('a day: tokens and bills over a bad line, all but one sale settled', async () => {
    const random = seededRandom(2015);
    const sorts: readonly LineFault[] = ['drop', 'cut-before', 'cut-in', 'cut-after', 'twice'];
    const plan = ({ mti, text }: { readonly mti: string; readonly text: string }): LineFault => {
      if (lostFor !== null && text.includes(lostFor)) return mti === '2200' ? 'pass' : 'drop';
      return /^22/.test(mti) && random(3) === 0 ? (sorts[random(sorts.length)] ?? 'pass') : 'pass';
    };
    const way = { host: '127.0.0.1', port: hub.port, framing: 'end-byte', plan } as const;
    const line = await startFaultyLine(way);
    const quick = await connectBank(line.port, { books, timers, answerWithinMs: 150 });
    const patient = await connectBank(hub.port, { books, timers, answerWithinMs: 5_000 });
    for (let n = 0; n < 12; n++) {
      const inquiry = await patient.inquire({ meterNo: meters[n % 2] ?? '' });
      await quick.purchase(inquiry, { amountCents: 2_000_000 }).catch(() => undefined);
    }
    for (const { id, state } of books.sales) {
      if (state !== 'sold' && state !== 'refused') await patient.settle(id);
    }
    await assertAgreed(hub, books.sales);
    const bills = [
      { registrationNo: demoClaims.newConnection },
      { idpel: demoClaims.postpaidIdpel },
    ];
    for (const subject of bills) {
      const { sale } = await patient.pay(await patient.inquireBill(subject));
      assert.equal(sale.state, 'sold');
    }
    const inquiry = await patient.inquire({ meterNo: meters[0] ?? '' });
    lostFor = inquiry.plnRef;
    const { sale } = await quick.purchase(inquiry, { amountCents: 2_000_000 });
    assert.equal(sale.state, 'manual');
    await quick.close();
    await patient.close();
    await line.stop();
  });

  test('closed and compared: the only difference is the sale that a person must look after', async () => {
    nowMs += 48 * 3_600_000;
    assert.deepEqual((await closeDueDays(hub.database, now(), partnerId)).refused, []);
    for (const kind of kinds) {
      const run = await compared(kind);
      assert.equal(run.matched, run.theirLines);
      assert.ok(run.matched > 0, kind);
      const list = await found(run);
      assert.deepEqual(
        list.map((one) => [one.kind, one.switcherRef]),
        kind === 'prepaid'
          ? [['only-ours', books.manual[0]?.request.fields[48]?.slice(63, 95)]]
          : [],
      );
    }
  });

  test('asked about by hand, it is the same token, and the next file has no difference', async () => {
    const bank = await connectBank(hub.port, { books, timers, answerWithinMs: 5_000 });
    const [manual] = books.manual;
    assert.equal((await bank.settle(manual?.id ?? '')).sale.state, 'sold');
    await bank.close();
    assert.deepEqual(books.manual, []);
    const run = await compared('prepaid');
    assert.deepEqual([run.differences, run.matched], [0, run.ourLines]);
  });
});
