import assert from 'node:assert/strict';
import type { Database } from '../../../platform/index.ts';
import type { FaultKind } from '../checks.ts';
import { examine, type LedgerFault } from '../examine.ts';

/** Damages the books in a transaction that is given up afterwards; tells what the examination found. */
export async function faultsAfter(
  database: Database,
  damage: string,
): Promise<readonly LedgerFault[]> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    const results = [await client.query(damage)].flat();
    assert.ok(
      results.some(({ rowCount }) => (rowCount ?? 0) > 0),
      'the damage hit nothing',
    );
    const { ok, faults } = await examine(client);
    assert.equal(ok, faults.length === 0);
    return faults;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** The kinds of faults found, each once. */
export async function kindsAfter(
  database: Database,
  damage: string,
): Promise<readonly FaultKind[]> {
  const faults = await faultsAfter(database, damage);
  return [...new Set(faults.map(({ kind }) => kind))].sort();
}
