import type { Day } from '../rules.ts';
import type { ConnectionKind, ServiceProduct } from './rules.ts';
import type { Service } from './service.ts';

/** What is applied for. Money is rupiah x 100. */
export interface ConnectionInput extends Service {
  readonly kind: ConnectionKind;
  /** What the customer has before; PD and MIGRASI need it. */
  readonly from: {
    readonly tariff: string;
    readonly powerVa: number;
    readonly product: ServiceProduct;
  } | null;
  /** The first credit asked for; 0 where there is none. */
  readonly firstCreditCents: number;
  /** Service unit (ULP), 5 digits: the local tax is found by it. */
  readonly unit: string;
  /** The business day (WIB) whose rules hold. */
  readonly on: Day;
  /** What a removed customer still owes; PS collects it. */
  readonly arrearsCents: number;
  /** Security deposit that the utility holds of this customer already. */
  readonly ujlHeldCents: number;
  /** PS: when the equipment was removed, where that is known. */
  readonly removedOn?: Day | null;
}
