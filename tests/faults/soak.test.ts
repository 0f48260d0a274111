import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BankBooks, type LineFault, type Sale, seededRandom, startFaultyLine } from '@setrum/bank';
import { sicilia, wayan } from '@setrum/cli';
import { assertAgreed, connectBank, type FaultHub, startFaultHub } from './hub.ts';

const meters = [sicilia.meter.meterNo, wayan.meter.meterNo];
const sorts: readonly LineFault[] = [
  'drop',
  'twice',
  'cut-before',
  'cut-in',
  'cut-after',
  'freeze',
  { delayMs: 150 },
];
/** Shorter than the delay above, so that delayed answers are late. */
const answerWithinMs = 100;

describe('a line on which anything may go wrong at any message', () => {
  let hub: FaultHub;
  before(async () => {
    hub = await startFaultHub();
  });
  after(() => hub?.stop());
  const everything: Sale[] = [];

  for (const seed of [20150504, 4711]) {
    test(`seed ${seed}: whatever happened, the books agree once everything is asked about`, async () => {
      const random = seededRandom(seed);
      const met = new Set<string>();
      const plan = ({ mti }: { readonly mti: string }): LineFault => {
        if (!/^22/.test(mti) || random(3) > 0) return 'pass';
        const fault = sorts[random(sorts.length)] ?? 'pass';
        met.add(JSON.stringify(fault));
        return fault;
      };
      const way = { host: '127.0.0.1', port: hub.port, framing: 'end-byte', plan } as const;
      const line = await startFaultyLine(way);
      const books = new BankBooks({ file: null, now: () => new Date() });
      const bank = await connectBank(line.port, { books, answerWithinMs });
      for (let n = 0; n < 24; n++) {
        // Errors are inquiries that a neighbour's cut took along: then nothing was sold.
        const buy = () => bank.buy({ meterNo: meters[n % 2] ?? '' }, { amountCents: 2_000_000 });
        await Promise.allSettled([buy(), buy()]);
      }
      await bank.close();
      await line.stop();
      const later = await connectBank(hub.port, { books, answerWithinMs: 5_000 });
      for (const { id, state } of books.sales) {
        if (state !== 'sold' && state !== 'refused') await later.settle(id);
      }
      await later.close();
      assert.equal(met.size, sorts.length, 'every sort of fault was met');
      assert.deepEqual(books.contradictions, []);
      const states = new Set(books.sales.map(({ state }) => state));
      assert.ok(states.has('sold') && states.has('refused'));
      everything.push(...books.sales);
      await assertAgreed(hub, everything);
    });
  }
});
