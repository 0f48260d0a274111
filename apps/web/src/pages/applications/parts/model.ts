/** The kinds of applications, in the order of the SOP, with the path of their entry. */
export const kinds = ['PB', 'PD', 'PS', 'MIGRASI', 'DUA_ARAH'] as const;
export type Kind = (typeof kinds)[number];

export const isKind = (text: string | null): text is Kind => kinds.some((kind) => kind === text);
