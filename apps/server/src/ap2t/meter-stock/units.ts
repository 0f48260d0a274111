import { SetrumError } from '@setrum/errors';
import { listUnits, unitOf } from '../../identity/index.ts';
import type { AnyTransaction, Database } from '../../platform/index.ts';

/** Refuses a unit that has no stock of its own: SETRUM_UNIT_UNKNOWN for what is no service unit (ULP). */
export async function assertServiceUnit(transaction: AnyTransaction, unit: string): Promise<void> {
  const { kind } = await unitOf(transaction, unit);
  if (kind !== 'ULP') throw new SetrumError('SETRUM_UNIT_UNKNOWN', { unit });
}

const pageSize = 500;
/** The country has fewer than two thousand. */
const mostPages = 20;

/** Codes of all service units (ULP). */
export async function serviceUnits(database: Database): Promise<ReadonlySet<string>> {
  const units = new Set<string>();
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const found: Awaited<ReturnType<typeof listUnits>> = await listUnits(database, {
      after,
      limit: pageSize,
    });
    for (const { unit, kind } of found) if (kind === 'ULP') units.add(unit);
    after = found.at(-1)?.unit ?? null;
    if (found.length < pageSize) return units;
  }
  throw new Error(`there are more than ${mostPages * pageSize} units`);
}
