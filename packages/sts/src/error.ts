/** Every reason for which this library refuses something. The codes are stable. */
export type StsErrorCode =
  /** A text has the wrong length or holds something else than digits. */
  | 'STS_FORMAT'
  /** A value lies outside what its field can carry. */
  | 'STS_RANGE'
  /** A DRN or PAN whose check digit does not fit. */
  | 'STS_CHECK_DIGIT'
  /** A key of the wrong length, or a combination of algorithms that the standard does not know. */
  | 'STS_KEY'
  /** Known to the standard, but not carried here. */
  | 'STS_UNSUPPORTED'
  /** The token identifiers of this base date are used up. */
  | 'STS_TID_EXHAUSTED'
  /** The vending key has expired for this token identifier. */
  | 'STS_KEY_EXPIRED';

/** The one error class of this package: a stable `code`, and a message for people. */
export class StsError extends Error {
  readonly code: StsErrorCode;

  constructor(code: StsErrorCode, message: string) {
    super(message);
    this.name = 'StsError';
    this.code = code;
  }
}
