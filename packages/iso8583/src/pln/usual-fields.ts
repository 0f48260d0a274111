/**
 * Which fields a message of the 2003 style carries, by the bitmaps of the samples and of the client that sent them.
 * What a host asks for, not what the codec demands: a refusal may leave out 15, 62 and 63.
 */
export const usualFields2003 = {
  /** 4030004180810000 */
  inquiryRequest: [2, 11, 12, 26, 32, 33, 41, 48],
  /** 5030004180810004: purchase, payment of a registration, and advice. */
  purchaseRequest: [2, 4, 11, 12, 26, 32, 33, 41, 48, 62],
  /** 5032004182810006 */
  purchaseResponse: [2, 4, 11, 12, 15, 26, 32, 33, 39, 41, 48, 62, 63],
  /** 5030004182810006 */
  adviceResponse: [2, 4, 11, 12, 26, 32, 33, 39, 41, 48, 62, 63],
  /** 5030004180810104 */
  reversalRequest: [2, 4, 11, 12, 26, 32, 33, 41, 48, 56, 62],
  /** 5030004182810104 */
  reversalResponse: [2, 4, 11, 12, 26, 32, 33, 39, 41, 48, 56, 62],
  /** 5030004180810000 */
  postpaidPaymentRequest: [2, 4, 11, 12, 26, 32, 33, 41, 48],
  /** 5032004182810000 */
  postpaidPaymentResponse: [2, 4, 11, 12, 15, 26, 32, 33, 39, 41, 48],
} as const;
