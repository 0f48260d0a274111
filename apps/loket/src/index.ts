export { grouped, kwh, rupiah } from '@setrum/receipt';
export * from './agent/index.ts';
export * from './bridge/index.ts';
export {
  type ByNumber,
  type CardOnReader,
  type Centre,
  httpCentre,
  type Inquiry,
  type LastReading,
  type MeterHistory,
  type PastPurchase,
  type Purchase,
  type PurchaseName,
  type PurchaseOrder,
} from './centre.ts';
export { Counter, type CounterOptions, type Waiting } from './counter.ts';
export * from './driver/index.ts';
export { type Caller, type CallerOptions, httpCaller } from './http.ts';
export { isPending, type JournalEntry, type SaleStep } from './journal/entry.ts';
export { type GrowingFile, type JournalFiles, localFiles } from './journal/files.ts';
export { Journal, type JournalOptions } from './journal/journal.ts';
export { type LockHolder, type LockOwner, thisProcess } from './journal/owner.ts';
export * from './print/index.ts';
export * from './reader/index.ts';
export * from './rehearsal/index.ts';
export type { CashCount, CashLine } from './sale/cash.ts';
export type { ConfirmedVisit, NumberVisit, Sale, Visit } from './sale/model.ts';
export { receiptLines, receiptOf } from './slip.ts';
