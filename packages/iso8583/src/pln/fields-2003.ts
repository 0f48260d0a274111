import { type FieldSpec, fixed, lllvar, llvar } from '../codec/field.ts';

/**
 * Data elements of the 2003-style dialect. Confirmed by the public samples: every field but 40, 53 and 61.
 * Inferred: 40 and 53 (named by a client of another bank, in no sample), 61 (announced, never seen), and
 * all longest lengths of variable fields except 32, 33 (7) and 56 (37).
 */
export const plnFields2003: readonly FieldSpec[] = [
  llvar(2, 'product', 'n', 19, 1),
  fixed(4, 'amount', 'n', 16),
  fixed(11, 'trace number', 'n', 12),
  fixed(12, 'local date and time', 'n', 14),
  fixed(15, 'settlement date', 'n', 8),
  fixed(26, 'merchant category', 'n', 4),
  llvar(32, 'bank', 'n', 7, 1),
  llvar(33, 'partner central', 'n', 7, 1),
  fixed(39, 'response code', 'n', 4),
  fixed(40, 'action code', 'n', 3),
  fixed(41, 'terminal', 'an', 16),
  lllvar(48, 'additional data', 'ans'),
  fixed(53, 'security information', 'an', 16),
  llvar(56, 'original message', 'n', 37),
  lllvar(61, 'private data 61', 'ans'),
  lllvar(62, 'additional data 2', 'ans'),
  lllvar(63, 'information text', 'ans'),
];

/** Values of field 2 [confirmed]. */
export const plnProducts = { postpaid: '99501', prepaid: '99502', nonTaglis: '99504' } as const;
