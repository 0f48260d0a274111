import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bank, type LineFault, type LineMessage, startFaultyLine } from '@setrum/bank';
import { sicilia, wayan } from '@setrum/cli';
import { assertAgreed, connectBank, type FaultHub, startFaultHub } from './hub.ts';

const faults: readonly LineFault[] = [
  'cut-before',
  'cut-in',
  'cut-after',
  'drop',
  'twice',
  'freeze',
];
/** Each message of a sale that needs an advice, and how often of its kind it is spoilt. */
const spots: readonly { readonly from: LineMessage['from']; readonly mti: string }[] = [
  { from: 'bank', mti: '2200' },
  { from: 'host', mti: '2210' },
  { from: 'bank', mti: '2220' },
  { from: 'host', mti: '2230' },
];

describe('a purchase over a line that breaks', () => {
  let hub: FaultHub;
  before(async () => {
    hub = await startFaultHub();
  });
  after(() => hub?.stop());

  /** One purchase of which one message is spoilt; where that is the advice, the purchase's answer is lost first. */
  async function sellThrough(fault: LineFault, spot: (typeof spots)[number]): Promise<Bank> {
    let spoilt = false;
    let lost = false;
    const plan = ({ from, mti }: LineMessage): LineFault => {
      const isAdvice = spot.mti === '2220' || spot.mti === '2230';
      if (isAdvice && !lost && mti === '2210') {
        lost = true;
        return 'drop';
      }
      if (spoilt || from !== spot.from || mti !== spot.mti) return 'pass';
      spoilt = true;
      return fault;
    };
    const line = await startFaultyLine({
      host: '127.0.0.1',
      port: hub.port,
      framing: 'end-byte',
      plan,
    });
    const bank = await connectBank(line.port);
    try {
      const by = { meterNo: sicilia.meter.meterNo };
      await bank.buy(by, { amountCents: 2_000_000 }).catch(() => undefined);
      assert.ok(spoilt, 'the fault was never met');
    } finally {
      await bank.close();
      await line.stop();
    }
    return bank;
  }

  const sales: Bank[] = [];
  for (const spot of spots) {
    for (const fault of faults) {
      test(`${String(fault)} at ${spot.mti}: the bank learns by advice what became of it`, async () => {
        const bank = await sellThrough(fault, spot);
        sales.push(bank);
        const decided = bank.books.sales.filter(
          ({ state }) => state !== 'sold' && state !== 'refused',
        );
        // What the line left open is settled as soon as there is a line again.
        if (decided.length > 0) {
          const later = await connectBank(hub.port, { books: bank.books });
          for (const { id } of decided) await later.settle(id);
          await later.close();
        }
        await assertAgreed(
          hub,
          sales.flatMap(({ books }) => books.sales),
        );
      });
    }
  }

  test("an answer that comes after the bank has given up is the advice's answer too", async () => {
    const plan = ({ mti }: LineMessage): LineFault => (mti === '2210' ? { delayMs: 900 } : 'pass');
    const line = await startFaultyLine({
      host: '127.0.0.1',
      port: hub.port,
      framing: 'end-byte',
      plan,
    });
    const bank = await connectBank(line.port);
    sales.push(bank);
    const outcome = await bank.buy({ meterNo: wayan.meter.meterNo }, { amountCents: 2_000_000 });
    assert.equal(outcome.sale.state, 'sold');
    assert.ok(outcome.sale.asksAgain > 0);
    await bank.close();
    await line.stop();
    await assertAgreed(
      hub,
      sales.flatMap(({ books }) => books.sales),
    );
  });

  test('a purchase that is held up until its advice has been answered is never sold', async () => {
    let lateAnswer: ((mti: string) => void) | null = null;
    const answered = new Promise<string>((resolve) => {
      lateAnswer = resolve;
    });
    const plan = ({ mti }: LineMessage): LineFault => {
      if (mti === '2210') lateAnswer?.(mti);
      return mti === '2200' ? { delayMs: 900 } : 'pass';
    };
    const line = await startFaultyLine({
      host: '127.0.0.1',
      port: hub.port,
      framing: 'end-byte',
      plan,
    });
    const bank = await connectBank(line.port);
    sales.push(bank);
    const outcome = await bank.buy({ meterNo: wayan.meter.meterNo }, { amountCents: 2_000_000 });
    assert.equal(outcome.sale.state, 'refused');
    // The purchase arrives after all, and is told that it was given up.
    await answered;
    await bank.close();
    await line.stop();
    await assertAgreed(
      hub,
      sales.flatMap(({ books }) => books.sales),
    );
  });

  test('a bank whose clock is a day ahead or behind sells like any other', async () => {
    for (const skewMs of [86_400_000, -86_400_000]) {
      const timers = {
        now: () => new Date(Date.now() + skewMs),
        after: (delayMs: number, ring: () => void) => {
          const timer = setTimeout(ring, delayMs);
          return () => clearTimeout(timer);
        },
      };
      const bank = await connectBank(hub.port, { timers });
      sales.push(bank);
      const { sale } = await bank.buy({ meterNo: wayan.meter.meterNo }, { amountCents: 2_000_000 });
      assert.equal(sale.state, 'sold');
      await bank.close();
    }
    await assertAgreed(
      hub,
      sales.flatMap(({ books }) => books.sales),
    );
  });
});
