import type { CsvShape } from '../../platform/index.ts';

/** What a line asks for; docs/collective.md says what goes into each. */
export const lineColumns = {
  required: ['name', 'address', 'tariff', 'power_va', 'product'],
  optional: [
    ...(['nik', 'phone', 'email', 'rt_rw', 'first_credit_rupiah'] as const),
    ...(['kddk', 'substation', 'pole', 'purpose'] as const),
  ],
} as const;

export type LineColumn =
  | (typeof lineColumns.required)[number]
  | (typeof lineColumns.optional)[number];

/** What a file of lines that was taken from here has besides; passed over when it comes back corrected. */
export const resultColumns = ['line', 'state', 'agenda_no', 'problems'] as const;
export type ResultColumn = (typeof resultColumns)[number];

export const allColumns: readonly LineColumn[] = [...lineColumns.required, ...lineColumns.optional];

export const fileShape: CsvShape<LineColumn | ResultColumn> = {
  required: lineColumns.required,
  optional: [...lineColumns.optional, ...resultColumns],
  mostRecords: 10_000,
  mostBytes: 8 * 1024 * 1024,
};
