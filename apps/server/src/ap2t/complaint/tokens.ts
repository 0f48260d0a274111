import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { StockMeter } from '../meter-stock/model.ts';
import type { ComplaintDesk, Entry } from './desk.ts';
import type { Complaint } from './model.ts';

export async function requestTokens(
  _entry: Entry,
  _complaint: Complaint,
  _customer: CustomerRecord,
  _newMeter: StockMeter | null,
  _clearCredit = false,
): Promise<void> {}

export async function requestCredit(
  _entry: {
    readonly transaction: AnyTransaction;
    readonly desk: ComplaintDesk;
    readonly caller: Caller;
    readonly at: Date;
  },
  _complaint: Complaint,
): Promise<void> {}
