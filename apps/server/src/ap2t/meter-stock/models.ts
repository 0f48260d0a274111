import { isDeepStrictEqual } from 'node:util';
import { type Caller, recordAct } from '../../identity/index.ts';
import { type Database, inTransaction } from '../../platform/index.ts';
import type { MeterModel } from './model.ts';
import { assertChangeable, assertFace, assertMaker, assertSense } from './model-check.ts';
import { modelOf } from './rows.ts';
import { stockTables, stockTablesIn } from './store.ts';

/** All models, by name. */
export async function meterModels(database: Database): Promise<readonly MeterModel[]> {
  const rows = await stockTables(database)
    .selectFrom('meter_model')
    .selectAll()
    .orderBy('model_id')
    .limit(1_000)
    .execute();
  return rows.map(modelOf);
}

interface By {
  readonly caller: Caller;
  readonly at: Date;
}

/**
 * Registers a model, or corrects it; doing so twice is doing it once. Throws SETRUM_METER_MAKER_UNKNOWN, SETRUM_METER_MODEL_INVALID, and
 * SETRUM_METER_MODEL_IN_USE when there are meters of it and more than its names would change.
 */
export function putModel(database: Database, model: MeterModel, { caller, at }: By): Promise<void> {
  assertSense(model);
  return inTransaction(database, async (transaction) => {
    await assertMaker(transaction, model);
    await assertFace(transaction, model);
    const stock = stockTablesIn(transaction);
    const row = await stock
      .selectFrom('meter_model')
      .selectAll()
      .where('model_id', '=', model.modelId)
      .forUpdate()
      .executeTakeFirst();
    const before = row === undefined ? null : modelOf(row);
    if (isDeepStrictEqual(before, model)) return;
    if (before !== null) await assertChangeable(transaction, before, model);
    const { sts, modelId: model_id, maxAmperes: max_amperes, ...rest } = model;
    const able = {
      ...{ eas: sts?.eas ?? null, dkgas: sts?.dkgas ?? null },
      ...{ kct_counts: sts?.kctCounts ?? null, base_dates: sts?.baseDates ?? null },
    };
    const values = { model_id, max_amperes, ...rest, ...able };
    await stock
      .insertInto('meter_model')
      .values(values)
      .onConflict((conflict) => conflict.column('model_id').doUpdateSet(values))
      .execute();
    const change = { before: before === null ? null : told(before), after: told(model) };
    const act = { act: 'meter-model.put', subject: model_id, ...change };
    await recordAct(transaction, { ...act, actor: caller.label, source: caller.source }, at);
  });
}

function told({ maker, brand, type, kind, phases, maxAmperes }: MeterModel) {
  return { maker, brand, type, kind, phases, maxAmperes };
}
