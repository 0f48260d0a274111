/** As GET /api/v1/applications/{agendaNo} tells it. */
export interface Application {
  readonly agendaNo: string;
  readonly kind: string;
  readonly state: string;
  /** Number of the last step: who acts on an older one is refused. */
  readonly step: number;
  readonly channel: string;
  readonly unit: string;
  readonly idpel: string;
  readonly name: string;
  readonly identityNo: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string;
  readonly rtRw: string | null;
  readonly kddk: string | null;
  readonly substation: string | null;
  readonly pole: string | null;
  readonly purpose: string | null;
  readonly product: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly previous: {
    readonly tariff: string;
    readonly powerVa: number;
    readonly product: string;
    readonly meterNo: string | null;
  } | null;
  readonly productAsked: string;
  readonly meterChange: boolean;
  readonly firstCreditCents: number;
  readonly costs: { readonly lines: readonly CostLine[]; readonly totalCents: number };
  readonly costsFrozenAt: string | null;
  readonly registrationNo: string | null;
  readonly sipExpiresOn: string | null;
  readonly paidAt: string | null;
  readonly meterNo: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
}

export interface CostLine {
  readonly code: string;
  readonly kind: string;
  readonly amountCents: number;
}

export interface ApplicationStep {
  readonly step: number;
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly at: string;
}

export interface ApplicationRecord {
  readonly application: Application;
  readonly steps: readonly ApplicationStep[];
  readonly service: {
    readonly targetOn: string | null;
    readonly level: string | null;
    readonly stoppedOn: string | null;
  };
  /** What the person at the screen could do now. */
  readonly actions: readonly PossibleStep[];
}

export interface PossibleStep {
  readonly action: string;
  readonly to: string;
  /** Whether a reason has to be given. */
  readonly reason: boolean;
}

export interface DocumentRecord {
  readonly documentId: string;
  readonly kind: string;
  readonly registerNo: string;
  readonly state: string;
  readonly madeBy: string;
  readonly madeAt: string;
}
