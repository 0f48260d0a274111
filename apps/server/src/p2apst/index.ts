export { bookingRoutes } from './booking/routes.ts';
export { BookingService } from './booking/service.ts';
export { depositBalance, topUpDeposit } from './deposit/service.ts';
export { inquiryRoutes } from './inquiry/routes.ts';
export { type LedgerFindings, verifyLedger } from './ledger/verify.ts';
export { type PartnerRegistration, registerPartner } from './partner/register.ts';
export { partnerRoutes } from './partner/routes.ts';
export {
  type BillAnswer,
  type BillInquiry,
  type BillProduct,
  mostBills,
  type PaidBill,
  type PaymentRequest,
  type ReversalRequest,
} from './payment/model.ts';
export { billRoutes } from './payment/routes.ts';
export { type PaymentOptions, PaymentService } from './payment/service.ts';
export type { PurchaseRequest, SoldPurchase } from './purchase/model.ts';
export { purchaseRoutes } from './purchase/routes.ts';
export { PurchaseService } from './purchase/service.ts';
export { receiptRoutes } from './receipt/routes.ts';
