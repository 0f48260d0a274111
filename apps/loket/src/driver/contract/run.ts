import { SetrumError } from '@setrum/errors';
import { withWatchdog } from '../../reader/watchdog.ts';
import type { CreateBench, DriverBench } from './bench.ts';
import { type DriverCheck, usualTimeoutMs } from './check.ts';
import { driverChecks } from './driver-checks.ts';
import { faultChecks } from './fault-checks.ts';
import { readerChecks } from './reader-checks.ts';

/** The whole contract, in the order in which it is checked. */
export const driverContract: readonly DriverCheck[] = [
  ...driverChecks.slice(0, -1),
  ...readerChecks,
  ...faultChecks,
  ...driverChecks.slice(-1),
];

export interface CheckResult {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  readonly detail: string | null;
}

/** Several waits follow each other in a check. */
const waitsOfACheck = 6;

/** Runs one check on a bench of its own. A driver that hangs fails it. */
export async function runDriverCheck(
  check: DriverCheck,
  createBench: CreateBench,
): Promise<CheckResult> {
  const { name } = check;
  const timeoutMs = check.timeoutMs ?? usualTimeoutMs;
  let bench: DriverBench;
  try {
    bench = await createBench({ timeoutMs });
  } catch (error) {
    return { name, outcome: 'failed', detail: `the bench cannot be set up: ${reasonOf(error)}` };
  }
  try {
    const reason = skipReason(check, bench);
    if (reason !== null) return { name, outcome: 'skipped', detail: reason };
    const limitMs = waitsOfACheck * bench.hand.patienceMs + 2 * timeoutMs;
    await withWatchdog(check.run(bench), limitMs, () => new Error(`it hangs for ${limitMs} ms`));
    return { name, outcome: 'passed', detail: null };
  } catch (error) {
    return { name, outcome: 'failed', detail: reasonOf(error) };
  } finally {
    await takeDown(bench, timeoutMs);
  }
}

/** Whatever a failed driver leaves behind does not hold up the next check. */
async function takeDown(bench: DriverBench, timeoutMs: number): Promise<void> {
  const late = (): Error => new Error('late');
  await withWatchdog(bench.driver.close(), timeoutMs, late).catch(() => undefined);
  await bench.close();
}

function skipReason({ needs }: DriverCheck, { hand }: DriverBench): string | null {
  if (needs === 'virtual-card' && hand.isPerson) return 'only with a virtual hand';
  if (needs === 'cable' && hand.cable === undefined) return 'nobody pulls the cable';
  return null;
}

function reasonOf(error: unknown): string {
  if (error instanceof SetrumError) return error.message;
  return error instanceof Error ? (error.message.split('\n\n', 1)[0] ?? '') : String(error);
}
