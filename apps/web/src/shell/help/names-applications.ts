/** Help of the pages of `app/routes-applications.ts`. */
export const applicationHelpNames = [
  'work',
  'entry',
  'token-requests',
  'activation',
  'pdl',
] as const;
