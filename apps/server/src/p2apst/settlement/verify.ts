import { isDeepStrictEqual } from 'node:util';
import type { PoolClient } from 'pg';
import type { Database } from '../../platform/index.ts';
import { closings } from './closings.ts';
import type { Closing } from './model.ts';
import { closingDigest, depositBefore, figuresOf, genesis } from './totals.ts';
import { inTransaction } from './transaction.ts';

/** A closed day that is not what it was when it was closed. */
export interface ClosingFault {
  readonly partnerId: string;
  readonly day: string;
  /**
   * `window`: it does not begin where the day before ended. `balance`: opening and movements do not make the closing deposit. `totals`:
   * the records of the day say something else now. `digest`: postings of the day, or the closing itself, were changed.
   */
  readonly kind: 'window' | 'balance' | 'totals' | 'digest';
}

const mostFaults = 100;
const mostClosings = 1_000_000;

/**
 * Works every closed day out once more, as the books are at one moment; at most a hundred findings. It reads all that was ever closed.
 */
export function verifyClosings(database: Database): Promise<readonly ClosingFault[]> {
  return inTransaction(
    database,
    async (client) => {
      const query = { partnerId: null, from: null, until: null, limit: mostClosings };
      const faults: ClosingFault[] = [];
      const before = new Map<string, Closing>();
      for (const closing of (await closings(client, query)).toReversed()) {
        const { partnerId, day } = closing;
        const kinds = await faultsOf(client, closing, before.get(partnerId) ?? null);
        faults.push(...kinds.map((kind) => ({ partnerId, day, kind })));
        if (faults.length >= mostFaults) break;
        before.set(partnerId, closing);
      }
      return faults.slice(0, mostFaults);
    },
    'snapshot',
  );
}

async function faultsOf(
  client: PoolClient,
  closing: Closing,
  last: Closing | null,
): Promise<readonly ClosingFault['kind'][]> {
  const { partnerId, from, openingCents, closingCents } = closing;
  const figures = await figuresOf(client, closing);
  const opening = last?.closingCents ?? (await depositBefore(client, partnerId, from));
  const { postings, totals, ledgerCents } = figures;
  const digest = closingDigest(last?.digest ?? genesis, { ...closing, postings }, figures.digest);
  const wrong: Readonly<Record<ClosingFault['kind'], boolean>> = {
    window: last !== null && last.until.getTime() !== from.getTime(),
    balance: openingCents !== opening || closingCents !== openingCents + ledgerCents,
    totals: !isDeepStrictEqual(totals, closing.totals),
    digest: !digest.equals(closing.digest),
  };
  const kinds: readonly ClosingFault['kind'][] = ['window', 'balance', 'totals', 'digest'];
  return kinds.filter((kind) => wrong[kind]);
}
