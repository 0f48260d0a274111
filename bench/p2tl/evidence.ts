import { type HouseholdRecord, simulateField, type Truth } from '@setrum/field';
import type { Evidence, FeedMonth, MeterHistory } from '@setrum/server';

/** A seeded field as the centre sees it, and beside it what is true. */
export interface ScoredField {
  readonly evidence: Evidence;
  readonly truths: ReadonlyMap<string, Truth>;
}

/** Lives a field and takes apart what the centre learns and what it does not. */
export function scoredField(options: {
  readonly meters: number;
  readonly months: number;
  readonly seed: number;
}): ScoredField {
  const meters: MeterHistory[] = [];
  const feeds: FeedMonth[] = [];
  const truths = new Map<string, Truth>();
  for (const item of simulateField(options)) {
    if (item.kind === 'feeds') {
      feeds.push(...item.feeds);
      continue;
    }
    meters.push(historyOf(item.household));
    truths.set(item.household.meterNo, item.truth);
  }
  return { evidence: { meters, feeds }, truths };
}

function historyOf(household: HouseholdRecord): MeterHistory {
  const { meterNo, unit, feeder, transformer, tariff, powerVa, since, removedOn } = household;
  const sold = new Map<number, number>();
  for (const { at, energyDkwh } of household.purchases) {
    const month = monthOf(at);
    sold.set(month, (sold.get(month) ?? 0) + energyDkwh);
  }
  return {
    ...{ meterNo, unit, feeder, transformer, tariff, powerVa },
    since: since === null ? null : monthOf(since),
    removed: removedOn === null ? null : monthOf(removedOn),
    // What comes from the field is told by its own meters: nobody forges there.
    months: household.months.map((month) => ({ ...month, verification: 'verified' })),
    sold: [...sold].map(([month, energyDkwh]) => ({ month, energyDkwh })),
  };
}

const WIB_MS = 7 * 3_600_000;

/** `YYYYMM` in the business time of the centre. */
function monthOf(at: Date): number {
  const local = new Date(at.getTime() + WIB_MS);
  return local.getUTCFullYear() * 100 + local.getUTCMonth() + 1;
}
