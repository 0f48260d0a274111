import { defineLayout } from '../layout/layout.ts';
import { code, count, hundredths, list, text, wholeRupiah } from '../layout/part.ts';
import { customerParts, referenceParts, supplyParts } from './layouts-common.ts';

const inquiryResponseParts = [
  ...customerParts,
  ...referenceParts,
  ...supplyParts,
  hundredths('adminCents', 10),
] as const;

/** The 241 characters that answer a purchase or an advice. */
const purchaseResponseParts = [
  ...customerParts,
  ...referenceParts,
  code('vendingReceiptNo', 8, 'ans'),
  ...supplyParts,
  code('buyingOption', 1),
  hundredths('adminCents', 10),
  hundredths('stampCents', 10),
  hundredths('ppnCents', 10),
  hundredths('ppjCents', 10),
  hundredths('instalmentCents', 10),
  hundredths('tokenCents', 12),
  /** Hundredths of a kWh. */
  hundredths('energyCkwh', 10),
  code('token', 20),
] as const;

/**
 * Prepaid, product 99502. All lengths are confirmed by samples or by the client that sent them; inferred:
 * that unsold amounts are whole rupiah (they have no decimals digit, and the sample's equals the sale).
 */
export const prepaidLayouts = {
  /** 31 characters. */
  inquiryRequest: defineLayout(48, 'prepaid inquiry request', customerParts),
  /** 144 characters. */
  inquiryResponse: defineLayout(48, 'prepaid inquiry response', inquiryResponseParts),
  /** The inquiry's answer as it came, and what to buy: 0 new, 1 an unsold token. */
  purchaseRequest: defineLayout(48, 'prepaid purchase request', [
    ...inquiryResponseParts,
    code('buyingOption', 1),
  ]),
  /** 95 characters. */
  adviceRequest: defineLayout(48, 'prepaid advice request', [...customerParts, ...referenceParts]),
  /** 241 characters; advice answers are the same. */
  purchaseResponse: defineLayout(48, 'prepaid purchase response', purchaseResponseParts),
  /** 255 characters: a gateway of the 1987 style adds the time of settlement. */
  purchaseResponseSettled: defineLayout(48, 'prepaid purchase response with settlement', [
    ...purchaseResponseParts,
    code('settlementDateTime', 14),
  ]),
  /** Field 62. The count of unsold amounts cannot be trusted (a sample says 0 and sends one): the list is what stands there. */
  supply: defineLayout(62, 'prepaid supply data', [
    text('distributionCode', 2),
    text('serviceUnit', 5),
    text('serviceUnitPhone', 15),
    count('maxKwh', 5),
    count('statedUnsold', 1),
    list('unsold', [wholeRupiah('amountCents', 11)]),
  ]),
} as const;
