import {
  type Database,
  importBatch,
  readByPeople,
  type ToldMonth,
  tellMonths,
} from '@setrum/server';
import { cpuMsSince, readCpu } from './cpu.ts';
import { monthBack } from './options.ts';

/** Connections that import at the same time. */
export const importers = 2;

/** Records a second of the bulk import: new meters' months, sorted by meter, into months that are there. */
export async function bulkImport(
  database: Database,
  { records, months }: { readonly records: number; readonly months: number },
): Promise<{ readonly recordsPerSecond: number; readonly cpuMsPerThousand: number }> {
  const telling = { ...readByPeople, receivedAt: new Date().toISOString() };
  let at = 0;
  const importer = async (): Promise<void> => {
    while (at < records) {
      const from = at;
      at += importBatch;
      await tellMonths(
        database,
        recordsFrom(from, Math.min(importBatch, records - from), months),
        telling,
      );
    }
  };
  const cpu = await readCpu(database);
  const start = performance.now();
  await Promise.all(Array.from({ length: importers }, importer));
  const ms = performance.now() - start;
  const cpuMs = await cpuMsSince(database, cpu);
  return { recordsPerSecond: (records * 1000) / ms, cpuMsPerThousand: (cpuMs * 1000) / records };
}

function recordsFrom(from: number, count: number, months: number): ToldMonth[] {
  return Array.from({ length: count }, (_, n) => {
    const meter = Math.floor((from + n) / months);
    const at = (from + n) % months;
    return {
      meterNo: `39${String(meter).padStart(9, '0')}`,
      month: monthBack(months - 1 - at),
      standKwh: at * 150 + (meter % 50),
      remainingKwh: meter % 60,
      voltageV: 210 + ((meter + at) % 20),
      tamper: 0,
      currentDa: 45,
      tamperCause: 0,
      ...{ outages: at % 3, lowVoltageEvents: 0, overloads: 0, tamperEvents: 0 },
      toldAt: '2026-11-01T02:00:00.000Z',
    };
  });
}
