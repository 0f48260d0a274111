/** Roles as the office calls them, and what each does. */
export const roleNamesId = {
  'role-front-office': 'Petugas pelayanan',
  'role-supervisor': 'Supervisor',
  'role-metering': 'Petugas metering',
  'role-fitter': 'Petugas lapangan',
  'role-pdl-officer': 'Petugas PDL',
  'role-p2tl-analyst': 'Analis P2TL',
  'role-p2apst-officer': 'Petugas P2APST',
  'role-counter-clerk': 'Petugas loket',
  'role-partner': 'Petugas mitra',
  'role-auditor': 'Auditor',
  'role-administrator': 'Administrator',
} as const;

export const roleNamesEn: Readonly<Record<keyof typeof roleNamesId, string>> = {
  'role-front-office': 'Front office',
  'role-supervisor': 'Supervisor (decides)',
  'role-metering': 'Metering staff',
  'role-fitter': 'Fitter',
  'role-pdl-officer': 'PDL officer',
  'role-p2tl-analyst': 'P2TL analyst',
  'role-p2apst-officer': 'P2APST officer',
  'role-counter-clerk': 'Counter clerk',
  'role-partner': "A partner's staff",
  'role-auditor': 'Auditor (reads everything)',
  'role-administrator': 'Administrator (users, units)',
};

/** In the order of the table of permissions. */
export const roleNames = [
  ...(['front-office', 'supervisor', 'metering', 'fitter', 'pdl-officer'] as const),
  ...(['p2tl-analyst', 'p2apst-officer', 'counter-clerk', 'partner'] as const),
  ...(['auditor', 'administrator'] as const),
] as const;
