import type { CreateBench } from './bench.ts';
import { driverContract, runDriverCheck } from './run.ts';

/** `it` or `test` of node:test, or of any runner like it. */
export type RegisterTest = (
  name: string,
  run: (context: { skip(reason: string): void }) => Promise<void>,
) => unknown;

/** Puts the contract into a test runner: one test for each check. For makers' own tests, and ours. */
export function registerDriverContract(it: RegisterTest, createBench: CreateBench): void {
  for (const check of driverContract) {
    it(check.name, async (context) => {
      const { outcome, detail } = await runDriverCheck(check, createBench);
      if (outcome === 'failed') throw new Error(detail ?? 'failed');
      if (outcome === 'skipped') context.skip(detail ?? '');
    });
  }
}
