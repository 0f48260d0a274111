import {
  type CardSecurity,
  type Database,
  judge,
  reportParameters,
  reportRow,
} from '@setrum/server';
import { type BenchCard, benchCard } from '../hub/cards.ts';
import { Latencies } from '../hub/latency.ts';
import { cpuMsSince, readCpu } from './cpu.ts';

/** Lanes, each on a connection, and the cards that one commit takes at most. */
export const lanes = 2;
export const laneBatch = 64;

/** Cards as counters pass them on at an instant, each with the twelve months before it and a signature. */
export async function makeCards(count: number, now: Date): Promise<readonly BenchCard[]> {
  return Promise.all(
    Array.from({ length: count }, (_, n) => benchCard(`38${String(n).padStart(9, '0')}`, n, now)),
  );
}

export interface OnlineRun {
  readonly cardsPerSecond: number;
  /** Of this process and the database's. */
  readonly cpuMsPerCard: number;
  readonly batches: Latencies;
}

/** Judges the cards and stores their reports and months, batch by batch, as the lanes of purchases do. */
export async function storeCards(
  database: Database,
  cards: readonly BenchCard[],
  security: CardSecurity,
): Promise<OnlineRun> {
  const { pool } = database;
  const batches = new Latencies();
  let at = 0;
  const lane = async (): Promise<void> => {
    while (at < cards.length) {
      const batch = cards.slice(at, at + laneBatch);
      at += laneBatch;
      const start = performance.now();
      const rows = batch.flatMap((card, i) => {
        const judged = judge(card, security);
        const arrival = { at: new Date().toISOString(), purchaseId: null };
        return judged === null ? [] : [{ i, row: reportRow(judged, arrival) }];
      });
      const [reports, readings] = reportParameters(rows);
      await pool.query('select profile.store_reports($1, $2)', [reports, readings]);
      batches.add(performance.now() - start);
    }
  };
  const cpu = await readCpu(database);
  const start = performance.now();
  await Promise.all(Array.from({ length: lanes }, lane));
  const ms = performance.now() - start;
  const cpuMsPerCard = (await cpuMsSince(database, cpu)) / cards.length;
  return { cardsPerSecond: (cards.length * 1000) / ms, cpuMsPerCard, batches };
}
