/**
 * What becomes of a token, in the standard's words (TokenResult, AuthenticationResult and ValidationResult of
 * IEC 62055-41, 7.2), and `Lockout`, which is the meter's own.
 */
export type TokenResult = keyof typeof RESULT_CODES;

/** The numbers that meters publish for these results; 16, "not ready", never comes from the decoder. */
export const RESULT_CODES = {
  Accept: 1,
  '1stKCT': 2,
  '2ndKCT': 3,
  '3rdKCT': 3,
  '4thKCT': 3,
  OverflowError: 4,
  KeyTypeError: 5,
  FormatError: 6,
  RangeError: 7,
  FunctionError: 8,
  OldError: 9,
  UsedError: 10,
  KeyExpiredError: 11,
  DDTKError: 12,
  CRCError: 13,
  MfrCodeError: 14,
  Lockout: 15,
} as const;

/** The published number of a result: 1 accepted ... 14 manufacturer code, 15 locked out. */
export function resultCode(result: TokenResult): number {
  return RESULT_CODES[result];
}
