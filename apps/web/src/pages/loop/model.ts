import type { Language } from '../../i18n/language.ts';

/** A playground as the server tells it (`/api/demo/playground` in its OpenAPI page). */

export type Words = Readonly<Record<Language, string>>;

export interface MeterState {
  readonly lcd: Words;
  readonly contactor: 'closed' | 'open';
  readonly openReasons: readonly string[];
  readonly lowCredit: boolean;
  readonly tamper: boolean;
  readonly tampering: boolean;
  readonly overload: boolean;
  readonly keypadLocked: boolean;
  readonly led: 'off' | 'on' | 'blinking';
  readonly buzzer: 'off' | 'low-credit' | 'overload';
  readonly loadBars: number;
  readonly loadW: number;
  readonly voltageV: number;
  readonly standWh: number;
  readonly creditWh: number;
  readonly lowCreditWh: number;
  readonly clock: string;
  readonly krn: number;
  readonly months: number;
  readonly lastMonth: string | null;
}

export interface CardField {
  readonly at: number;
  readonly bytes: number;
  readonly name: Words;
  readonly text: Words;
}

export type AreaName = 'identity' | 'mailbox' | 'report';
export type SlotState = 'live' | 'previous' | 'dead' | 'blank' | 'newer' | 'torn' | 'foreign';
export type Proof = 'verified' | 'unsigned' | 'unknown-key' | 'forged';

export interface CardSlot {
  readonly area: AreaName;
  readonly slot: number;
  readonly offset: number;
  readonly bytes: number;
  readonly state: SlotState;
  readonly sequence: number;
  readonly proof: Proof | null;
  readonly fields: readonly CardField[];
}

export interface MonthRecord {
  readonly slot: number;
  readonly offset: number;
  readonly position: number;
  readonly fields: readonly CardField[];
}

export interface Run {
  readonly at: number;
  readonly bytes: number;
}

export interface CardState {
  readonly uid: string;
  readonly chip: string;
  readonly place: 'hand' | 'reader';
  readonly condition: 'ours' | 'blank' | 'foreign' | 'newer';
  readonly hex: string;
  readonly changed: {
    readonly by: 'meter' | 'counter' | null;
    readonly torn: boolean;
    readonly runs: readonly Run[];
  };
  readonly report: {
    readonly sequence: number;
    readonly standDkwh: number;
    readonly creditDkwh: number;
    readonly clock: string;
  } | null;
  readonly waiting: number;
  readonly slots: readonly CardSlot[];
  readonly records: readonly MonthRecord[];
}

export interface CounterSale {
  readonly requestKey: string;
  readonly reference: string;
  readonly amountCents: number;
  readonly adminCents: number;
  readonly totalCents: number;
  readonly energyDkwh: number;
  readonly token: string;
  readonly card: 'written' | 'pending' | 'paper';
}

export interface CounterState {
  readonly customer: {
    readonly meterNo: string;
    readonly idpel: string;
    readonly holder: string;
    readonly tariff: string;
    readonly powerVa: number;
    readonly allowedDkwh: number;
    readonly adminCents: number;
  } | null;
  readonly sale: CounterSale | null;
  readonly pending: readonly {
    readonly requestKey: string;
    readonly amountCents: number;
    readonly step: 'asked' | 'sold';
    readonly begunAt: string;
  }[];
  readonly receipt: readonly string[] | null;
  readonly soldCount: number;
  readonly soldCents: number;
}

export type Verification = 'verified' | 'unverified' | 'forged';

export interface ProfileMonth {
  readonly month: string;
  readonly standKwh: number;
  readonly remainingKwh: number;
  readonly voltageV: number;
  readonly tamper: number;
  readonly usageKwh: number | null;
  readonly lowVoltage: boolean;
  readonly verification: Verification;
}

export interface CentreState {
  readonly depositCents: number;
  readonly tokens: readonly {
    readonly reference: string;
    readonly energyDkwh: number;
    readonly onCard: boolean;
    readonly result: number | null;
  }[];
  readonly sales: readonly {
    readonly reference: string;
    readonly lines: readonly {
      readonly account: string;
      readonly name: Words;
      readonly amountCents: number;
    }[];
  }[];
  readonly present: {
    readonly tamper: boolean;
    readonly lowCredit: boolean;
    readonly supplyOff: boolean;
    readonly standDkwh: number;
    readonly creditDkwh: number;
    readonly clock: string;
    readonly receivedAt: string;
    readonly verification: Verification;
  } | null;
  readonly months: readonly ProfileMonth[];
  readonly clearTamper: {
    readonly token: string;
    readonly by: 'keypad' | 'card';
    readonly agendaNo: string;
  } | null;
}

export interface Message {
  readonly number: number;
  readonly at: string;
  readonly from: 'counter' | 'desk';
  readonly method: string;
  readonly path: string;
  readonly requestKey: string | null;
  readonly body: unknown;
  readonly status: number | null;
  readonly answer: unknown;
  readonly fate: 'answered' | 'cut' | 'lost' | 'failed';
}

export interface Happening {
  readonly number: number;
  readonly at: string;
  readonly kind: string;
  readonly values: Readonly<Record<string, string | number | null>>;
}

export type LineState = 'up' | 'cut' | 'lost';

export interface PlayState {
  readonly id: string;
  readonly revision: number;
  readonly customer: {
    readonly idpel: string;
    readonly name: string;
    readonly meterNo: string;
    readonly meterType: string;
    readonly tariff: string;
    readonly powerVa: number;
  };
  readonly meter: MeterState;
  readonly card: CardState;
  readonly counter: CounterState;
  readonly centre: CentreState;
  readonly faults: { readonly line: LineState; readonly tearAtWrite: number | null };
  readonly messages: readonly Message[];
  readonly steps: readonly Happening[];
  /** Steps above this number are those of the last action. */
  readonly since: number;
  readonly problem: {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
    readonly messages: Words;
    readonly action: Words;
  } | null;
}

export const chips = ['NTAG216', 'MIFARE-CLASSIC-1K', 'ISO-7816-4'] as const;
export type ChipName = (typeof chips)[number];

/** What can be done. */
export type Action =
  | { readonly action: 'advance'; readonly hours: number; readonly watts: number }
  | { readonly action: 'press'; readonly keys: string }
  | { readonly action: 'tap' | 'lay' | 'lift' | 'inquire' | 'resume' | 'print' }
  | { readonly action: 'buy'; readonly amountRupiah: number }
  | { readonly action: 'tamper'; readonly on: boolean }
  | { readonly action: 'clear-tamper'; readonly by: 'keypad' | 'card' }
  | { readonly action: 'line'; readonly line: LineState }
  | { readonly action: 'tear'; readonly atWrite: number | null }
  | { readonly action: 'reset'; readonly chip: ChipName };
