export { depositBalance, topUpDeposit } from './deposit/service.ts';
export { inquiryRoutes } from './inquiry/routes.ts';
export { type LedgerFindings, verifyLedger } from './ledger/verify.ts';
export { type PartnerRegistration, registerPartner } from './partner/register.ts';
export type { PurchaseRequest, SoldPurchase } from './purchase/model.ts';
export { purchaseRoutes } from './purchase/routes.ts';
export { PurchaseService } from './purchase/service.ts';
