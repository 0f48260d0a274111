import type { PlaceFigures } from './figures.ts';

/** Hours of a month by which PLN counts use against contracted power (jam nyala). */
const hoursOfMonth = 720;

export const reportKinds = ['usage', 'voltage', 'condition', 'tamper', 'balance'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What the own meter of a feeder or transformer counted in the month, kWh; null: nobody told, or the place has none. */
export type Fed = number | null;

/** Use against contracted power. */
export function usageOf({ used, usedVa, usageKwh }: PlaceFigures) {
  const hours = usedVa === 0 ? null : (usageKwh * 1000) / usedVa;
  return {
    ...{ used, contractedKva: usedVa / 1000, usageKwh },
    /** Jam nyala: kWh a kVA, of the meters whose use is known. */
    burnHours: rounded(hours, 1),
    burnShare: rounded(hours === null ? null : hours / hoursOfMonth, 4),
  };
}

/** The lowest voltages of the month, against the band. */
export function voltageOf(figures: PlaceFigures) {
  const { volted, voltageSum, minVoltageV, maxVoltageV, lowVoltage, highVoltage } = figures;
  return {
    ...{ volted, minVoltageV, maxVoltageV, lowVoltage, highVoltage },
    averageVoltageV: rounded(share(voltageSum, volted), 1),
    lowShare: rounded(share(lowVoltage, volted), 4),
    lowVoltageEvents: figures.lowVoltageEvents,
    outages: figures.outages,
  };
}

/** Meters that are as they should be, and those that are not. */
export function conditionOf(figures: PlaceFigures) {
  const { readings, abnormal, wentBack, forged, contradicted, unverified, overloads } = figures;
  return {
    ...{ normal: readings - abnormal, abnormal, wentBack, forged, contradicted, unverified },
    ...{ tamper: figures.tamper + figures.tamperUnknown, overloads },
    abnormalShare: rounded(share(abnormal, readings), 4),
  };
}

export function tamperOf({ tamper, tamperUnknown, tamperEvents, readings }: PlaceFigures) {
  return { tamper, tamperUnknown, tamperEvents, tamperShare: rounded(share(tamper, readings), 4) };
}

/** Sold against taken and registered, and what was fed in against what the meters counted. */
export function balanceOf(figures: PlaceFigures, fed: Fed) {
  const { used, usageKwh, takenKwh, soldDkwh, soldKnownDkwh, soldCents, purchases } = figures;
  const soldKnownKwh = soldKnownDkwh / 10;
  // Meters of which nothing is known used something, too: like those of which it is known.
  const likelyKwh = used === 0 ? null : (usageKwh * figures.meters) / used;
  const loss = fed === null || likelyKwh === null ? null : fed - likelyKwh;
  return {
    ...{ used, usageKwh, takenKwh, purchases, soldCents },
    soldKwh: soldDkwh / 10,
    /** Of the meters whose use is known. */
    soldKnownKwh,
    missingKwh: rounded(soldKnownKwh - takenKwh, 1),
    coverage: rounded(share(used, figures.meters), 4),
    fedKwh: fed,
    likelyUsageKwh: rounded(likelyKwh, 0),
    lossKwh: rounded(loss, 0),
    lossShare: rounded(loss === null || fed === 0 || fed === null ? null : loss / fed, 4),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
