/** Help of the pages of `app/routes-records.ts`. */
export const recordHelpNames = [
  'complaints',
  'complaint',
  'collectives',
  'meter-stock',
  'users',
  'units',
  'audit',
] as const;
