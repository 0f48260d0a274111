import type { Application } from '../application/model.ts';
import type { KeyTarget, WantedToken } from './model.ts';

/** What an installation decides about the tokens of an activation. */
export interface ActivationTokenRules {
  /** Power limit in W for each 100 VA contracted. */
  readonly wattsPer100Va: number;
  /** Whether a newly installed meter gets a clear tamper token: its cover was open while it was installed. */
  readonly clearTamperOnNewMeter: boolean;
}

/** A VA is a W here: PLN sells by the rated current, and publishes no power factor for the limit. */
export const defaultActivationTokenRules: ActivationTokenRules = {
  wattsPer100Va: 100,
  clearTamperOnNewMeter: true,
};

export interface ActivationTokens {
  readonly application: Pick<Application, 'kind' | 'product' | 'powerVa' | 'meterChange'>;
  /** The key that the meter has. */
  readonly meterKey: KeyTarget;
  /** The key that meters of this place and tariff are to have; null: whatever they have. */
  readonly target: KeyTarget | null;
  /** First stroom bought with the application, tenths of a kWh; 0 without. */
  readonly firstCreditEnergyDkwh: number;
  /** Energy owed to the customer that goes along, tenths of a kWh; 0 without. */
  readonly compensationEnergyDkwh?: number;
  readonly rules?: ActivationTokenRules;
}

/**
 * The tokens that an activation asks for, in the order in which the meter takes them: KCT where the meter's key is not the one of
 * its place, maximum power from the contracted power, clear tamper for a meter that is newly installed, first stroom, compensation. None for a
 * postpaid product.
 */
export function tokensForActivation(activation: ActivationTokens): readonly WantedToken[] {
  const { application, meterKey, target, firstCreditEnergyDkwh } = activation;
  const { compensationEnergyDkwh = 0, rules = defaultActivationTokenRules } = activation;
  const { product, powerVa } = application;
  if (product === 'postpaid') return [];
  const isNewMeter = installsMeter(application);
  const watts = Math.ceil((powerVa * rules.wattsPer100Va) / 100);
  const tokens: readonly (WantedToken | null)[] = [
    changesKey(meterKey, target) ? { kind: 'key-change', value: 0, mandatory: true } : null,
    { kind: 'max-power', value: watts, mandatory: true },
    isNewMeter && rules.clearTamperOnNewMeter
      ? { kind: 'clear-tamper', value: 0, mandatory: false }
      : null,
    credit('first-stroom', firstCreditEnergyDkwh),
    credit('compensation', compensationEnergyDkwh),
  ];
  return tokens.filter((token) => token !== null);
}

/** Whether a meter's key is not the one that its place wants: another supply group, revision, tariff index, base date or key type. */
export function changesKey(meterKey: KeyTarget, target: KeyTarget | null): boolean {
  if (target === null) return false;
  const names = ['sgc', 'krn', 'ti', 'baseDate', 'keyType'] as const;
  return names.some((name) => meterKey[name] !== target[name]);
}

/** PB, PS and MIGRASI always install a meter; PD and DUA_ARAH where another one is wanted. */
function installsMeter({ kind, meterChange }: ActivationTokens['application']): boolean {
  return kind === 'PB' || kind === 'PS' || kind === 'MIGRASI' || meterChange;
}

function credit(kind: 'first-stroom' | 'compensation', energyDkwh: number): WantedToken | null {
  return energyDkwh > 0 ? { kind, value: energyDkwh, mandatory: true } : null;
}
