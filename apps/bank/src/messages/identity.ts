/** Who the bank is to the host. */
export interface BankIdentity {
  /** Field 32, 7 digits. */
  readonly bankCode: string;
  /** Field 33, 7 digits: the partner central. */
  readonly centralId: string;
  /** First 7 characters of field 48. */
  readonly switcherId: string;
  /** Field 41 without its leading zeros, at most 16 letters and digits. */
  readonly terminalId: string;
  /** Field 26, 4 digits: where the customer pays. 6021 counter, 6011 ATM. */
  readonly channel: string;
}

/** The bank of the published samples, which every demo host knows. */
export const sampleIdentity: BankIdentity = {
  bankCode: '4510017',
  centralId: '4512017',
  switcherId: 'ST145S3',
  terminalId: '48',
  channel: '6021',
};

/** What makes a message this one: trace number (12 digits) and the bank's local time (YYYYMMDDhhmmss). */
export interface Mark {
  readonly stan: string;
  readonly localDateTime: string;
}
