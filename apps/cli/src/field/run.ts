import { type FieldOptions, planField, startOfFieldMs, THIEVES, type Truth } from '@setrum/field';
import {
  actingFrom,
  type FinanceRoom,
  openFinanceRoom,
  PastPurchases,
  refreshRollups,
  securitySettingsOf,
} from '@setrum/server';
import { defaultRules } from '@setrum/tariff';
import { type FillReport, fillField } from './fill.ts';
import { prepareGround } from './ground.ts';
import { fieldPartner } from './seller.ts';
import { Till } from './till.ts';
import { createTruthFile } from './truth-file.ts';

export interface FieldRun {
  readonly options: FieldOptions;
  readonly dataDir: string;
  /** Null: the embedded database in the data folder. */
  readonly databaseUrl: string | null;
  readonly add: boolean;
  readonly truthFile: string;
  /** A line for a person who waits. */
  readonly tell: (line: string) => void;
}

/** What `setrum field --json` prints. */
export interface FieldResult extends FillReport {
  readonly through: 'registers' | 'cards';
  readonly seed: number;
  readonly region: string;
  /** `YYYYMM`, the first month and the last. */
  readonly months: readonly [number, number];
  readonly thieves: number;
  readonly truthFile: string;
  readonly seconds: number;
}

/** Fills a database with a field. Throws what `prepareGround` throws, RangeError for options that cannot be. */
export async function runField(run: FieldRun): Promise<FieldResult> {
  const began = performance.now();
  const plan = planField(run.options);
  const { seed, region } = plan.options;
  const truth = await createTruthFile(run.truthFile);
  let thieves = 0;
  const onTruth = async (truths: readonly Truth[]): Promise<void> => {
    thieves += truths.filter(({ kind }) => THIEVES.includes(kind)).length;
    await truth.write(truths);
  };
  try {
    const report = await inRoom(run, async ({ database, custody, securityModule }) => {
      await prepareGround({ database, custody, plan, add: run.add });
      const { pool } = database;
      const { partnerId } = fieldPartner;
      const past = await PastPurchases.open({
        pool,
        securityModule,
        rules: defaultRules,
        partnerId,
      });
      const till = new Till(database, new Date(startOfFieldMs(plan)), `field-${region}`);
      const parts = { database, past, till, region };
      const filled = await fillField({
        ...parts,
        plan,
        onTruth,
        onProgress: progressOf(run, began),
      });
      run.tell('Rekap per tempat. Sums by place …');
      await refreshRollups(database);
      return filled;
    });
    const months = [plan.months[0] ?? 0, plan.months.at(-1) ?? 0] as const;
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const { truthFile } = run;
    return { through: 'registers', seed, region, months, ...report, thieves, truthFile, seconds };
  } finally {
    await truth.close();
  }
}

function progressOf({ options, tell }: FieldRun, began: number): (report: FillReport) => void {
  return ({ meters, purchases }) => {
    const seconds = Math.round((performance.now() - began) / 1_000);
    tell(`${meters} / ${options.meters} meter, ${purchases} pembelian/purchases, ${seconds} s`);
  };
}

async function inRoom<Result>(
  { dataDir, databaseUrl, tell }: FieldRun,
  use: (room: FinanceRoom) => Promise<Result>,
): Promise<Result> {
  const security = securitySettingsOf(process.env);
  const now = (): Date => new Date();
  const room = await openFinanceRoom({ dataDir, databaseUrl, security, now, log: tell });
  try {
    return await actingFrom('shell', () => use(room));
  } finally {
    await room.close();
  }
}
