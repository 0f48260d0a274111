import { createHash } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { Selectable } from 'kysely';
import { type AnyTransaction, uuidv7 } from '../../platform/index.ts';
import { stockTablesIn } from './store.ts';
import type { StockTables } from './tables.ts';

/** Something done with several meters at once. */
export interface MeterBatch {
  readonly batchId: string;
  readonly action: StockTables['meter_batch']['action'];
  readonly meterCount: number;
  readonly madeBy: string;
  readonly madeAt: Date;
}

export interface NewBatch extends Omit<MeterBatch, 'batchId'> {
  /** Null for an import, which is known by its digest. */
  readonly requestKey: string | null;
  /** SHA-256 of all that was asked for. */
  readonly digest: Buffer;
}

/** The digest of a request: the same for the same content. */
export function digestOf(content: readonly unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

/**
 * Begins a batch, or finds the one that this request key, or file, has made: whoever asks the same at the same time waits here. Throws
 * SETRUM_REQUEST_KEY_REUSED when the key was used for something else, or by somebody else.
 */
export async function beginBatch(
  transaction: AnyTransaction,
  batch: NewBatch,
): Promise<{ readonly batch: MeterBatch; readonly isNew: boolean }> {
  const stock = stockTablesIn(transaction);
  const { action, requestKey, digest, meterCount, madeBy, madeAt } = batch;
  const made = await stock
    .insertInto('meter_batch')
    .values({
      ...{ batch_id: uuidv7(madeAt.getTime()), action, request_key: requestKey, digest },
      ...{ meter_count: meterCount, made_by: madeBy, made_at: madeAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (made !== undefined) return { batch: batchOf(made), isNew: true };
  const all = stock.selectFrom('meter_batch').selectAll();
  const same =
    requestKey === null
      ? all.where('action', '=', 'import').where('digest', '=', digest)
      : all.where('request_key', '=', requestKey);
  const known = await same.executeTakeFirstOrThrow();
  const isSame = known.digest.equals(digest) && known.action === action;
  if (requestKey !== null && (!isSame || known.made_by !== madeBy)) {
    throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
  }
  return { batch: batchOf(known), isNew: false };
}

export function batchOf(row: Selectable<StockTables['meter_batch']>): MeterBatch {
  return {
    ...{ batchId: row.batch_id, action: row.action, meterCount: row.meter_count },
    ...{ madeBy: row.made_by, madeAt: row.made_at },
  };
}
