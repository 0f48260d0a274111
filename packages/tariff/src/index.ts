export { checkAmount } from './amount.ts';
export { problemsOf } from './check-rules.ts';
export { connectionProblemsOf } from './connection/check-rules.ts';
export {
  type ConnectionCosts,
  type CostLine,
  connectionCosts,
  costCodes,
} from './connection/costs.ts';
export { defaultConnectionRules } from './connection/defaults.ts';
export type { FirstCredit } from './connection/first-credit.ts';
export type { ConnectionInput } from './connection/input.ts';
export type {
  ClassRange,
  ConnectionKind,
  ConnectionRules,
  CostKind,
  CostPpnRule,
  FirstCreditRule,
  PowerBand,
  PowerCharge,
  PowerStep,
  ProductRule,
  ReinstallationRule,
  ServiceProduct,
} from './connection/rules.ts';
export {
  checkService,
  powerStepOf,
  type Service,
  type ServiceChoice,
  serviceChoices,
} from './connection/service.ts';
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
