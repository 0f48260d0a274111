/** Tokens that `setrum meter token` makes. */
export const issuedKinds = [
  'credit',
  'clear-tamper',
  'power',
  'clear-credit',
  'phase-unbalance',
  'key-change',
  'test',
] as const;

export type IssuedKind = (typeof issuedKinds)[number];
