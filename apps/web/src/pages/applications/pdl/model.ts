/** A value of a PDL as the API tells it; what is not for the person at the screen is masked. */
export type PdlValue = string | number | null;
export type PdlData = Readonly<Record<string, PdlValue>>;

export interface Discrepancy {
  readonly field: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly expected: PdlValue;
  readonly found: PdlValue;
}

export interface By {
  readonly by: string;
  readonly at: string;
}

export interface PdlEntry {
  readonly data: PdlData;
  readonly revision: number;
  readonly postingFlag: number;
  readonly warnings: readonly Discrepancy[];
  readonly entered: By | null;
  readonly checked: By | null;
  readonly approved: By | null;
  readonly returned: By | null;
  readonly posted: By | null;
}

/** As GET /api/v1/applications/{agendaNo}/pdl tells it. */
export interface PdlTold {
  readonly proposal: PdlData | null;
  readonly discrepancies: readonly Discrepancy[];
  readonly record: PdlEntry | null;
}
