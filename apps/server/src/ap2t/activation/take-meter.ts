import { type ConnectionRules, powerStepOf } from '@setrum/tariff';
import type { AuditAct, Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Application, Product } from '../application/model.ts';
import { keepMeter } from '../meter-stock/keep.ts';
import type { MeterKind } from '../meter-stock/model.ts';
import type { StockPolicy } from '../meter-stock/policy.ts';
import { type MeterOrder, reserveMeter } from '../meter-stock/reserve.ts';

/** What activates a meter for an application. */
export interface Activation {
  readonly application: Application;
  readonly meterNo: string;
  /** The SOP's exception (2.3); null: none is asked for. */
  readonly exceptionReason: string | null;
  readonly caller: Caller;
  readonly at: Date;
}

/** The meter as whoever activates it is shown it, and the product that the application then has. */
export interface ActivatedMeter {
  readonly meterNo: string;
  readonly brand: string;
  readonly type: string;
  readonly kind: MeterKind;
  /** Null where the stock does not know it. */
  readonly factoryNo: string | null;
  readonly phases: 1 | 3 | null;
  readonly product: Product;
  readonly productCorrected: boolean;
  readonly act: AuditAct | null;
}

/** Takes a meter out of stock, or makes sure that the one at the customer's serves. Throws what reserveMeter and keepMeter throw. */
export async function takeMeter(
  transaction: AnyTransaction,
  { application, meterNo, exceptionReason, caller, at }: Activation,
  rules: ConnectionRules,
  policy: StockPolicy,
): Promise<ActivatedMeter> {
  const { agendaNo, idpel, unit, product, powerVa, meterChange } = application;
  const phases = powerStepOf(powerVa, rules)?.phases ?? null;
  const order: MeterOrder = {
    ...{ meterNo, agendaNo, idpel, unit, product, phases, caller, at },
    exception: exceptionReason === null ? null : { reason: exceptionReason },
  };
  const taken = meterChange
    ? await reserveMeter(transaction, order, policy)
    : await keepMeter(transaction, order, policy);
  const { meter } = taken;
  const face = 'brand' in taken ? taken : taken.meter;
  const { brand, type, kind } = face;
  return {
    ...{ meterNo, brand, type, kind },
    ...{ factoryNo: meter?.factoryNo ?? null, phases: meter?.phases ?? null },
    ...{ product: taken.product, productCorrected: taken.productCorrected, act: taken.act },
  };
}
