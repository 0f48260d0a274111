/** What a tampered meter still takes. `credit`: all but credit; `all`: only what clears; `nothing`: a tamper is told and hinders nothing. */
export type TamperRefusal = 'credit' | 'all' | 'nothing';

/** What the meter is set to. docs/meter.md has every setting with its source and how sure it is. */
export interface MeterConfig {
  /** Below this credit the meter warns. The keypad sets it (456xx). */
  readonly lowCreditWh: number;
  /** Minutes between two beeps of the warning; 0 = silent. The keypad sets it (123xxx). */
  readonly alarmIntervalMinutes: number;
  /** How far below zero the credit may go before the supply is cut (stroom darurat); 0 = not at all. */
  readonly emergencyCreditWh: number;
  /** True: the customer accepts emergency credit by a key; false: it is simply there. */
  readonly emergencyNeedsKey: boolean;
  /** The credit register's end: a token that would go beyond it is refused as an overflow. */
  readonly creditLimitWh: number;
  /** Below this a measurement counts as a low-voltage event. */
  readonly lowVoltageV: number;
  /** Above this load the meter trips; null = no limit set. A token of the centre can set it. */
  readonly powerLimitW: number | null;
  /** After a trip the contactor closes again when so long has passed; at least a second. */
  readonly overloadRetrySeconds: number;
  /** So many trips in a row lock the contactor; 0 = never. */
  readonly overloadTrips: number;
  readonly lockoutSeconds: number;
  /** True: once opened, the contactor waits for the ENTER key before it closes. */
  readonly recloseByKey: boolean;
  readonly refuseWhileTampered: TamperRefusal;
  readonly tamperOpensContactor: boolean;
  /** Where the meter hangs: its months end at midnight of this time. 420 WIB, 480 WITA, 540 WIT. */
  readonly utcOffsetMinutes: number;
  /** How much faster than true time the clock goes, in millionths; below zero it is slow. */
  readonly clockDriftPpm: number;
  /** How long the clock goes on without power; null = through any cut. What is beyond it the clock loses. */
  readonly clockReserveSeconds: number | null;
}

/**
 * Warning at 5 kWh, every 30 minutes; five trips lock for half an hour; no emergency credit; a register of 999,999.9 kWh. 198 V is 220 V less
 * the 10 % that the service band allows. All of it is a setting because little of it is fixed by a public source.
 */
export const DEFAULT_METER_CONFIG: MeterConfig = {
  lowCreditWh: 5_000,
  alarmIntervalMinutes: 30,
  emergencyCreditWh: 0,
  emergencyNeedsKey: true,
  creditLimitWh: 999_999_900,
  lowVoltageV: 198,
  powerLimitW: null,
  overloadRetrySeconds: 30,
  overloadTrips: 5,
  lockoutSeconds: 1_800,
  recloseByKey: false,
  refuseWhileTampered: 'credit',
  tamperOpensContactor: false,
  utcOffsetMinutes: 420,
  clockDriftPpm: 0,
  clockReserveSeconds: null,
};

/** The lowest and highest value of each number, and whether it is a whole one. */
const ranges: Readonly<Partial<Record<keyof MeterConfig, readonly [number, number]>>> = {
  lowCreditWh: [0, 999_999_900],
  alarmIntervalMinutes: [0, 999],
  emergencyCreditWh: [0, 999_999_900],
  creditLimitWh: [0, 2 ** 31 * 100 - 100],
  lowVoltageV: [0, 1_000],
  powerLimitW: [0, 18_201_624],
  overloadRetrySeconds: [1, 86_400],
  overloadTrips: [0, 1_000],
  lockoutSeconds: [1, 30 * 86_400],
  utcOffsetMinutes: [-720, 840],
  clockDriftPpm: [-100_000, 100_000],
  clockReserveSeconds: [0, 100 * 366 * 86_400],
};

/** Settings of which every number may have a part; the others are whole. */
const broken: readonly (keyof MeterConfig)[] = ['lowVoltageV', 'clockDriftPpm'];

/** RangeError that names the setting which cannot be. */
export function assertConfig(config: MeterConfig): void {
  for (const [name, value] of Object.entries(config)) {
    const key = name as keyof MeterConfig;
    const range = ranges[key];
    if (range === undefined || value === null) continue;
    const [least, most] = range;
    const isNumber = typeof value === 'number' && value >= least && value <= most;
    if (!isNumber || (!broken.includes(key) && !Number.isInteger(value))) {
      throw new RangeError(`${name} is a number from ${least} to ${most}`);
    }
  }
}
