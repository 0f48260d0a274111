import type { CsvRecord, CsvShape } from '../../../platform/index.ts';
import type { MeterModel, NewMeter, StsAttributes, StsCapabilities } from '../model.ts';

/** The columns of an import file; docs/meter-stock.md says what goes into them. */
export const importColumns = {
  required: ['meter_no', 'model'],
  optional: [
    'factory_no',
    'sgc',
    'krn',
    'ti',
    'ken',
    'key_type',
    'ea',
    'dkga',
    'kct_count',
    'base_date',
    'unit',
  ],
} as const;

export type ImportColumn =
  | (typeof importColumns.required)[number]
  | (typeof importColumns.optional)[number];

export const importShape: CsvShape<ImportColumn> = {
  ...importColumns,
  mostRecords: 100_000,
  mostBytes: 16 * 1024 * 1024,
};

/** A line as a meter, and where it is to go. */
export interface ImportLine {
  readonly line: number;
  readonly meter: NewMeter;
  /** To be issued at once to this unit; null: into the central store. */
  readonly unit: string | null;
}

type Values = CsvRecord<ImportColumn>['values'];

/** Never refuses: what cannot be read becomes a value that no check lets pass. */
export function lineOf(
  { line, values }: CsvRecord<ImportColumn>,
  models: ReadonlyMap<string, MeterModel>,
): ImportLine {
  const cell = (name: ImportColumn): string => values[name].trim();
  const modelId = cell('model').toUpperCase();
  const able = models.get(modelId)?.sts ?? null;
  const factoryNo = cell('factory_no');
  const unit = cell('unit');
  return {
    line,
    meter: {
      meterNo: cell('meter_no'),
      modelId,
      factoryNo: factoryNo === '' ? null : factoryNo,
      sts: able === null && isBare(values) ? null : stsOf(cell, able),
    },
    unit: unit === '' ? null : unit,
  };
}

const keyColumns = importColumns.optional.filter(
  (name) => name !== 'factory_no' && name !== 'unit',
);

/** Says nothing of a key, as lines of postpaid meters do. */
function isBare(values: Values): boolean {
  return keyColumns.every((name) => values[name].trim() === '');
}

/** What a line leaves out is what the model can only be, or what is usual: a unique key (type 2) that never expires (255). */
function stsOf(cell: (name: ImportColumn) => string, able: StsCapabilities | null): StsAttributes {
  const number = (name: ImportColumn, usual: number): number => {
    const text = cell(name);
    if (text === '') return usual;
    return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  };
  const padded = (name: ImportColumn, width: number): string => {
    const text = cell(name);
    return /^\d+$/.test(text) ? text.padStart(width, '0') : text;
  };
  const ea = padded('ea', 2) || only(able?.eas, '');
  const dkga = padded('dkga', 2) || (ea === '11' ? '04' : only(able?.dkgas, ''));
  const counts = able?.kctCounts.filter((count) => (count === 4) === (ea === '11'));
  // Cells that hold something else are found by the check that follows.
  return {
    sgc: padded('sgc', 6),
    krn: number('krn', Number.NaN),
    ti: padded('ti', 2),
    ken: number('ken', 255),
    keyType: number('key_type', 2),
    ea,
    dkga,
    kctCount: number('kct_count', Math.max(0, ...(counts ?? []))),
    baseDate: number('base_date', Number(only(able?.baseDates, Number.NaN))),
  } as StsAttributes;
}

function only<Value>(values: readonly Value[] | undefined, otherwise: Value): Value {
  const [value] = values ?? [];
  return values?.length === 1 && value !== undefined ? value : otherwise;
}
