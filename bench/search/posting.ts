import type { Database } from '@setrum/server';
import { Latencies } from '../hub/latency.ts';

/** Posts customers one by one, each in a transaction of its own; whoever has a number like theirs is the pattern. */
export async function postCustomers(
  { pool }: Database,
  first: number,
  count: number,
): Promise<Latencies> {
  const latencies = new Latencies();
  for (let n = first; n < first + count; n++) {
    const serial = String(n).padStart(9, '0');
    const start = performance.now();
    await pool.query(
      `insert into ap2t.customer (idpel, meter_no, name, address, unit, tariff, power_va)
       values ($1, $2, $3, $4, '51400', 'R1T', 2200)`,
      [
        `999${serial}`,
        `99${serial}`,
        `SITI BARU ${n}`,
        `JALAN SELATAN NO. ${n} RT 003/004 DESA BARU`,
      ],
    );
    latencies.add(performance.now() - start);
  }
  return latencies;
}
