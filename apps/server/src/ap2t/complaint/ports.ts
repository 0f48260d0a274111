import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { HoldSales } from '../card/model.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { StockMeter } from '../meter-stock/model.ts';
import type { Complaint } from './model.ts';
import type { ReplacementOrder } from './order.ts';

/** A credit of which the centre has not heard what became of it (`openCredits` of P2APST). */
export interface OpenCredit {
  readonly tokenId: string;
  readonly requestId: string;
  readonly energyDkwh: number;
  readonly issuedAt: Date;
  /** The card that it waits on; null: on paper. */
  readonly cardUid: string | null;
  /** sold: somebody has paid; unsold: the sale was taken back; other: it was not made for a sale. */
  readonly standing: 'sold' | 'unsold' | 'other';
}

/** What stands above AP2T: sales. */
export interface SalesPort {
  readonly holdSales: HoldSales;
  /** The latest open credits of a meter, the newest first. */
  openCredits(
    transaction: AnyTransaction,
    meterNo: string,
    limit: number,
  ): Promise<readonly OpenCredit[]>;
  /** Of these requests of a meter, those whose sale was taken back; to be asked when their tokens are locked. */
  unsoldAmong(
    transaction: AnyTransaction,
    meterNo: string,
    requestIds: readonly string[],
  ): Promise<readonly string[]>;
}

/** A meter that was replaced, as its papers need it. Part of the transaction, under the lock of the customer. */
export interface ReplacementStep {
  readonly transaction: AnyTransaction;
  readonly complaint: Complaint;
  /** The customer as before. */
  readonly before: CustomerRecord;
  readonly after: CustomerRecord;
  readonly newMeter: StockMeter;
  readonly order: ReplacementOrder;
  readonly caller: Caller;
  readonly at: Date;
}

/** Makes BA Bongkar and BA Pasang. */
export type MakePapers = (step: ReplacementStep) => Promise<void>;
