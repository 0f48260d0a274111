import { type Database, tables } from '../platform/index.ts';
import type { VendingTables } from './tables.ts';

/** A credit that was sold, and what the centre knows of its arrival. Its digits are not told here. */
export interface TokenDelivery {
  /** The purchase's reference: 32 hex digits. */
  readonly reference: string;
  readonly energyDkwh: number;
  readonly issuedAt: string;
  /** Whether it went to a card, or on paper only. */
  readonly onCard: boolean;
  /** What the meter said of it (docs/card.md §6); null while the centre has not heard. */
  readonly result: number | null;
  readonly resultAt: string | null;
}

const mostListed = 50;

/** The latest credits of a meter, newest first, at most fifty. */
export async function tokenDeliveries(
  database: Database,
  meterNo: string,
): Promise<readonly TokenDelivery[]> {
  const rows = await tables<VendingTables>(database, 'vending')
    .selectFrom('token')
    .select(['request_id', 'units', 'issued_at', 'card_uid', 'result', 'result_at'])
    .where('meter_no', '=', meterNo)
    .where('class', '=', 0)
    .orderBy('issued_at', 'desc')
    .limit(mostListed)
    .execute();
  return rows.map((row) => ({
    reference: row.request_id.replaceAll('-', '').toUpperCase(),
    energyDkwh: row.units,
    issuedAt: row.issued_at.toISOString(),
    onCard: row.card_uid !== null,
    result: row.result,
    resultAt: row.result_at?.toISOString() ?? null,
  }));
}
