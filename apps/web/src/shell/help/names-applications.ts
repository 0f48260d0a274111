/** Help of the pages of `app/routes-applications.ts`. */
export const applicationHelpNames = ['work', 'entry', 'token-requests'] as const;
