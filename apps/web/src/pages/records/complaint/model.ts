/** A complaint as GET /api/v1/complaints tells it. */
export interface Complaint {
  readonly agendaNo: string;
  readonly kind: string;
  readonly progress: string;
  readonly idpel: string;
  readonly meterNo: string | null;
  readonly unit: string;
  readonly display: string | null;
  readonly description: string;
  readonly replacement: {
    readonly newMeterNo: string;
    readonly newProduct: string;
    readonly fitter: string;
    readonly seals: readonly { readonly place: string; readonly number: string }[];
    readonly remainingDkwh: number | null;
    readonly creditDkwh: number;
  } | null;
  readonly energyState: string;
  readonly energyDkwh: number | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
}

/** A line of Monitoring Permohonan Token, as far as records show it. */
export interface TokenRequest {
  readonly requestId: string;
  readonly orderId: string;
  readonly agendaNo: string;
  readonly transactionAt: string;
  readonly meterNo: string;
  readonly kind: string;
  readonly value: number;
  readonly state: string;
  readonly statusText: string;
  readonly tokenCount: number;
  readonly medium: string | null;
  readonly problem: { readonly code: string } | null;
  readonly officer: string;
}

/** A token that may be seen, in the order in which the meter takes them. */
export interface Digits {
  readonly requestId: string;
  readonly kind: string;
  readonly value: number;
  readonly part: number;
  readonly of: number;
  readonly digits: string;
}

export interface ComplaintDetail {
  readonly complaint: Complaint;
  readonly tokens: readonly TokenRequest[];
  /** Null: not for the person at the screen. */
  readonly digits: readonly Digits[] | null;
}

/** A credit of which nobody knows whether it was entered. */
export interface OpenCredit {
  readonly tokenId: string;
  readonly energyDkwh: number;
  readonly issuedAt: string;
  readonly cardUid: string | null;
  readonly standing: string;
}

/** What a complaint that was entered is answered with. */
export interface EnteredComplaint extends ComplaintDetail {
  readonly openCredits: readonly OpenCredit[];
}

/** What GET /api/v1/customers/{idpel}/meter-replacement tells. */
export interface ReplacementPreview {
  readonly cards: readonly { readonly cardUid: string }[];
  readonly openCredits: readonly OpenCredit[];
  readonly instalmentLeftCents: number;
  readonly compensations: number;
  readonly decideAboveDkwh: number;
  readonly mostDkwh: number;
}
