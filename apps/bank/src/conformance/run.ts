import { SetrumError } from '@setrum/errors';
import { Iso8583Error } from '@setrum/iso8583';
import { ConformanceFailure, ConformanceSkip } from './expect.ts';
import type { ConformanceReport, ConformanceTarget, ScenarioResult } from './model.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { newShared, type Shared, Stage } from './stage.ts';

export interface ConformanceOptions {
  /** Only scenarios whose id starts with one of these. */
  readonly only?: readonly string[];
  /** Told of every scenario as it ends. */
  readonly onResult?: (result: ScenarioResult) => void;
}

/**
 * Plays all scenarios against a host, one after the other, from the place of a bank. A run uses fresh trace numbers and takes back what
 * it pays, so it can be repeated; it sells a few tokens of the target's amount. Never throws for what the host does.
 */
export async function runConformance(
  target: ConformanceTarget,
  { only = [], onResult }: ConformanceOptions = {},
): Promise<ConformanceReport> {
  const shared = newShared();
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    const isWanted = only.length === 0 || only.some((prefix) => scenario.id.startsWith(prefix));
    if (!isWanted) continue;
    const result = await play(scenario, target, shared);
    results.push(result);
    onResult?.(result);
  }
  const count = (verdict: ScenarioResult['verdict']): number =>
    results.filter((result) => result.verdict === verdict).length;
  return {
    host: target.host,
    port: target.port,
    passed: count('pass'),
    failed: count('fail'),
    skipped: count('skipped'),
    scenarios: results,
  };
}

async function play(
  { id, rule, run }: Scenario,
  target: ConformanceTarget,
  shared: Shared,
): Promise<ScenarioResult> {
  const stage = new Stage(target, shared);
  const result = (verdict: ScenarioResult['verdict'], reason: string | null): ScenarioResult => ({
    ...{ id, rule, verdict, reason },
    trace: stage.trace.lines,
  });
  try {
    await run(stage);
    return result('pass', null);
  } catch (error) {
    if (error instanceof ConformanceSkip) return result('skipped', error.message);
    const isTheHosts =
      error instanceof ConformanceFailure ||
      error instanceof SetrumError ||
      error instanceof Iso8583Error;
    if (!isTheHosts) throw error;
    return result('fail', error.message);
  } finally {
    await stage.end();
  }
}
