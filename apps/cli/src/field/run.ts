import { planField, THIEVES, type Truth } from '@setrum/field';
import { actingFrom } from '@setrum/server';
import { fillThroughCards } from './cards/fill.ts';
import type { FillReport } from './fill.ts';
import { fillThroughRegisters } from './registers.ts';
import { truthFileAt } from './truth-file.ts';
import type { FieldRun } from './work.ts';

/** What `setrum field --json` prints. */
export interface FieldResult extends FillReport {
  readonly through: FieldRun['through'];
  readonly seed: number;
  readonly region: string;
  /** `YYYYMM`, the first and the last. */
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly thieves: number;
  readonly truthFile: string;
  readonly seconds: number;
}

const ways = { registers: fillThroughRegisters, cards: fillThroughCards } as const;

/** Fills a database with a field. Throws what `prepareGround` throws, RangeError for options that cannot be. */
export async function runField(run: FieldRun): Promise<FieldResult> {
  const began = performance.now();
  const plan = planField(run.options);
  const { seed, region } = plan.options;
  const { through, truthFile } = run;
  const truth = truthFileAt(truthFile);
  let thieves = 0;
  const onTruth = async (truths: readonly Truth[]): Promise<void> => {
    thieves += truths.filter(({ kind }) => THIEVES.includes(kind)).length;
    await truth.write(truths);
  };
  const secondsNow = (): number => Math.round((performance.now() - began) / 100) / 10;
  const onProgress = (share: number): void =>
    run.tell(`${Math.min(100, Math.round(share * 100))} %, ${Math.round(secondsNow())} s`);
  try {
    const report = await actingFrom('shell', () =>
      ways[through]({ run, plan, onTruth, onProgress }),
    );
    const [firstMonth = 0, lastMonth = 0] = [plan.months[0], plan.months.at(-1)];
    const facts = { through, seed, region, firstMonth, lastMonth };
    return { ...facts, ...report, thieves, truthFile, seconds: secondsNow() };
  } finally {
    await truth.close();
  }
}
