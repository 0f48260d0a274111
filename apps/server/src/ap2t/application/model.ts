import type { ConnectionCosts } from '@setrum/tariff';

/** PB new connection, PD change of tariff or power, PS re-installation, MIGRASI postpaid to prepaid, DUA_ARAH two-way registration (SOP 1.4, 1.5). */
export const applicationKinds = ['PB', 'PD', 'PS', 'MIGRASI', 'DUA_ARAH'] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

/** What is chosen at entry (figure 2-2): postpaid, prepaid with a keypad, prepaid with card (two-way NFC). */
export const products = ['postpaid', 'prepaid', 'prepaid-nfc'] as const;
export type Product = (typeof products)[number];

export const applicationStates = [
  'entered',
  'held',
  'approved',
  'sip-issued',
  'expired',
  'paid',
  'activated',
  'tokens-generated',
  'kct-set',
  'work-ordered',
  'realisation-held',
  'realised',
  'signed',
  'pdl-entered',
  'pdl-checked',
  'pdl-approved',
  'posted',
  'cancelled',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** Channel codes of AP2T: 05 counter, 01 call centre, 99 web. */
export const channels = ['05', '01', '99'] as const;
export type Channel = (typeof channels)[number];

/** What a customer has before the application. */
export interface PreviousService {
  readonly tariff: string;
  readonly powerVa: number;
  readonly product: Product;
  readonly meterNo: string | null;
}

/** Who applies, and where. Lengths are those of the table. */
export interface Applicant {
  readonly name: string;
  /** National id number (NIK), 16 digits. */
  readonly identityNo: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string;
  readonly rtRw: string | null;
  /** Route code of meter reading. */
  readonly kddk: string | null;
  readonly substation: string | null;
  readonly pole: string | null;
  /** What the supply is used for. */
  readonly purpose: string | null;
}

/** What is applied for. */
export interface ServiceAsked {
  readonly product: Product;
  /** Class without the T of prepaid: R1. */
  readonly tariff: string;
  readonly powerVa: number;
  /** PD and DUA_ARAH: whether another meter is to be installed; PB, PS and MIGRASI always install one. */
  readonly meterChange: boolean;
  /** First stroom, rupiah x 100; 0 where there is none. */
  readonly firstCreditCents: number;
}

/** An application as it stands. */
export interface Application extends Applicant {
  /** 18 digits. */
  readonly agendaNo: string;
  readonly kind: ApplicationKind;
  readonly state: ApplicationState;
  /** Number of the last step, from 1. */
  readonly step: number;
  readonly requestKey: string;
  readonly channel: Channel;
  /** Service unit (ULP), 5 digits. */
  readonly unit: string;
  /** 12 digits. */
  readonly idpel: string;
  /** The product as it was applied for; `product` is it as it will be (SOP 2.3: one-way where no NFC meter is available). */
  readonly productAsked: Product;
  readonly product: Product;
  readonly tariff: string;
  readonly powerVa: number;
  readonly previous: PreviousService | null;
  readonly meterChange: boolean;
  readonly firstCreditCents: number;
  readonly costs: ConnectionCosts;
  readonly costsFrozenAt: Date | null;
  /** 13 digits; null before SIP. */
  readonly registrationNo: string | null;
  /** `YYYY-MM-DD`, the last day (WIB) on which the registration may be paid. */
  readonly sipExpiresOn: string | null;
  readonly paymentId: string | null;
  readonly paidAt: Date | null;
  /** The meter that was activated. */
  readonly meterNo: string | null;
  readonly collectiveNo: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly changedAt: Date;
}

/** One step on record. */
export interface ApplicationStep {
  readonly agendaNo: string;
  readonly step: number;
  readonly action: string;
  readonly fromState: ApplicationState | null;
  readonly toState: ApplicationState;
  readonly requestKey: string;
  readonly actor: string;
  readonly source: string;
  readonly reason: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** The tariff as it is written for the product: R1T for prepaid. */
export function tariffCode({ tariff, product }: Pick<Application, 'tariff' | 'product'>): string {
  return product === 'postpaid' ? tariff : `${tariff}T`;
}
