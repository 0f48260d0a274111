export { grouped, kwh, rupiah } from '@setrum/receipt';
export {
  type CardOnReader,
  type Centre,
  httpCentre,
  type Inquiry,
  type Purchase,
  type PurchaseOrder,
} from './centre.ts';
export { Counter, type CounterOptions, type Sale, type Visit } from './counter.ts';
export { type Caller, type CallerOptions, httpCaller } from './http.ts';
export { Journal, type JournalEntry, type SaleStep } from './journal.ts';
export * from './reader/index.ts';
export { receiptLines, receiptOf } from './slip.ts';
