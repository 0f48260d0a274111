import {
  askedPlace,
  type Database,
  lastReads,
  metersOf,
  monthsOf,
  reportOf,
  soldTo,
  twoWayPurchases,
  variantsOf,
} from '@setrum/server';
import { Latencies } from '../hub/latency.ts';
import { cpuMsSince, readCpu } from './cpu.ts';

type Query = (database: Database, n: number) => Promise<unknown>;

const everywhere = { units: 'all' } as const;
const report = (of: (n: number) => Record<string, string>): Query => {
  return async (database, n) => {
    const query = { unit: null, feeder: null, transformer: null, ...of(n) };
    const place = await askedPlace(database, everywhere, query);
    const found = await reportOf(database, place, null);
    if (place.level === 'transformer' && found.month !== null)
      await metersOf(database, place, found.month);
    return found;
  };
};

/** What the screens of the load profile ask, each of another place or meter every time; `meters` are in the store. */
export function dashboardQueries(meters: number): Readonly<Record<string, Query>> {
  const any = (n: number, of: number): number => (n * 7919) % Math.max(1, Math.floor(of));
  const unit = (n: number): string => {
    const ulp = any(n, meters / 10_000);
    return `${51 + Math.floor(ulp / 50)}${String(ulp % 50).padStart(3, '0')}`;
  };
  const meter = (n: number): string => `32${String(any(n, meters)).padStart(9, '0')}`;
  const monitored =
    (of: (n: number) => { units: readonly string[]; meterNo: string | null }): Query =>
    async (database, n) =>
      twoWayPurchases(
        database,
        { meterNos: null, from: null, until: null, card: null, ...of(n) },
        { before: null, limit: 50 },
      );
  const ulps = [...new Set(Array.from({ length: Math.ceil(meters / 10_000) }, (_, n) => unit(n)))];
  return {
    reportNation: report(() => ({})),
    reportUpi: report(() => ({ unit: '51' })),
    reportUp3: report(() => ({ unit: '51900' })),
    reportUlp: report((n) => ({ unit: unit(n) })),
    reportFeeder: report((n) => ({ feeder: `PY${any(n, meters / 1000)}` })),
    reportTransformer: report((n) => ({ transformer: `GD${any(n, meters / 40)}` })),
    meterProfile: (database, n) =>
      Promise.all([
        monthsOf(database, meter(n), 13),
        variantsOf(database, meter(n)),
        soldTo(database, meter(n), 13),
        lastReads(database, [meter(n)]),
      ]),
    monitoringNation: monitored(() => ({ units: ulps, meterNo: null })),
    monitoringUlp: monitored((n) => ({ units: [unit(n)], meterNo: null })),
    monitoringMeter: monitored((n) => ({ units: ulps, meterNo: meter(n) })),
  };
}

/** How long a query took, and the CPU that this process and the database spent on each. */
export interface Asked {
  readonly latencies: Latencies;
  readonly cpuMs: number;
}

/** Asks each query so often, one after the other, after a few rounds to warm up. */
export async function askDashboards(
  database: Database,
  meters: number,
  rounds: number,
): Promise<ReadonlyMap<string, Asked>> {
  const found = new Map<string, Asked>();
  for (const [name, query] of Object.entries(dashboardQueries(meters))) {
    const latencies = new Latencies();
    let cpu = await readCpu(database);
    for (let n = -3; n < rounds; n++) {
      if (n === 0) cpu = await readCpu(database);
      const start = performance.now();
      await query(database, n + 3);
      if (n >= 0) latencies.add(performance.now() - start);
    }
    const cpuMs = (await cpuMsSince(database, cpu)) / rounds;
    found.set(name, { latencies, cpuMs });
  }
  return found;
}
