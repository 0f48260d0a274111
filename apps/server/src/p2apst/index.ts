export { inquiryRoutes } from './inquiry/routes.ts';
export { type LedgerFindings, verifyLedger } from './ledger/verify.ts';
export {
  depositBalance,
  type PartnerRegistration,
  registerPartner,
  topUpDeposit,
} from './partner/service.ts';
export type { PurchaseRequest, SoldPurchase } from './purchase/model.ts';
export { purchaseRoutes } from './purchase/routes.ts';
export { PurchaseService } from './purchase/service.ts';
