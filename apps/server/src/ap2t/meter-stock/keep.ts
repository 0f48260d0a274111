import { SetrumError } from '@setrum/errors';
import type { AuditAct } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Product } from '../application/model.ts';
import { assertPhases } from './available.ts';
import { exceptionAct } from './exception.ts';
import { judgeFit } from './fit.ts';
import { holderOf } from './holder.ts';
import type { MeterKind, StockMeter } from './model.ts';
import type { MeterOrder } from './order.ts';
import { defaultStockPolicy, type StockPolicy } from './policy.ts';
import { lockMeter, stockTablesIn } from './store.ts';

/** A meter that stays where it is. */
export interface KeptMeter {
  /** Null when it came into service before stock was kept: then the master data alone know it. */
  readonly meter: StockMeter | null;
  readonly meterNo: string;
  readonly brand: string;
  readonly type: string;
  readonly kind: MeterKind;
  readonly product: Product;
  readonly productCorrected: boolean;
  /** As in TakenMeter. */
  readonly act: AuditAct | null;
}

/**
 * PD or two-way registration with the meter that the customer has: makes sure that it hangs there and serves the product; nothing moves.
 * Part of the caller's transaction. Throws SETRUM_METER_NOT_INSTALLED_HERE, SETRUM_METER_PHASES, SETRUM_METER_KIND_MISMATCH,
 * SETRUM_METER_EXCEPTION_NOT_ALLOWED.
 */
export async function keepMeter(
  transaction: AnyTransaction,
  order: MeterOrder,
  policy: StockPolicy = defaultStockPolicy,
): Promise<KeptMeter> {
  const { meterNo, idpel, unit, exception } = order;
  const meter = await lockMeter(transaction, meterNo);
  const phases = order.phases ?? null;
  if (meter !== null) assertPhases(meter, phases);
  const face =
    meter === null
      ? await masterData(transaction, order)
      : meter.state === 'installed' && meter.idpel === idpel
        ? meter
        : null;
  if (face === null) throw new SetrumError('SETRUM_METER_NOT_INSTALLED_HERE', { meterNo, idpel });
  const { brand, type, kind } = face;
  const question = { meterNo, kind, product: order.product, unit, phases, exception };
  const { product, productCorrected } = await judgeFit(transaction, question, policy);
  const act = productCorrected ? exceptionAct(order, { meterNo, kind }, product) : null;
  return { meter, meterNo, brand, type, kind, product, productCorrected, act };
}

async function masterData(
  transaction: AnyTransaction,
  { meterNo, idpel }: MeterOrder,
): Promise<Pick<StockMeter, 'brand' | 'type' | 'kind'> | null> {
  const holder = await holderOf(transaction, meterNo);
  if (holder?.idpel !== idpel) return null;
  const row = await stockTablesIn(transaction)
    .selectFrom('supply_point')
    .select(['meter_make as brand', 'meter_type as type', 'meter_kind as kind'])
    .where('meter_no', '=', meterNo)
    .executeTakeFirst();
  return row ?? null;
}
