export { checkAmount } from './amount.ts';
export { problemsOf } from './check-rules.ts';
export { businessDay } from './dated.ts';
export { publishedDenominationsCents } from './defaults/policies.ts';
export { defaultRules } from './defaults/rules.ts';
export { energyComputedCkwh, energySoldDkwh, monthlyLimitDkwh } from './energy.ts';
export { rupiahText } from './integer.ts';
export { baseClass, type Price, priceOn } from './price.ts';
export { type Quote, type QuoteInput, quote } from './quote.ts';
export type {
  AdminRule,
  AmountFlow,
  AmountRule,
  Dated,
  Day,
  EnergyRule,
  LineRule,
  PpjRule,
  PpnRule,
  PriceSeries,
  StampRule,
  TariffRules,
} from './rules.ts';
export { ppjRateOn, ppnRateOn, type Rate, stampDutyOn } from './tax.ts';
