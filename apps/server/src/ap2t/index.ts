export { demoClaims, seedDemoClaims } from './billing/demo.ts';
export type {
  ChargeLine,
  Claim,
  ClaimState,
  MeterReading,
  PostpaidBill,
  PostpaidClaim,
  PostpaidCustomer,
  RegistrationCharge,
  RegistrationClaim,
  RegistrationKind,
} from './billing/model.ts';
export { cancelRegistration, registerBills, registerCharge } from './billing/register.ts';
export { reportLost } from './card/change.ts';
export { type CopiedCard, noteCopiedCard } from './card/copy-seen.ts';
export { issueCard } from './card/issue.ts';
export { defaultCardRules } from './card/model.ts';
export { replaceCard } from './card/replace.ts';
export { type CollectiveDesk, collectiveDesk } from './collective/desk.ts';
export { hasCustomers } from './customer/known.ts';
export { type Desk, type DeskParts, startDesk } from './desk/start.ts';
export { samplePapers } from './document/samples/samples.ts';
export { builtInTemplates, checkTemplates, loadTemplates } from './document/template/load.ts';
export { templateReference } from './document/template/reference.ts';
export { EventStream } from './live/stream.ts';
export { readingImportJson, readingImportRoutes } from './load-profile/import-routes.ts';
export { loadProfileRoutes } from './load-profile/routes.ts';
export { type LoadProfile, loadProfile } from './load-profile/service.ts';
export { type ImportReport, importMeters } from './meter-stock/import/import.ts';
export { importReportJson } from './meter-stock/import-routes.ts';
export { listMeters, type StockQuery } from './meter-stock/list.ts';
export { meterKinds, meterStates, type StockMeter } from './meter-stock/model.ts';
export { meterStockRoutes } from './meter-stock/routes.ts';
export {
  type CompensationRegistration,
  type InstalmentRegistration,
  registerCompensation,
  registerInstalment,
} from './owed/register.ts';
export { keepTellingPlaces } from './places/keep.ts';
export { SearchService } from './search/service.ts';
export { readAp2tSettings } from './settings/read.ts';
export { type Ap2tSettings, ap2tDefaults } from './settings/settings.ts';
export { findSupplyPoint, type SupplyPoint } from './supply-point/find.ts';
export { metersOfCustomer } from './supply-point/meters-of.ts';
export { type PlaceOfMeter, placesOfMeters } from './supply-point/places.ts';
export { type CustomerRegistration, registerCustomer } from './supply-point/register.ts';
export {
  exchangeMeter,
  type MeterExchange,
  registerCustomers,
} from './supply-point/register-many.ts';
export { saleStateRoutes } from './supply-point/routes.ts';
export {
  type CustomerSaleState,
  saleStateOf,
  setSaleState,
} from './supply-point/sale-state.ts';
export { unitsOfMeters } from './supply-point/units-of.ts';
export type { SaleState } from './tables.ts';
export {
  decideKeyTarget,
  type KeyTargetOrder,
  keyTargetOrders,
  orderKeyTarget,
  type WantedKeyTarget,
} from './token-request/key-target-orders.ts';
export { type KeyTargetRule, keyTargets } from './token-request/key-target-rules.ts';
export { stepsPage } from './workflow/describe.ts';
export { transitions as applicationSteps } from './workflow/transitions.ts';
