import type { Month } from './model.ts';

const leastMonths = 3;
const share = 0.5;

/** Months whose use is less than half of the average of the (three or more) months before them; newest first, as they come. */
export function fallingMonths(
  months: readonly Pick<Month, 'month' | 'usageKwh'>[],
): ReadonlySet<string> {
  const falling = months.filter(({ usageKwh }, n) => {
    const before = months.slice(n + 1).flatMap((one) => one.usageKwh ?? []);
    if (usageKwh === null || before.length < leastMonths) return false;
    const average = before.reduce((sum, one) => sum + one, 0) / before.length;
    return usageKwh < average * share;
  });
  return new Set(falling.map(({ month }) => month));
}
