import { randomUUID } from 'node:crypto';
import { Latencies } from '../hub/latency.ts';
import type { CounterWorld } from './world.ts';

/** Whoever sells: the desk itself, or a page at the other end of the bridge. */
export interface Seller {
  visit(): Promise<string>;
  buy(visitId: string, saleId: string): Promise<string>;
}

/** What sales take, each part on its own; ms, and commands to the card. */
export interface SaleTimes {
  readonly whole: Latencies;
  /** What is left without reader and centre. */
  readonly counter: Latencies;
  readonly reader: Latencies;
  readonly centre: Latencies;
  /** The part of the counter's time in which the journal waits for the disk. */
  readonly disk: Latencies;
  readonly commands: Latencies;
}

export async function measureSales(
  { watches }: CounterWorld,
  seller: Seller,
  { sales, warmUp }: { readonly sales: number; readonly warmUp: number },
): Promise<SaleTimes> {
  for (let sale = 0; sale < warmUp; sale++) await sell(seller);
  const times = {
    ...{ whole: new Latencies(), counter: new Latencies(), reader: new Latencies() },
    ...{ centre: new Latencies(), disk: new Latencies(), commands: new Latencies() },
  };
  for (const watch of Object.values(watches)) watch.take();
  for (let sale = 0; sale < sales; sale++) {
    const fromMs = performance.now();
    await sell(seller);
    const wholeMs = performance.now() - fromMs;
    const [reader, centre, disk] = [
      watches.reader.take(),
      watches.centre.take(),
      watches.disk.take(),
    ];
    times.whole.add(wholeMs);
    times.counter.add(wholeMs - reader.ms - centre.ms);
    times.reader.add(reader.ms);
    times.centre.add(centre.ms);
    times.disk.add(disk.ms);
    times.commands.add(reader.count);
  }
  return times;
}

/** Tap, sale, token written. */
async function sell(seller: Seller): Promise<void> {
  const outcome = await seller.buy(await seller.visit(), randomUUID());
  if (outcome !== 'written') throw new Error(`a sale ended as ${outcome}`);
}
