import type { LastReading, MeterHistory, SaleStep } from '../desk/model.ts';
import type { ReaderLight } from '../desk/state.ts';

// The loopback bridge as docs/loket.md describes it, version 1: as far as this page reads it. Members that it does not know are passed over.

export const protocolVersion = 1;
export const usualPort = 47_110;
export const bridgePath = '/bridge';

export interface WireProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: { readonly id: string; readonly en: string };
  readonly action: { readonly id: string; readonly en: string };
}

export interface WireReader extends Omit<ReaderLight, 'problem'> {
  readonly problem: WireProblem | null;
}

/** What the agent says of itself when it lets a page in. */
export interface WireGreeting {
  readonly agent: string;
  readonly driver: { readonly name: string; readonly version: string };
  readonly verbs: readonly string[];
  readonly printer: string;
  readonly soldBy: string | null;
  readonly readers: readonly WireReader[];
}

export type WireMessage =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number | null; readonly problem: WireProblem }
  | { readonly event: 'readers'; readonly readers: readonly WireReader[] }
  | { readonly event: 'stopping' };

export interface WireInquiry {
  readonly meterNo: string;
  readonly idpel: string;
  readonly holder: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly allowedDkwh: number;
  readonly adminCents: number;
  readonly history?: MeterHistory | null;
}

export interface WireCard {
  readonly uid: string;
  readonly chip: string;
  readonly meter: WireMeter | null;
  readonly tokensWaiting: number;
}

export interface WireMeter {
  readonly readAt: string;
  readonly standDkwh: number;
  readonly creditDkwh: number;
  readonly state: Pick<LastReading, 'tamper' | 'lowCredit' | 'supplyOff'> & {
    readonly overload: boolean;
    readonly keypadLocked: boolean;
  };
  readonly months: readonly {
    readonly month: string;
    readonly standKwh: number;
    readonly remainingKwh: number;
    readonly voltageV: number;
    /** 0 or 8, or what the meter wrote instead. */
    readonly tamper: number;
  }[];
}

export interface WireEntry {
  readonly requestKey: string;
  readonly meterNo: string;
  readonly amountCents: number;
  readonly cardUid: string | null;
  readonly step: SaleStep;
  readonly begunAt: string;
  readonly totalCents: number | null;
  readonly printed: boolean;
}

export interface WireVisit {
  readonly visitId: string;
  readonly reader: string | null;
  readonly inquiry: WireInquiry;
  readonly card: WireCard | null;
  readonly pending: readonly WireEntry[];
}

export interface WireSale {
  readonly saleId: string;
  readonly card: 'written' | 'pending' | 'paper';
  readonly problem: WireProblem | null;
  readonly purchase: {
    readonly holder: string;
    readonly totalCents: number;
    readonly energyDkwh: number;
    readonly keyChange: readonly string[];
    readonly compensations?: readonly { readonly token: string }[];
    readonly token: string;
  };
}

export interface WireSaleState {
  readonly state: 'running' | SaleStep;
  readonly entry: WireEntry | null;
}

/** A receipt that came out. */
export interface WirePrinted {
  readonly where: string;
}

export interface WireDay {
  readonly sales: readonly WireEntry[];
}
