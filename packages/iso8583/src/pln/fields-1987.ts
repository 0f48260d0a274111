import { type FieldSpec, fixed, lllvar, llvar } from '../codec/field.ts';

/**
 * Data elements of ISO 8583:1987 as gateways use them. Confirmed by public client code: that 2, 3, 4, 7, 11,
 * 12, 13, 15, 18, 32, 37, 39, 41, 42, 48, 49 and 62 are there, and 70 for sign-on. Inferred from the standard:
 * their lengths and the rest.
 */
export const plnFields1987: readonly FieldSpec[] = [
  llvar(2, 'product', 'n', 19, 1),
  fixed(3, 'processing code', 'n', 6),
  fixed(4, 'amount', 'n', 12),
  fixed(7, 'transmission date and time', 'n', 10),
  fixed(11, 'trace number', 'n', 6),
  fixed(12, 'local time', 'n', 6),
  fixed(13, 'local date', 'n', 4),
  fixed(15, 'settlement date', 'n', 4),
  fixed(18, 'merchant type', 'n', 4),
  llvar(32, 'bank', 'n', 11, 1),
  llvar(33, 'partner central', 'n', 11, 1),
  fixed(37, 'retrieval reference', 'an', 12),
  fixed(39, 'response code', 'an', 2),
  fixed(41, 'terminal', 'ans', 8),
  fixed(42, 'acceptor', 'ans', 15),
  lllvar(48, 'additional data', 'ans'),
  fixed(49, 'currency', 'n', 3),
  lllvar(60, 'private data 60', 'ans'),
  lllvar(61, 'private data 61', 'ans'),
  lllvar(62, 'additional data 2', 'ans'),
  lllvar(63, 'information text', 'ans'),
  fixed(70, 'network information', 'n', 3),
  fixed(90, 'original message', 'n', 42),
];

/** Values of field 3 [confirmed by one gateway's client]. */
export const processingCodes1987 = {
  inquiry: '380000',
  purchase: '171000',
  advice: '172000',
  repeatedAdvice: '173000',
} as const;
