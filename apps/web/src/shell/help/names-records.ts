/** Help of the pages of `app/routes-records.ts`. */
export const recordHelpNames = ['complaints', 'complaint', 'collectives', 'meter-stock'] as const;
