import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bank, BankBooks } from '@setrum/bank';
import { sicilia, wayan } from '@setrum/cli';
import { assertAgreed, connectBank, type FaultHub, startFaultHub } from './hub.ts';

const meters = [sicilia.meter.meterNo, wayan.meter.meterNo];

/** Buys `count` tokens over this bank, four at a time; a sale that fails is in the books as it stands. */
async function buyMany(bank: Bank, count: number): Promise<void> {
  let left = count;
  const buyer = async (): Promise<void> => {
    while (left-- > 0) {
      const meterNo = meters[left % meters.length] ?? '';
      await bank.buy({ meterNo }, { amountCents: 2_000_000 }).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: 4 }, buyer));
}

/** Asks about everything that is not decided, until it is. */
async function settleAll(port: number, books: BankBooks): Promise<void> {
  const bank = await connectBank(port, { books, answerWithinMs: 3_000 });
  for (let round = 0; round < 10; round++) {
    const open = books.sales.filter(({ state }) => state !== 'sold' && state !== 'refused');
    if (open.length === 0) break;
    for (const { id } of open) await bank.settle(id);
  }
  await bank.close();
}

describe('purchases under load', () => {
  let hub: FaultHub;
  before(async () => {
    hub = await startFaultHub();
  });
  after(() => hub?.stop());
  const books: BankBooks[] = [];
  const allSales = () => books.flatMap((one) => one.sales);
  const newBooks = (): BankBooks => {
    const one = new BankBooks({ file: null, now: () => new Date() });
    books.push(one);
    return one;
  };

  test('while the database throws everybody out, again and again', async () => {
    const own = newBooks();
    const bank = await connectBank(hub.port, { books: own, answerWithinMs: 3_000 });
    let isOver = false;
    const disturb = async (): Promise<void> => {
      while (!isOver) {
        await hub.database.pool
          .query(
            'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
          )
          .catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    };
    const disturbing = disturb();
    try {
      await buyMany(bank, 60);
    } finally {
      isOver = true;
      await disturbing;
    }
    await bank.close();
    await settleAll(hub.port, own);
    await assertAgreed(hub, allSales());
    assert.ok(own.sales.some(({ state }) => state === 'sold'));
  });

  test('over two servers on one database, for the same meters', async () => {
    const second = await hub.another();
    const ports = [hub.port, second.iso8583Ports[0] ?? 0];
    const owns = ports.map(newBooks);
    const banks = await Promise.all(
      ports.map((port, n) =>
        connectBank(port, { books: owns[n] ?? newBooks(), answerWithinMs: 3_000 }),
      ),
    );
    await Promise.all(banks.map((bank) => buyMany(bank, 20)));
    for (const bank of banks) await bank.close();
    for (const own of owns) await settleAll(ports[0] ?? 0, own);
    await assertAgreed(hub, allSales());
    assert.ok(owns.every((own) => own.sales.some(({ state }) => state === 'sold')));
  });

  test('a sale of one server is told by the other', async () => {
    const second = await hub.another();
    const own = newBooks();
    const bank = await connectBank(hub.port, { books: own, answerWithinMs: 3_000 });
    const { sale, token } = await bank.buy(
      { meterNo: meters[1] ?? '' },
      { amountCents: 2_000_000 },
    );
    await bank.close();
    const other = await connectBank(second.iso8583Ports[0] ?? 0, {
      books: own,
      answerWithinMs: 3_000,
    });
    assert.equal((await other.settle(sale.id)).token, token);
    await other.close();
    await assertAgreed(hub, allSales());
  });
});
