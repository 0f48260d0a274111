import { connectionText } from '../../../i18n/connection.ts';
import type { Bill, BillPart } from '../desk/model.ts';
import type { CentreApi } from './centre.ts';

interface RegistrationClaim {
  readonly type: 'registration';
  readonly transactionName: string;
  readonly name: string;
  readonly unit: string;
  readonly expiresOn: string;
  readonly totalCents: number;
}

/** Postpaid bills of one customer, the oldest first. */
export interface PostpaidClaim {
  readonly type: 'postpaid';
  readonly name: string;
  readonly unit: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly outstandingBills: number;
  readonly bills: readonly PostpaidMonth[];
  readonly totalCents: number;
}

interface PostpaidMonth {
  readonly month: number;
  readonly dueOn: string;
  readonly billCents: number;
  readonly incentiveCents: number;
  readonly taxCents: number;
  readonly penaltyCents: number;
}

/** POST /api/v1/bills/inquiries. */
export interface BillAnswer {
  readonly subject: string;
  readonly adminCents: number;
  readonly claim: RegistrationClaim | PostpaidClaim;
}

/** What is sent about a bill, without the partner's charge. */
export function billNumber(kind: Bill['kind'], subject: string): object {
  return kind === 'registration' ? { registrationNo: subject } : { idpel: subject };
}

/** What may be paid under a registration number or an IDPEL. Throws ProblemError with the reason why nothing may. */
export async function findBill(api: CentreApi, kind: Bill['kind'], subject: string): Promise<Bill> {
  const body = billNumber(kind, subject);
  return billOf(await api.post<BillAnswer>('/api/v1/bills/inquiries', body));
}

export function billOf({ subject, adminCents, claim }: BillAnswer): Bill {
  const { name, unit } = claim;
  if (claim.type === 'registration') {
    const part = { month: null, dueOn: null, amountCents: claim.totalCents, penaltyCents: 0 };
    return {
      ...{ kind: 'registration', subject, name, unit, what: claim.transactionName },
      ...{ expiresOn: claim.expiresOn, adminCents, parts: [part], outstanding: 1 },
    };
  }
  return {
    ...{ kind: 'postpaid', subject, name, unit, what: connectionText(claim.tariff, claim.powerVa) },
    ...{ expiresOn: null, adminCents, parts: claim.bills.map(partOf) },
    outstanding: claim.outstandingBills,
  };
}

function partOf(bill: PostpaidMonth): BillPart {
  const { billCents, incentiveCents, taxCents, penaltyCents, dueOn } = bill;
  const amountCents = billCents - incentiveCents + taxCents + penaltyCents;
  return { month: String(bill.month), dueOn, amountCents, penaltyCents };
}
