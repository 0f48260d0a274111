export type { BytesOrHex } from './bytes.ts';
export type { BlockCipher, EncryptionAlgorithm } from './ciphers/block-cipher.ts';
export { type CipherOptions, createCipher, type StsCipher } from './ciphers/cipher.ts';
export { assertStaTables, SAMPLE_STA_TABLES, type StaTables } from './ciphers/sta-tables.ts';
export { type Acceptance, acceptToken } from './decoder/accept.ts';
export type {
  CreditEffect,
  CurrencyEffect,
  ExtendedReadEffect,
  KeyChangeEffect,
  ManagementEffect,
  TestEffect,
  TokenEffect,
} from './decoder/effect.ts';
export {
  DEFAULT_COMMANDS,
  DEFAULT_KEY_TYPE_CHANGES,
  type DecoderLimits,
  type KeyTypeChanges,
} from './decoder/limits.ts';
export { DEFAULT_LOCKOUT, isLocked, type LockoutPolicy } from './decoder/lockout.ts';
export { RESULT_CODES, resultCode, type TokenResult } from './decoder/result.ts';
export {
  createDecoderState,
  type DecoderSetup,
  type DecoderState,
  type PendingKeyChange,
} from './decoder/state.ts';
export { TID_MEMORY_SIZE } from './decoder/tid-memory.ts';
export { StsError, type StsErrorCode } from './error.ts';
export { type DecoderKeyInput, deriveDecoderKey } from './keys/derive.ts';
export { dkga04Input } from './keys/dkga04.ts';
export { assertKeyAlive, isKeyExpired, NEVER_EXPIRES, nextKrn } from './keys/expiry.ts';
export {
  assertKeyParameters,
  type KeyGenerationAlgorithm,
  type KeyParameters,
  type KeyType,
  type VendingKey,
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
export {
  type CurrencyInput,
  type MadeCurrencyToken,
  makeCurrencyToken,
} from './tokens/currency.ts';
export {
  type CodedCurrency,
  decodeCurrency,
  encodeCurrency,
  MAX_CURRENCY_1E5,
} from './tokens/currency-amount.ts';
export { compactToken, formatToken } from './tokens/digits.ts';
export { type KeyChangeInput, makeKeyChangeTokens } from './tokens/key-change.ts';
export type {
  FirstSection,
  GroupSection,
  KeyChangeSection,
  SecondSection,
} from './tokens/key-change-section.ts';
export { type ManagementInput, makeManagementToken } from './tokens/management.ts';
export {
  ALL_REGISTERS,
  type ManagementCommand,
  type ManagementKind,
  managementCommand,
} from './tokens/management-command.ts';
export {
  ALL_TESTS,
  controlOf,
  METER_TESTS,
  type MeterTest,
  type MeterTestInput,
  makeExtendedReadToken,
  makeTestToken,
  testsOf,
} from './tokens/meter-test.ts';
export { classOfToken, readToken } from './tokens/read.ts';
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
  CurrencySubclass,
  CurrencyToken,
  ExtendedReadToken,
  ManagementToken,
  MeterTestToken,
  ReadError,
  StsToken,
  TokenReading,
} from './tokens/types.ts';
