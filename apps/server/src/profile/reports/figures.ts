/** What the meters of a place did in a month: the row of `profile.place_month`, whose comments say what each figure is. */
export interface PlaceFigures {
  readonly meters: number;
  readonly readings: number;
  readonly used: number;
  readonly usedVa: number;
  readonly usageKwh: number;
  readonly takenKwh: number;
  readonly soldDkwh: number;
  readonly soldKnownDkwh: number;
  readonly soldCents: number;
  readonly purchases: number;
  readonly volted: number;
  readonly voltageSum: number;
  readonly minVoltageV: number | null;
  readonly maxVoltageV: number | null;
  readonly lowVoltage: number;
  readonly highVoltage: number;
  readonly tamper: number;
  readonly tamperUnknown: number;
  readonly tamperEvents: number;
  readonly wentBack: number;
  readonly forged: number;
  readonly unverified: number;
  readonly contradicted: number;
  readonly abnormal: number;
  readonly outages: number;
  readonly lowVoltageEvents: number;
  readonly overloads: number;
}

/** The figures that add up, and the columns that hold them. */
const sums = {
  ...{ meters: 'meters', readings: 'readings', used: 'used', usedVa: 'used_va' },
  ...{ usageKwh: 'usage_kwh', takenKwh: 'taken_kwh', soldDkwh: 'sold_dkwh' },
  ...{ soldKnownDkwh: 'sold_known_dkwh', soldCents: 'sold_cents', purchases: 'purchases' },
  ...{ volted: 'volted', voltageSum: 'voltage_sum', lowVoltage: 'low_voltage' },
  ...{ highVoltage: 'high_voltage', tamper: 'tamper', tamperUnknown: 'tamper_unknown' },
  ...{ tamperEvents: 'tamper_events', wentBack: 'went_back', forged: 'forged' },
  ...{ unverified: 'unverified', contradicted: 'contradicted', abnormal: 'abnormal' },
  ...{ outages: 'outages', lowVoltageEvents: 'low_voltage_events', overloads: 'overloads' },
} as const satisfies Partial<Record<keyof PlaceFigures, string>>;

const names = Object.keys(sums) as readonly (keyof typeof sums)[];

/** The figures as SQL, of rows `m` of `profile.place_month` that are grouped. */
export const summedFigures = [
  ...Object.entries(sums).map(
    ([name, column]) => `coalesce(sum(m.${column}), 0)::bigint as "${name}"`,
  ),
  'min(m.min_voltage_v) as "minVoltageV"',
  'max(m.max_voltage_v) as "maxVoltageV"',
].join(', ');

/** Figures of several places as those of one. */
export function addFigures(all: readonly PlaceFigures[]): PlaceFigures {
  const total = Object.fromEntries(
    names.map((name) => [name, all.reduce((sum, one) => sum + one[name], 0)]),
  ) as Record<keyof typeof sums, number>;
  const volts = (of: 'minVoltageV' | 'maxVoltageV'): number[] =>
    all.flatMap((one) => one[of] ?? []);
  const [lowest, highest] = [volts('minVoltageV'), volts('maxVoltageV')];
  return {
    ...total,
    minVoltageV: lowest.length === 0 ? null : Math.min(...lowest),
    maxVoltageV: highest.length === 0 ? null : Math.max(...highest),
  };
}
