/** A line of Monitoring Permohonan Token, as GET /api/v1/token-requests tells it. */
export interface TokenRequest {
  readonly requestId: string;
  readonly orderId: string;
  readonly position: number;
  readonly agendaNo: string;
  readonly transactionAt: string;
  readonly transactionKind: string;
  readonly agendaState: string | null;
  readonly idpel: string;
  readonly meterNo: string;
  readonly unit: string;
  readonly kind: string;
  readonly value: number;
  readonly mandatory: boolean;
  readonly state: string;
  readonly statusNo: number;
  readonly statusText: string;
  readonly tokenCount: number;
  readonly medium: string | null;
  readonly cardUid: string | null;
  readonly problem: { readonly code: string } | null;
  readonly retryOf: string | null;
  readonly officer: string;
  readonly generatedAt: string | null;
  readonly deliveredAt: string | null;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
}

/** The requests that count: those in whose place another was made are left out. In the order in which the meter takes them. */
export function withoutReplaced(requests: readonly TokenRequest[]): readonly TokenRequest[] {
  const replaced = new Set(requests.map(({ retryOf }) => retryOf));
  return requests
    .filter(({ requestId }) => !replaced.has(requestId))
    .toSorted((one, other) => one.position - other.position);
}
