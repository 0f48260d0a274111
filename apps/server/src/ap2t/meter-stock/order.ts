import type { AuditAct, Caller } from '../../identity/index.ts';
import type { Product } from '../application/model.ts';
import type { StockMeter } from './model.ts';

/** A meter that an application is to have. */
export interface MeterOrder {
  readonly meterNo: string;
  readonly agendaNo: string;
  readonly idpel: string;
  /** Service unit of the application: the meter must have been issued to it. */
  readonly unit: string;
  readonly product: Product;
  /** Of the supply; a meter of others is refused. Not given: not asked. */
  readonly phases?: 1 | 3 | null;
  /** The SOP's exception (2.3), with its reason of 3 to 500 characters. */
  readonly exception: { readonly reason: string } | null;
  readonly caller: Caller;
  readonly at: Date;
}

export interface TakenMeter {
  readonly meter: StockMeter;
  /** The product that the application now has: another one by the exception. */
  readonly product: Product;
  readonly productCorrected: boolean;
  /** Of the exception, for the audit trail: to be recorded last in the transaction (recordAct). Null: nothing out of the ordinary. */
  readonly act: AuditAct | null;
}
