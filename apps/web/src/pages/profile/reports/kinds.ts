import type { Series } from '../chart/model.ts';
import type { figureNamesId } from './figure-names.ts';
import type { ReportKind } from './model.ts';

export type FigureName = keyof typeof figureNamesId;

/** A figure of a report: its name in the API, how it is told, and what it is called where that differs from the name. */
export interface FigureSpec {
  readonly name: string;
  readonly title: FigureName;
  readonly as: 'number' | 'share' | 'rupiah';
}

const count = (name: FigureName): FigureSpec => ({ name, title: name, as: 'number' });
const share = (name: FigureName): FigureSpec => ({ name, title: name, as: 'share' });
const called = (name: string, title: FigureName): FigureSpec => ({ name, title, as: 'number' });

const counted = [count('meters'), count('readings')];

/** The figures of each kind of report, in their order. */
export const figuresOf: Readonly<Record<ReportKind, readonly FigureSpec[]>> = {
  usage: [
    ...[...counted, count('used'), count('contractedKva'), count('usageKwh')],
    ...[count('burnHours'), share('burnShare')],
  ],
  voltage: [
    ...[...counted, count('minVoltageV'), count('averageVoltageV'), count('maxVoltageV')],
    ...[called('lowVoltage', 'lowVoltageMeters'), share('lowShare')],
    ...[called('highVoltage', 'highVoltageMeters'), called('lowVoltageEvents', 'lowEvents')],
    called('outages', 'outageCount'),
  ],
  condition: [
    ...[...counted, count('normal'), count('abnormal'), share('abnormalShare')],
    ...[called('tamper', 'tamperMeters'), count('wentBack'), count('forged')],
    ...[count('contradicted'), count('unverified'), called('overloads', 'overloadCount')],
  ],
  tamper: [
    ...[...counted, called('tamper', 'tamperMeters'), share('tamperShare')],
    ...[count('tamperUnknown'), called('tamperEvents', 'eventCount')],
  ],
  balance: [
    ...[count('meters'), share('coverage'), count('soldKwh'), count('takenKwh')],
    ...[count('missingKwh'), count('usageKwh'), count('fedKwh'), count('likelyUsageKwh')],
    ...[count('lossKwh'), share('lossShare'), count('purchases')],
    { name: 'soldCents', title: 'soldCents', as: 'rupiah' },
  ],
};

export interface ChartSpec {
  readonly unit: 'hours' | 'volts' | 'meters' | 'kwh';
  readonly fromZero: boolean;
  readonly hasBand: boolean;
  readonly series: readonly (Pick<Series, 'as' | 'tone'> & {
    readonly name: string;
    readonly title: FigureName;
  })[];
}

const line = { as: 'line', tone: 'news' } as const;
const bars = { as: 'bars', tone: 'news' } as const;
const bad = { as: 'bars', tone: 'bad' } as const;

/** What the chart of each kind shows over the months. */
export const chartOf: Readonly<Record<ReportKind, ChartSpec>> = {
  usage: {
    ...{ unit: 'hours', fromZero: true, hasBand: false },
    series: [{ ...bars, name: 'burnHours', title: 'burnHours' }],
  },
  voltage: {
    ...{ unit: 'volts', fromZero: false, hasBand: true },
    series: [
      { ...line, name: 'averageVoltageV', title: 'averageVoltageV' },
      { as: 'line', tone: 'attention', name: 'minVoltageV', title: 'minVoltageV' },
    ],
  },
  condition: {
    ...{ unit: 'meters', fromZero: true, hasBand: false },
    series: [{ ...bad, name: 'abnormal', title: 'abnormal' }],
  },
  tamper: {
    ...{ unit: 'meters', fromZero: true, hasBand: false },
    series: [{ ...bad, name: 'tamper', title: 'tamperMeters' }],
  },
  balance: {
    ...{ unit: 'kwh', fromZero: true, hasBand: false },
    series: [
      { as: 'bars', tone: 'quiet', name: 'soldKwh', title: 'soldKwh' },
      { ...line, name: 'takenKwh', title: 'takenKwh' },
      { as: 'line', tone: 'attention', name: 'usageKwh', title: 'usageKwh' },
    ],
  },
};
