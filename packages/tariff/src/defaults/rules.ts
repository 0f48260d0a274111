import type { TariffRules } from '../rules.ts';
import { defaultAdmin, defaultAmounts, defaultEnergy, defaultLines } from './policies.ts';
import { defaultPrices } from './prices.ts';
import { defaultPpj, defaultPpn, defaultStamp } from './taxes.ts';

/** The rules that ship: what is published, and where nothing is, what fits. `docs/money-rules.md` says which is which. */
export const defaultRules: TariffRules = {
  prices: defaultPrices,
  ppj: defaultPpj,
  ppn: defaultPpn,
  stamp: defaultStamp,
  admin: defaultAdmin,
  lines: defaultLines,
  energy: defaultEnergy,
  amounts: defaultAmounts,
};
