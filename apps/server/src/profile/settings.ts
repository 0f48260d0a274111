import { SetrumError } from '@setrum/errors';

/** How load profiles are judged and kept. */
export interface ProfileSettings {
  /** A month whose lowest voltage is below this counts as low: 220 V less 10 % unless the utility says otherwise. */
  readonly lowVoltageV: number;
  /** Above this as high: 220 V and 5 %. */
  readonly highVoltageV: number;
  /** Months that load profiles are kept for, the present one included. */
  readonly keepMonths: number;
}

export const profileDefaults: ProfileSettings = {
  lowVoltageV: 198,
  highVoltageV: 231,
  keepMonths: 60,
};

/** The settings that an environment holds: SETRUM_LOW_VOLTAGE_V, SETRUM_HIGH_VOLTAGE_V, SETRUM_PROFILE_MONTHS. SETRUM_USAGE. */
export function profileSettingsOf(env: NodeJS.ProcessEnv): ProfileSettings {
  const number = (name: string, usual: number, least: number, most: number): number => {
    const text = env[name] ?? '';
    if (text === '') return usual;
    const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new SetrumError('SETRUM_USAGE', { detail: `${name}: ${text} (${least} to ${most})` });
  };
  const { lowVoltageV, highVoltageV, keepMonths } = profileDefaults;
  const settings = {
    lowVoltageV: number('SETRUM_LOW_VOLTAGE_V', lowVoltageV, 50, 500),
    highVoltageV: number('SETRUM_HIGH_VOLTAGE_V', highVoltageV, 50, 500),
    // The twelve months of a card, and the one before them.
    keepMonths: number('SETRUM_PROFILE_MONTHS', keepMonths, 13, 1200),
  };
  if (settings.lowVoltageV >= settings.highVoltageV)
    throw new SetrumError('SETRUM_USAGE', {
      detail: 'SETRUM_LOW_VOLTAGE_V is below SETRUM_HIGH_VOLTAGE_V',
    });
  return settings;
}
