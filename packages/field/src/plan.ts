import { createChance } from './chance.ts';
import { endMs, monthsUntil, startMs } from './months.ts';
import { completed } from './options.ts';
import type { FeederPlan, FieldOptions, FieldPlan, TransformerPlan, UnitPlan } from './types.ts';

const HOUSEHOLDS = 40;
const TRANSFORMERS = 25;
const FEEDERS = 10;
const ULPS = 5;

/** Lays out the network: units, feeders, transformers, and how many households hang on each. RangeError for options that cannot be. */
export function planField(options: FieldOptions): FieldPlan {
  const complete = completed(options);
  const { meters, months, lastMonth } = complete;
  const transformers = Math.ceil(meters / HOUSEHOLDS);
  const feeders = Math.ceil(transformers / TRANSFORMERS);
  const ulps = Math.ceil(feeders / FEEDERS);
  return {
    options: complete,
    months: monthsUntil(lastMonth, months),
    units: unitsOf(complete.region, ulps),
    feeders: Array.from({ length: feeders }, (_, n) => feederOf(complete, n, transformers)),
  };
}

/** When the field's first month begins, in ms. */
export function startOfFieldMs({ months }: FieldPlan): number {
  return startMs(months[0] ?? 0);
}

/** When its last month is over. */
export function endOfFieldMs({ months }: FieldPlan): number {
  return endMs(months.at(-1) ?? 0);
}

/** Under UPI 57: UP3 57100 with its service units 57101 to 57105, UP3 57110, and so on. */
function unitsOf(upi: string, ulps: number): readonly UnitPlan[] {
  const up3s = Math.ceil(ulps / ULPS);
  return [
    { unit: upi, kind: 'UPI', parent: null, name: `UID CONTOH ${upi}` },
    ...Array.from({ length: up3s }, (_, n) => up3Of(upi, n)),
    ...Array.from({ length: ulps }, (_, n): UnitPlan => {
      const up3 = up3Of(upi, Math.floor(n / ULPS));
      return { unit: ulpOf(upi, n), kind: 'ULP', parent: up3.unit, name: `ULP CONTOH ${n + 1}` };
    }),
  ];
}

function up3Of(upi: string, n: number): UnitPlan {
  return { unit: `${upi}${code(n)}0`, kind: 'UP3', parent: upi, name: `UP3 CONTOH ${n + 1}` };
}

function ulpOf(upi: string, n: number): string {
  return `${upi}${code(Math.floor(n / ULPS))}${(n % ULPS) + 1}`;
}

/** Two places: 10 to 99. */
function code(n: number): string {
  return String(n + 10).padStart(2, '0');
}

function feederOf(options: FieldPlan['options'], n: number, transformersOfAll: number): FeederPlan {
  const chance = createChance(options.seed, 'feeder', n);
  const unit = ulpOf(options.region, Math.floor(n / FEEDERS));
  const feeder = `P${unit}${String((n % FEEDERS) + 1).padStart(2, '0')}`;
  const isWeak = chance.is(0.08);
  const loss = chance.between(0.012, 0.025);
  const count = Math.min(TRANSFORMERS, transformersOfAll - n * TRANSFORMERS);
  return {
    ...{ feeder, unit, isWeak, loss },
    name: `PENYULANG ${chance.pick(FLOWERS)} ${(n % FEEDERS) + 1}`,
    transformers: Array.from({ length: count }, (_, t) =>
      transformerOf(options, { feeder, unit, isWeak }, n * TRANSFORMERS + t, t + 1),
    ),
  };
}

const FLOWERS = ['MELATI', 'MAWAR', 'KENANGA', 'CEMPAKA', 'ANGGREK', 'DAHLIA', 'KAMBOJA'] as const;

function transformerOf(
  { seed, meters }: FieldPlan['options'],
  { feeder, unit, isWeak }: Pick<FeederPlan, 'feeder' | 'unit' | 'isWeak'>,
  n: number,
  ordinal: number,
): TransformerPlan {
  const chance = createChance(seed, 'transformer', n);
  const transformer = `${feeder}-${String(ordinal).padStart(2, '0')}`;
  const first = n * HOUSEHOLDS;
  return {
    ...{ transformer, feeder, unit },
    name: `GARDU ${transformer}`,
    isWeak: isWeak ? chance.is(0.6) : chance.is(0.04),
    loss: chance.between(0.02, 0.045),
    first,
    households: Math.min(HOUSEHOLDS, meters - first),
  };
}
