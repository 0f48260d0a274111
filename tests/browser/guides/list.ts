/** The guides by the names of their files: docs/guide/id/NAME.md and docs/guide/en/NAME.md, in the order in which they are carried out. */
export const guides = [
  { id: 'operator', en: 'operator' },
  { id: 'pelayanan', en: 'front-office' },
  { id: 'loket', en: 'counter' },
  { id: 'petugas-lapangan', en: 'fitter' },
  { id: 'p2tl', en: 'p2tl' },
  { id: 'bank', en: 'bank' },
] as const;
