export type CampaignState = 'requested' | 'rejected' | 'running' | 'paused' | 'cancelled' | 'done';

/** As GET /api/v1/key-campaigns tells it. */
export interface Campaign {
  readonly campaignId: string;
  readonly name: string;
  readonly reason: string;
  readonly units: readonly string[] | null;
  readonly from: Readonly<Record<string, unknown>>;
  readonly target: Readonly<Record<string, unknown>>;
  readonly visitAfterDays: number;
  readonly state: CampaignState;
  readonly selectedAt: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly changedBy: string;
  readonly changedAt: string;
  readonly problem: CodedProblem | null;
}

export interface CodedProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export const countNames = [
  ...(['meters', 'planned', 'held', 'made', 'onCard', 'onPaper', 'confirmed'] as const),
  ...(['refused', 'failed', 'cancelled', 'visits'] as const),
] as const;
export type Counts = Readonly<Record<(typeof countNames)[number], number>>;

export interface Progress {
  readonly campaign: Campaign;
  readonly total: Counts;
  readonly units: readonly (Counts & { readonly unit: string })[];
}

export interface CampaignMeter {
  readonly meterNo: string;
  readonly unit: string;
  readonly state: string;
  readonly hold: string | null;
  readonly problem: CodedProblem | null;
  readonly madeAt: string | null;
  readonly handedBy: 'card' | 'paper' | null;
  readonly handedAt: string | null;
  readonly confirmedAt: string | null;
  readonly cardUid: string | null;
  readonly cardState: string | null;
  readonly seenAt: string | null;
  readonly visit: string | null;
}

/** `SGC 534250, KRN 2` of a key or a filter; a dash where nothing is told. */
export function keyText(key: Readonly<Record<string, unknown>>): string {
  const names: Readonly<Record<string, string>> = {
    ...{ sgc: 'SGC', krn: 'KRN', ti: 'TI', ken: 'KEN', baseDate: 'base date' },
    ...{ keyType: 'KT', dkga: 'DKGA', ea: 'EA' },
  };
  const told = Object.entries(key).filter(([, value]) => value !== null && value !== undefined);
  if (told.length === 0) return '–';
  return told.map(([name, value]) => `${names[name] ?? name} ${String(value)}`).join(', ');
}
