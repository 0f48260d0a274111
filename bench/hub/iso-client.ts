// The bank of `setrum bench iso8583`, a process of its own: told by its parent, it buys over ISO 8583 for a while and tells how it went.

import {
  BankLink,
  codeOf,
  inquiryRequest,
  Marks,
  purchaseRequest,
  readInquiry,
  sampleIdentity,
} from '@setrum/bank';
import { newTally, runCallers } from './callers.ts';
import { fleetMeterNo } from './fleet.ts';

/** What the parent says. */
export type IsoOrder =
  | {
      readonly do: 'connect';
      readonly port: number;
      readonly links: number;
      readonly meters: number;
    }
  | { readonly do: 'buy'; readonly callers: number; readonly seconds: number };

/** What the bank answers. */
export interface IsoTold {
  readonly answers: number;
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
}

const amountCents = 2_000_000;
const timeoutMs = 35_000;
const marks = new Marks(() => new Date());
let links: readonly BankLink[] = [];
let offers: readonly ReturnType<typeof readInquiry>[] = [];
let bought = 0;

process.on('message', (order: IsoOrder) => {
  const done = order.do === 'connect' ? connect(order) : buy(order.callers, order.seconds);
  done.then(
    (told) => process.send?.(told),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function connect({
  port,
  links: count,
  meters,
}: Extract<IsoOrder, { do: 'connect' }>): Promise<IsoTold> {
  const options = { host: '127.0.0.1', port, framing: 'end-byte' } as const;
  links = await Promise.all(Array.from({ length: count }, () => BankLink.connect(options)));
  let asked = 0;
  const gathered: ReturnType<typeof readInquiry>[] = [];
  const asker = async (): Promise<void> => {
    while (asked < meters) {
      const by = { meterNo: fleetMeterNo(asked++) };
      const answer = await request(inquiryRequest(sampleIdentity, marks.next(), by), asked);
      gathered.push(readInquiry(answer));
    }
  };
  await Promise.all(Array.from({ length: 32 }, asker));
  offers = gathered;
  return { answers: gathered.length, perSecond: 0, latenciesMs: [] };
}

async function buy(callers: number, seconds: number): Promise<IsoTold> {
  const tally = newTally();
  await runCallers(callers, seconds, buyOne, tally);
  const { answers, rates, latencies } = tally;
  return { answers, perSecond: rates[0] ?? 0, latenciesMs: latencies.values };
}

async function buyOne(): Promise<void> {
  const n = bought++;
  const offer = offers[(n * 7919) % offers.length];
  if (offer === undefined) throw new Error('the bank has no inquiries to buy from');
  await request(purchaseRequest(sampleIdentity, marks.next(), offer.answer, { amountCents }), n);
}

async function request(message: Parameters<BankLink['request']>[0], n: number) {
  const link = links[n % links.length];
  if (link === undefined) throw new Error('the bank has no link');
  const answer = await link.request(message, { timeoutMs });
  if (codeOf(answer) !== '0000') throw new Error(`the host answered ${codeOf(answer)}`);
  return answer;
}
