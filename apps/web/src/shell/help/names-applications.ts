/** Help of the pages of `app/routes-applications.ts`. */
export const applicationHelpNames = ['work', 'entry'] as const;
