/** Help of the pages of P2APST. */
export const hubHelpNames = [
  'partners',
  'partner',
  'links',
  'deposits',
  'statement',
  'webhooks',
  'sales',
  'advices',
  'settlements',
  'reconciliations',
  'ledger',
] as const;
