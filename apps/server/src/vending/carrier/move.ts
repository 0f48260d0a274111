import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';

/**
 * Tokens of a meter that wait on one card wait on another one from now on, and ride in its next mailbox. Part of the caller's
 * transaction; gives how many. What a report from the old card still says of them counts all the same.
 */
export async function moveWaitingTokens(
  transaction: AnyTransaction,
  move: { readonly meterNo: string; readonly fromUid: string; readonly toUid: string },
): Promise<number> {
  const { meterNo, fromUid, toUid } = move;
  const { rows } = await sql<{ count: number }>`
    select vending.move_waiting(${meterNo}, ${fromUid}, ${toUid}) as count`.execute(transaction);
  return rows[0]?.count ?? 0;
}

/**
 * Marks credits of a meter that was taken away as made good at the meter in its place: none of them is sold, taken back or moved again.
 * Part of the caller's transaction. Gives their energy together, tenths of a kWh; null when one of them is not open (any more).
 */
export async function moveCredits(
  transaction: AnyTransaction,
  move: {
    readonly meterNo: string;
    readonly tokenIds: readonly string[];
    readonly toMeterNo: string;
  },
): Promise<number | null> {
  const { meterNo, tokenIds, toMeterNo } = move;
  if (tokenIds.length === 0) return 0;
  const { rows } = await sql<{ energy_dkwh: number | null }>`
    select vending.move_credits(${meterNo}, ${sql.val([...tokenIds])}::uuid[], ${toMeterNo}) as energy_dkwh`.execute(
    transaction,
  );
  return rows[0]?.energy_dkwh ?? null;
}

/** Puts back what {@link moveCredits} marked: nothing was made good at the other meter after all. Part of the caller's transaction. */
export async function releaseCredits(
  transaction: AnyTransaction,
  move: { readonly meterNo: string; readonly toMeterNo: string },
): Promise<void> {
  await sql`select vending.release_credits(${move.meterNo}, ${move.toMeterNo})`.execute(
    transaction,
  );
}
