export { Bank } from './bank/bank.ts';
export { judge, tokenHash, tokenOf } from './bank/judge.ts';
export { type BankOptions, bankDefaults, type Outcome } from './bank/model.ts';
export { meaningOf } from './bank/refusal.ts';
export { BankBooks, type BooksOptions } from './books/books.ts';
export { chargedCents, type Sale, type SaleFigures, type SaleState } from './books/model.ts';
export {
  type ReconciliationFile,
  type ReconciliationKind,
  reconciliationFile,
} from './books/reconciliation.ts';
export { TokenSafe } from './books/token-safe.ts';
export { type DayTotals, totalsPerDay } from './books/totals.ts';
export { conformancePage } from './conformance/markdown.ts';
export type {
  ConformanceReport,
  ConformanceTarget,
  Rule,
  ScenarioResult,
} from './conformance/model.ts';
export { type ConformanceOptions, runConformance } from './conformance/run.ts';
export type { Scenario } from './conformance/scenario.ts';
export { scenarios } from './conformance/scenarios/index.ts';
export { masked, type TraceLine } from './conformance/trace.ts';
export { type FloodOptions, type FloodReport, flood } from './faults/flood.ts';
export { type GarbageOptions, type GarbageReport, sendGarbage } from './faults/garbage.ts';
export {
  type FaultyLine,
  type FaultyLineOptions,
  type LineFault,
  type LineMessage,
  startFaultyLine,
} from './faults/line.ts';
export { seededRandom } from './faults/random.ts';
export { BankLink } from './link/link.ts';
export type { BankLinkOptions, BankTls, LinkEvent } from './link/model.ts';
export {
  type BillOffer,
  type BillSubject,
  billInquiryRequest,
  paymentRequest,
  readBillOffer,
  reversalRequest,
} from './messages/bills.ts';
export { amountOf, codeOf, remarked } from './messages/frame.ts';
export { type BankIdentity, type Mark, sampleIdentity } from './messages/identity.ts';
export { localDateTime, Marks } from './messages/mark.ts';
export { networkRequest } from './messages/network.ts';
export {
  adviceRequest,
  inquiryRequest,
  type MeterOrCustomer,
  type PrepaidInquiry,
  type PrepaidSale,
  type PurchaseOrder,
  purchaseRequest,
  readInquiry,
  readSale,
} from './messages/prepaid.ts';
export { pause, systemTimers, type Timers } from './timers.ts';
