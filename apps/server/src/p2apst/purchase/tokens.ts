import { randomInt } from 'node:crypto';
import type { CreditOrder, SecurityModule } from '../../vending/index.ts';
import type { Decision } from './decide.ts';

/**
 * The tokens of a batch in one call of the security module. When it refuses the batch, each is ordered alone, so that
 * one bad order fails nobody else: its place holds the error.
 */
export async function makeTokens(
  module: SecurityModule,
  decisions: readonly Decision[],
): Promise<readonly (string | Error)[]> {
  const orders = decisions.map(
    ({ key, tid, energyDkwh }): CreditOrder => ({
      key,
      tid,
      units: energyDkwh,
      rnd: randomInt(16),
    }),
  );
  try {
    return await module.issueCredits(orders);
  } catch {
    // Which of them it was, and why, the second attempt tells.
    return Promise.all(orders.map((order) => module.issueCredits([order]).then(onlyOne, asError)));
  }
}

function onlyOne(tokens: readonly string[]): string | Error {
  return tokens[0] ?? new Error('the security module made no token');
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
