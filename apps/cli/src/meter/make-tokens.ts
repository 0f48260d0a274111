import { formatToken } from '@setrum/sts';
import { issueTokens } from './issue.ts';
import type { IssuedKind } from './issued-kinds.ts';
import type { Workbench } from './workbench.ts';

/** Makes tokens for the meter on the bench, as they are printed; their identifiers are used up. SETRUM_USAGE. */
export async function makeTokens(
  bench: Workbench,
  kind: IssuedKind,
  value: string | undefined,
  krn?: number,
): Promise<readonly string[]> {
  const { state } = bench.meter;
  const { lastIssuedTid: lastTid } = bench;
  const nowMs = state.clock.ranUntilMs ?? 0;
  const issued = issueTokens(state, { kind, value, krn, lastTid, nowMs });
  if (issued.lastTid !== lastTid) await bench.issued(issued.lastTid);
  return issued.tokens.map(formatToken);
}
