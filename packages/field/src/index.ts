export { addTo, fedWh, feedsOf } from './feeds.ts';
export { type HouseholdPlan, householdsOf } from './household.ts';
export { lifeOf } from './life.ts';
export { endOfFieldMs, planField, startOfFieldMs } from './plan.ts';
export { cardUidOf, liveOnRegisters, secondMeterNo, truthOf } from './play.ts';
export { createPrices, type Prices } from './prices.ts';
export { jumped } from './registers.ts';
export { simulateField } from './simulate.ts';
export type { Befalling, Buy, Standing, Step } from './step.ts';
export {
  type FeederPlan,
  type FeedRecord,
  type FieldItem,
  type FieldOptions,
  type FieldPlan,
  type HouseholdRecord,
  type MonthRecord,
  type PurchaseRecord,
  THIEVES,
  type TransformerPlan,
  type Truth,
  type TruthKind,
  type UnitPlan,
} from './types.ts';
export { replacementOf, setupOf } from './wall.ts';
