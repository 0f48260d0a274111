import type { AuditAct } from '../../identity/index.ts';
import type { Product } from '../application/model.ts';
import type { StockMeter } from './model.ts';
import type { MeterOrder } from './order.ts';

/** The reason itself stays in the movement: people write things there that have no place in the trail. */
export function exceptionAct(
  { agendaNo, product, unit, caller }: Pick<MeterOrder, 'agendaNo' | 'product' | 'unit' | 'caller'>,
  { meterNo, kind }: Pick<StockMeter, 'meterNo' | 'kind'>,
  becomes: Product,
): AuditAct {
  return {
    ...{ actor: caller.label, source: caller.source, act: 'meter.exception', subject: meterNo },
    ...{ detail: { agendaNo, kind, unit }, before: { product }, after: { product: becomes } },
  };
}
