import { isDeepStrictEqual } from 'node:util';
import { SetrumError } from '@setrum/errors';
import { type Caller, recordAct } from '../../identity/index.ts';
import { type AnyTransaction, type Database, inTransaction } from '../../platform/index.ts';
import type { MeterMaker, MeterModel } from './model.ts';
import { modelOf } from './rows.ts';
import { stockTables, stockTablesIn } from './store.ts';

/** All makers, by code. There are a few dozen in the country. */
export function meterMakers(database: Database): Promise<readonly MeterMaker[]> {
  return stockTables(database)
    .selectFrom('meter_maker')
    .selectAll()
    .orderBy('code')
    .limit(1_000)
    .execute();
}

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

/** Registers a maker, or names it anew; doing so twice is doing it once. */
export function putMaker(database: Database, maker: MeterMaker, { caller, at }: By): Promise<void> {
  return inTransaction(database, async (transaction) => {
    const stock = stockTablesIn(transaction);
    const before = await stock
      .selectFrom('meter_maker')
      .selectAll()
      .where('code', '=', maker.code)
      .forUpdate()
      .executeTakeFirst();
    if (before?.name === maker.name) return;
    await stock
      .insertInto('meter_maker')
      .values({ code: maker.code, name: maker.name })
      .onConflict((conflict) => conflict.column('code').doUpdateSet({ name: maker.name }))
      .execute();
    const change = {
      before: before === undefined ? null : { name: before.name },
      after: { name: maker.name },
    };
    const act = { act: 'meter-maker.put', subject: maker.code, ...change };
    await recordAct(transaction, { ...act, actor: caller.label, source: caller.source }, at);
  });
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

function assertSense({ modelId: model, kind, sts }: MeterModel): void {
  if ((kind === 'postpaid') !== (sts === null)) throw invalid(model, 'sts');
  // A 128-bit key (EA11) is made by DKGA04 and handed over in four tokens, a shorter one in two or three.
  if (sts?.eas.includes('11') === true) {
    if (!sts.dkgas.includes('04')) throw invalid(model, 'dkgas');
    if (!sts.kctCounts.includes(4)) throw invalid(model, 'kctCounts');
  }
  if (sts?.eas.includes('07') === true && !sts.kctCounts.some((count) => count < 4)) {
    throw invalid(model, 'kctCounts');
  }
}

async function assertMaker(transaction: AnyTransaction, { maker }: MeterModel): Promise<void> {
  const found = await stockTablesIn(transaction)
    .selectFrom('meter_maker')
    .select('code')
    .where('code', '=', maker)
    .executeTakeFirst();
  if (found === undefined) throw new SetrumError('SETRUM_METER_MAKER_UNKNOWN', { maker });
}

/** Brand and type on a meter's face tell one model. */
async function assertFace(transaction: AnyTransaction, model: MeterModel): Promise<void> {
  const other = await stockTablesIn(transaction)
    .selectFrom('meter_model')
    .select('model_id')
    .where('brand', '=', model.brand)
    .where('type', '=', model.type)
    .where('model_id', '<>', model.modelId)
    .executeTakeFirst();
  if (other !== undefined) throw invalid(model.modelId, `type (${other.model_id})`);
}

async function assertChangeable(
  transaction: AnyTransaction,
  before: MeterModel,
  { brand, type, maxAmperes, ...after }: MeterModel,
): Promise<void> {
  if (isDeepStrictEqual({ ...before }, { ...after, ...namesOf(before) })) return;
  const meter = await stockTablesIn(transaction)
    .selectFrom('meter')
    .select('meter_no')
    .where('model_id', '=', before.modelId)
    .limit(1)
    .executeTakeFirst();
  if (meter !== undefined) {
    throw new SetrumError('SETRUM_METER_MODEL_IN_USE', { model: before.modelId });
  }
}

function namesOf({ brand, type, maxAmperes }: MeterModel) {
  return { brand, type, maxAmperes };
}

function invalid(model: string, field: string): SetrumError {
  return new SetrumError('SETRUM_METER_MODEL_INVALID', { model, field });
}
