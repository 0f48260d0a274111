/** Help of the pages of `app/routes-profile.ts`. */
export const profileHelpNames = ['load-profile'] as const;
