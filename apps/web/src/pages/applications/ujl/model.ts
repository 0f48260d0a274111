/** As GET /api/v1/applications/{agendaNo}/ujl-settlement tells it. */
export interface SettlementTold {
  readonly agendaNo: string;
  /** `planned`: what the PDL as entered would come to now. */
  readonly state: 'planned' | 'posted';
  readonly heldCents: number;
  readonly finalBill: {
    readonly usageKwh: number;
    readonly energyCents: number;
    readonly ppjCents: number;
    readonly ppnCents: number;
  };
  readonly surplusCents: number;
  readonly shortageCents: number;
  readonly outcome: keyof typeof outcomes;
  /** Requests for cash, the newest first. */
  readonly payouts: readonly Payout[];
}

export interface Payout {
  readonly amountCents: number;
  readonly state: 'requested' | 'approved' | 'rejected';
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly bankReference: string | null;
}

/** What a settlement came to, and the text that tells it. */
export const outcomes = {
  even: 'outcome-even',
  token: 'outcome-token',
  cash: 'outcome-cash',
  bill: 'outcome-bill',
  instalment: 'outcome-instalment',
} as const;

/** The bank's reference as the server takes it: 1 to 64 printable characters, no blank in front. */
export const isBankReference = (text: string): boolean =>
  /^[\x21-\x7e][\x20-\x7e]{0,63}$/.test(text);

/** The address of the settlement of an application. */
export const settlementPath = (agendaNo: string): string =>
  `/api/v1/applications/${agendaNo}/ujl-settlement`;
