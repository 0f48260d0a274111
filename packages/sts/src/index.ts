export type { BytesOrHex } from './bytes.ts';
export type { BlockCipher, EncryptionAlgorithm } from './ciphers/block-cipher.ts';
export { type CipherOptions, createCipher, type StsCipher } from './ciphers/cipher.ts';
export { assertStaTables, SAMPLE_STA_TABLES, type StaTables } from './ciphers/sta-tables.ts';
export { type Acceptance, acceptToken, type DecoderLimits } from './decoder/accept.ts';
export type { CreditEffect, TokenEffect } from './decoder/effect.ts';
export { RESULT_CODES, resultCode, type TokenResult } from './decoder/result.ts';
export {
  createDecoderState,
  type DecoderSetup,
  type DecoderState,
  type PendingKeyChange,
} from './decoder/state.ts';
export { StsError, type StsErrorCode } from './error.ts';
export { type DecoderKeyInput, deriveDecoderKey } from './keys/derive.ts';
export { isKeyExpired } from './keys/expiry.ts';
export type {
  KeyGenerationAlgorithm,
  KeyParameters,
  KeyType,
  VendingKey,
} from './keys/parameters.ts';
export { isLuhnValid, luhnCheckDigit } from './meter/luhn.ts';
export { type Drn, type MeterPan, makeDrn, makePan, parseDrn, parsePan } from './meter/pan.ts';
export {
  type CarriedAmount,
  carriedAmount,
  decodeAmount,
  encodeAmount,
  MAX_UNITS,
  unitsFromDecimal,
} from './tokens/amount.ts';
export { type CreditInput, type MadeCreditToken, makeCreditToken } from './tokens/credit.ts';
export { compactToken, formatToken } from './tokens/digits.ts';
export { readToken } from './tokens/read.ts';
export {
  type BaseDate,
  baseDateMs,
  isReservedTid,
  MAX_TID,
  nextTid,
  reservedTidAt,
  tidAfter,
  tidAt,
  timeOfTid,
} from './tokens/tid.ts';
export type {
  CreditSubclass,
  CreditToken,
  ReadError,
  StsToken,
  TokenReading,
} from './tokens/types.ts';
