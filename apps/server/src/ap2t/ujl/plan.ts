import type { TariffRules } from '@setrum/tariff';
import type { Store } from '../customer/find.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { openBillsOf } from './bills.ts';
import { priceFinalBill } from './final-bill.ts';
import type { LedgerPort } from './ledger-port.ts';
import type { OpenBillPolicy, SettlementPlan, SettlementWish } from './model.ts';
import { settleMigration } from './settle.ts';

/** What settlements need from outside. */
export interface UjlPorts {
  readonly rules: TariffRules;
  readonly ledger: LedgerPort;
  readonly openBills: OpenBillPolicy;
}

/** The stands between which the final bill lies, of one meter. Whole kWh. */
export interface FinalStands {
  readonly lastLwbpKwh: number;
  readonly lastWbpKwh: number;
  readonly removedLwbpKwh: number;
  readonly removedWbpKwh: number;
}

/** A migration to be settled. */
export interface Migration {
  /** The customer as postpaid. */
  readonly customer: CustomerRecord;
  readonly stands: FinalStands;
  /** `YYYY-MM-DD`: by the prices of this day. */
  readonly removedOn: string;
  readonly wish: SettlementWish;
}

/** Works a settlement out from what is open now; with `lock` the bills stay so until the end of the transaction. */
export async function planSettlement(
  store: Store,
  { customer, stands, removedOn, wish }: Migration,
  { rules, openBills: policy }: Pick<UjlPorts, 'rules' | 'openBills'>,
  lock: boolean,
): Promise<SettlementPlan> {
  const { tariff, powerVa, unit } = customer;
  const usageKwh =
    stands.removedLwbpKwh - stands.lastLwbpKwh + stands.removedWbpKwh - stands.lastWbpKwh;
  const finalBill = priceFinalBill(rules, { usageKwh, tariff, powerVa, unit, on: removedOn });
  const openBills = await openBillsOf(store, customer.idpel, lock);
  return settleMigration({
    ujlHeldCents: customer.ujlHeldCents,
    ...{ finalBill, openBills, policy, wish },
  });
}
