/** Help of the pages of `app/routes-profile.ts`. */
export const profileHelpNames = [
  'two-way',
  'load-profile',
  'profile-reports',
  'p2tl',
  'card-inspector',
  'key-campaigns',
] as const;
