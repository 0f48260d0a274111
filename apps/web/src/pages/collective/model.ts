import type { Told } from '../stock/model.ts';

/** As GET /api/v1/collectives/{collectiveNo} tells it. */
export interface Collective {
  readonly collectiveNo: string;
  readonly unit: string;
  readonly state: string;
  readonly fileName: string;
  readonly corrects: string | null;
  readonly lines: number;
  readonly made: number;
  readonly refused: number;
  readonly waiting: number;
  readonly totalCents: number;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly startedBy: string | null;
  readonly startedAt: string | null;
  readonly pause: {
    readonly until: string;
    readonly code: string;
    readonly messages: { readonly id: string; readonly en: string };
  } | null;
}

export interface CollectivePage {
  readonly collectives: readonly Collective[];
  readonly next: string | null;
}

export interface CollectiveLine {
  readonly line: number;
  readonly state: string;
  readonly agendaNo: string | null;
  readonly problems: readonly Told[];
  readonly cells: Readonly<Record<string, string>>;
}

/** What POST /api/v1/collectives answers. */
export interface CollectiveReport {
  readonly collective: Collective | null;
  readonly lines: number;
  readonly refused: number;
  readonly totalCents: number;
  readonly costs: readonly { readonly kind: string; readonly amountCents: number }[];
  readonly problems: readonly { readonly line: number; readonly problems: readonly Told[] }[];
}

const sample = [
  'name,address,tariff,power_va,product,first_credit_rupiah,nik,phone',
  'CONTOH SATU,PERUM. CONTOH A1,R1,1300,prepaid-nfc,50000,,0812 0000 0001',
  'CONTOH DUA,PERUM. CONTOH A2,R1,900,prepaid,20000,,0812 0000 0002',
];

/** A file that shows the columns. */
export const sampleFile = `${sample.join('\r\n')}\r\n`;
