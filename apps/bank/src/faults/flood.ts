import { SetrumError } from '@setrum/errors';
import type { Bank } from '../bank/bank.ts';
import type { SaleState } from '../books/model.ts';

export interface FloodOptions {
  readonly bank: Bank;
  readonly meters: readonly string[];
  readonly amountCents: number;
  /** Sales begun a second, whether earlier ones are answered or not. */
  readonly rate: number;
  readonly seconds: number;
  /** Sales under way; what comes beyond it is shed and counted. */
  readonly mostUnderWay?: number;
}

export interface FloodReport {
  readonly begun: number;
  readonly shed: number;
  readonly states: Readonly<Record<SaleState, number>>;
  /** Sales that ended by a code or an error, by its name. */
  readonly codes: Readonly<Record<string, number>>;
  readonly soldPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Inquiry and purchase, again and again, at a constant rate: an evening at the counters of a bank. */
export async function flood(options: FloodOptions): Promise<FloodReport> {
  const { bank, meters, amountCents, rate, seconds, mostUnderWay = 500 } = options;
  const states = { asked: 0, sold: 0, refused: 0, unknown: 0, manual: 0 };
  const codes: Record<string, number> = {};
  const timesMs: number[] = [];
  const underWay = new Set<Promise<void>>();
  let [begun, shed] = [0, 0];
  const count = (code: string): void => {
    codes[code] = (codes[code] ?? 0) + 1;
  };
  const sell = async (meterNo: string): Promise<void> => {
    const from = performance.now();
    try {
      const { sale } = await bank.buy({ meterNo }, { amountCents });
      states[sale.state] += 1;
      count(sale.code ?? sale.state);
      timesMs.push(performance.now() - from);
    } catch (error) {
      if (!(error instanceof SetrumError)) throw error;
      count(error.code === 'SETRUM_BANK_REFUSED' ? String(error.params['code']) : error.code);
    }
  };
  const startMs = performance.now();
  const due = (): number =>
    Math.min(rate * seconds, ((performance.now() - startMs) / 1_000) * rate);
  while (begun + shed < rate * seconds) {
    while (begun + shed < due()) {
      if (underWay.size >= mostUnderWay) {
        shed += 1;
        continue;
      }
      const sale = sell(meters[begun % meters.length] ?? '');
      const watched: Promise<void> = sale.finally(() => underWay.delete(watched));
      underWay.add(watched);
      begun += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(underWay);
  const tookSeconds = (performance.now() - startMs) / 1_000;
  timesMs.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(
      (timesMs[Math.min(timesMs.length - 1, Math.floor(timesMs.length * share))] ?? 0) * 10,
    ) / 10;
  return {
    ...{ begun, shed, states, codes },
    soldPerSecond: Math.round((states.sold / tookSeconds) * 10) / 10,
    ...{ p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) },
  };
}
