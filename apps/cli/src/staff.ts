import type { Caller } from '@setrum/loket';

/** AP2T's answer to the load profile query, as far as the shell shows it. */
export interface LoadProfileAnswer {
  readonly supplyPoint: {
    readonly meterNo: string;
    readonly idpel: string;
    readonly holder: string;
    readonly address: string;
    readonly tariff: string;
    readonly powerVa: number;
  };
  readonly lowVoltageLimitV: number;
  /** Newest first. */
  readonly months: readonly LoadProfileMonth[];
  readonly tokens: readonly {
    readonly reference: string;
    readonly energyDkwh: number;
    readonly result: number | null;
  }[];
}

export interface LoadProfileMonth {
  readonly month: string;
  readonly standKwh: number;
  readonly remainingKwh: number;
  readonly voltageV: number;
  readonly tamper: number;
  readonly usageKwh: number | null;
  readonly tamperMeaning: 'normal' | 'tamper' | 'unknown';
  readonly lowVoltage: boolean;
  readonly verification: 'verified' | 'unverified' | 'forged';
}

/** AP2T's load profile by meter number, for staff. */
export function askLoadProfile(caller: Caller, meterNo: string): Promise<LoadProfileAnswer> {
  return caller.get(`/api/v1/meters/${encodeURIComponent(meterNo)}/load-profile`);
}

const tamperWords = { normal: 'normal', tamper: 'TAMPER', unknown: 'tak dikenal' } as const;

const standings = {
  verified: '',
  unverified: '  belum terverifikasi/unverified',
  forged: '  PALSU/FORGED',
} as const;

/** The load profile as a table for a terminal: figures to the right, remarks at the end. */
export function profileTable(profile: LoadProfileAnswer): string {
  if (profile.months.length === 0) return 'Belum ada load profile. No load profile yet.\n';
  const head = ['Blth', 'Stand', 'Pemakaian', 'Sisa', 'Tegangan', 'Tamper'];
  const rows = profile.months.map((month) => [
    month.month,
    String(month.standKwh),
    month.usageKwh === null ? '-' : String(month.usageKwh),
    String(month.remainingKwh),
    `${month.voltageV} V`,
    `${month.tamper} ${tamperWords[month.tamperMeaning]}`,
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lineOf = (cells: readonly string[]): string =>
    cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ');
  const remarks = profile.months.map(({ lowVoltage, verification }) =>
    [lowVoltage ? '  tegangan rendah' : '', standings[verification]].join(''),
  );
  return [lineOf(head), ...rows.map((row, n) => lineOf(row) + (remarks[n] ?? ''))]
    .join('\n')
    .concat('\n');
}
