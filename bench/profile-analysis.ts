import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queryMonths } from '@setrum/server';
import { makeSampleMonths } from './analysis/sample-months.ts';

/** What is analysed, and how often each question is asked. */
export interface AnalysisPlan {
  readonly meters: number;
  readonly months: number;
  readonly rounds: number;
}

const THREADS = 2;

/** The questions of `setrum profile query` over monthly Parquet files of so many meters, on two cores: the middle of the rounds, ms. */
export async function benchAnalysis({
  meters,
  months,
  rounds,
}: AnalysisPlan): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'setrum-analysis-'));
  try {
    await makeSampleMonths({ folder, meters, months });
    const figures: Record<string, number> = {
      analysisRecords: meters * months,
      analysisThreads: THREADS,
      analysisFilesMb: Math.round((await sizeOf(folder)) / 1024 / 1024),
    };
    for (const question of ['anomalies', 'usage', 'voltage']) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const answer = await queryMonths({ folder, question, limit: 1000, threads: THREADS });
        times.push(answer.milliseconds);
      }
      const name = `analysis${question[0]?.toUpperCase()}${question.slice(1)}`;
      figures[`${name}Ms`] = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
      figures[`${name}SlowestMs`] = Math.max(...times);
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
