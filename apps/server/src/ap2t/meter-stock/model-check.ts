import { isDeepStrictEqual } from 'node:util';
import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import type { MeterModel } from './model.ts';
import { stockTablesIn } from './store.ts';

/** A prepaid model has abilities that go together, a postpaid one none. */
export function assertSense({ modelId: model, kind, sts }: MeterModel): void {
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

/** Its maker is registered. */
export async function assertMaker(
  transaction: AnyTransaction,
  { maker }: MeterModel,
): Promise<void> {
  const found = await stockTablesIn(transaction)
    .selectFrom('meter_maker')
    .select('code')
    .where('code', '=', maker)
    .executeTakeFirst();
  if (found === undefined) throw new SetrumError('SETRUM_METER_MAKER_UNKNOWN', { maker });
}

/** Brand and type on a meter's face tell one model. */
export async function assertFace(transaction: AnyTransaction, model: MeterModel): Promise<void> {
  const other = await stockTablesIn(transaction)
    .selectFrom('meter_model')
    .select('model_id')
    .where('brand', '=', model.brand)
    .where('type', '=', model.type)
    .where('model_id', '<>', model.modelId)
    .executeTakeFirst();
  if (other !== undefined) throw invalid(model.modelId, `type (${other.model_id})`);
}

/** Of a model in use only the names and the amperes change. */
export async function assertChangeable(
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
