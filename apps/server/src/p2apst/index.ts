export { type AdviceNotices, adviceNotices } from './advice/notices.ts';
export { adviceRoutes } from './advice/routes.ts';
export { ManualAdvices } from './advice/service.ts';
export { bookingRoutes } from './booking/routes.ts';
export { BookingService } from './booking/service.ts';
export { cardSessionRoutes } from './card-session/routes.ts';
export { counterDayRoutes } from './counter-day/routes.ts';
export { depositBalance, topUpDeposit } from './deposit/service.ts';
export { examinationRoutes } from './examination/routes.ts';
export {
  type HostConfig,
  hostDefaults,
  type ListenerConfig,
  type TlsConfig,
} from './host/config.ts';
export { type RunningHost, startHost } from './host/host.ts';
export type { Link, LinkRegistration } from './host/link/model.ts';
export { linkRoutes } from './host/link/routes.ts';
export { registerLink } from './host/link/store.ts';
export type { HubServices, Sale, Undelivered } from './host/services.ts';
export type { HostStatus } from './host/wire/traffic.ts';
export { conclusionRoutes } from './inquiry/conclusion-routes.ts';
export { inquiryRoutes } from './inquiry/routes.ts';
export { inquire } from './inquiry/service.ts';
export type { FaultKind } from './ledger/checks.ts';
export { examineLedger, type LedgerExamination, type LedgerFault } from './ledger/examine.ts';
export { instantOf, periodOf } from './ledger/period.ts';
export { ledgerPort } from './ledger/port.ts';
export { type PostingLine, postingsOf } from './ledger/postings.ts';
export { ledgerRoutes } from './ledger/routes.ts';
export { type Period, readStatement } from './ledger/statement.ts';
export { rupiah, type StatementFormat, wib, writeStatement } from './ledger/statement-text.ts';
export { type TrialBalanceLine, trialBalance } from './ledger/trial-balance.ts';
export { type LedgerFindings, verifyLedger } from './ledger/verify.ts';
export { countSold, keepCountingSold } from './monitoring/count-sold.ts';
export { twoWayPurchases } from './monitoring/list.ts';
export { monitoringRoutes } from './monitoring/routes.ts';
export { type PartnerRecord, partnerRecord, partnerRecords } from './partner/record.ts';
export { type PartnerRegistration, registerPartner } from './partner/register.ts';
export { partnerRoutes } from './partner/routes.ts';
export { SeatService } from './partner/seats.ts';
export {
  type BillAnswer,
  type BillInquiry,
  type BillProduct,
  mostBills,
  type PaidBill,
  type PaymentRequest,
  type ReversalRequest,
} from './payment/model.ts';
export { paymentPort } from './payment/port.ts';
export { billRoutes } from './payment/routes.ts';
export { type PaymentOptions, PaymentService } from './payment/service.ts';
export { holdSales, type OpenCredit, openCredits, unsoldAmong } from './purchase/hold.ts';
export type { PurchaseRequest, SoldPurchase } from './purchase/model.ts';
export { type PastPurchase, PastPurchases, type PastWord } from './purchase/past.ts';
export { purchaseRoutes } from './purchase/routes.ts';
export { PurchaseService } from './purchase/service.ts';
export { receiptRoutes } from './receipt/routes.ts';
export { DecisionService, type Verdict } from './reconciliation/decide.ts';
export { filePath, layoutOf } from './reconciliation/layout.ts';
export { makeFile, type ReconciliationFile } from './reconciliation/make.ts';
export type { Decision, Difference, ReconciliationRun } from './reconciliation/model.ts';
export { type IncomingFile, reconcile } from './reconciliation/reconcile.ts';
export { reconciliationRoutes } from './reconciliation/routes.ts';
export { differenceJson, runJson } from './reconciliation/schema.ts';
export { type DifferenceQuery, differences, runOf } from './reconciliation/store.ts';
export { createReferences, type References } from './reference/reference.ts';
export { saleRoutes } from './sale/routes.ts';
export { closeDay } from './settlement/close.ts';
export { type ClosingQuery, closingOf, closings } from './settlement/closings.ts';
export { closeDueDays, type DueClosings } from './settlement/due.ts';
export { keepClosing } from './settlement/keep-closing.ts';
export type { Closing } from './settlement/model.ts';
export { closingCsv, closingJson, closingText } from './settlement/report.ts';
export { settlementRoutes } from './settlement/routes.ts';
export { transferJson } from './settlement/transfer-routes.ts';
export { type Transfer, TransferService } from './settlement/transfers.ts';
export { type ClosingFault, verifyClosings } from './settlement/verify.ts';
export { type CopySeen, type NoteCopy, noteCopies } from './visit/copies.ts';
export { cardMailboxRoutes } from './visit/mailbox-routes.ts';
export { receiveVisit } from './visit/receive.ts';
export { type AddressPolicy, strictPolicy } from './webhook/model.ts';
export { webhookRoutes } from './webhook/routes.ts';
export {
  type RunningWebhooks,
  startWebhooks,
  type WebhookRunOptions,
} from './webhook/start.ts';
