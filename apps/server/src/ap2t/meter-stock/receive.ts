import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import type { NewMeter } from './model.ts';
import { stockTablesIn } from './store.ts';

/** Meters that come into stock, and how. */
export interface Receipt {
  readonly meters: readonly (NewMeter & {
    /** Issued at once to this unit; null: kept in the central store. */
    readonly unit: string | null;
  })[];
  readonly batchId: string;
  readonly madeBy: string;
  readonly at: Date;
}

/** Rows of one statement. */
const chunkSize = 5_000;

/**
 * Puts meters that were checked into stock with the movements that brought them there, as sets. Part of the caller's transaction.
 * Throws SETRUM_METER_ALREADY_IN_STOCK for one that is there.
 */
export async function receiveMeters(transaction: AnyTransaction, receipt: Receipt): Promise<void> {
  // In the order of their numbers, so that two receipts with meters in common wait for each other instead of blocking each other.
  const meters = receipt.meters.toSorted((a, b) => (a.meterNo < b.meterNo ? -1 : 1));
  for (let from = 0; from < meters.length; from += chunkSize) {
    await receiveChunk(transaction, { ...receipt, meters: meters.slice(from, from + chunkSize) });
  }
}

async function receiveChunk(transaction: AnyTransaction, receipt: Receipt): Promise<void> {
  const { meters, batchId, madeBy, at } = receipt;
  const rows = JSON.stringify(meters.map(rowOf));
  // A meter that goes on to a unit has two movements behind it, and the version of the second.
  const inserted = await sql<{ meter_no: string }>`
    with given as (
      select * from jsonb_to_recordset(${rows}::jsonb) as g(meter_no text, model_id text, factory_no text, sgc text, krn smallint, ti text,
        ken smallint, key_type smallint, ea text, dkga text, kct_count smallint, base_date smallint, unit text)
    ), new as (
      insert into ap2t.meter (meter_no, model_id, factory_no, sgc, krn, ti, ken, key_type, ea, dkga, kct_count, base_date,
                              state, unit, version, received_at, changed_at)
      select g.meter_no, g.model_id, g.factory_no, g.sgc, g.krn, g.ti, g.ken, g.key_type, g.ea, g.dkga, g.kct_count, g.base_date,
             case when g.unit is null then 'received' else 'issued' end, g.unit, case when g.unit is null then 1 else 2 end, ${at}::timestamptz, ${at}::timestamptz
        from given g order by g.meter_no
      on conflict (meter_no) do nothing
      returning meter_no, unit
    ), moved as (
      insert into ap2t.meter_movement (meter_no, version, action, from_state, to_state, unit, batch_id, made_by, made_at)
      select n.meter_no, 1, 'receive', null, 'received', null, ${batchId}::uuid, ${madeBy}::text, ${at}::timestamptz from new n
      union all
      select n.meter_no, 2, 'issue', 'received', 'issued', n.unit, ${batchId}::uuid, ${madeBy}::text, ${at}::timestamptz from new n where n.unit is not null
    )
    select meter_no from new`.execute(stockTablesIn(transaction));
  if (inserted.rows.length === meters.length) return;
  const there = new Set(inserted.rows.map(({ meter_no }) => meter_no));
  const double = meters.find(({ meterNo }) => !there.has(meterNo));
  throw new SetrumError('SETRUM_METER_ALREADY_IN_STOCK', { meterNo: double?.meterNo ?? '-' });
}

function rowOf({ meterNo, modelId, factoryNo, sts, unit }: Receipt['meters'][number]) {
  return {
    ...{ meter_no: meterNo, model_id: modelId, factory_no: factoryNo, unit },
    ...{ sgc: sts?.sgc, krn: sts?.krn, ti: sts?.ti, ken: sts?.ken, key_type: sts?.keyType },
    ...{ ea: sts?.ea, dkga: sts?.dkga, kct_count: sts?.kctCount, base_date: sts?.baseDate },
  };
}
