export interface ProductTotals {
  readonly product: string;
  readonly sold: number;
  readonly amountCents: number;
  readonly adminCents: number;
  readonly stampCents: number;
  readonly ppnCents: number;
  readonly ppjCents: number;
  readonly instalmentCents: number;
  readonly tokenCents: number;
  readonly energyDkwh: number;
  readonly returned: number;
  readonly returnedCents: number;
}

/** As GET /api/v1/settlements tells it. */
export interface Closing {
  readonly partnerId: string;
  readonly day: string;
  readonly from: string;
  readonly until: string;
  readonly openingCents: number;
  readonly closingCents: number;
  readonly postings: number;
  readonly totals: {
    readonly products: readonly ProductTotals[];
    readonly movements: readonly {
      readonly kind: string;
      readonly count: number;
      readonly amountCents: number;
    }[];
    readonly accounts: readonly { readonly account: string; readonly amountCents: number }[];
  };
  readonly digest: string;
  readonly closedBy: string;
  readonly closedAt: string;
}

export type TransferState = 'carried' | 'instructed' | 'sent' | 'transferred';

/** As GET /api/v1/transfers tells it. */
export interface Transfer {
  readonly transferId: string;
  readonly partnerId: string;
  readonly day: string;
  readonly account: string;
  readonly payeeId: string;
  readonly payee: { readonly name: string; readonly bank: string; readonly accountNo: string };
  readonly amountCents: number;
  readonly broughtCents: number;
  readonly state: TransferState;
  readonly sentReference: string | null;
  readonly sentBy: string | null;
  readonly sentAt: string | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
}

/** What was sold of all products of a day, less what was taken back. */
export function turnoverOf({ totals }: Closing): number {
  return totals.products.reduce(
    (sum, { amountCents, returnedCents }) => sum + amountCents - returnedCents,
    0,
  );
}
