/** Titles of the pages of `app/routes-profile.ts`, as the menu shows them. */
export const profileTitlesId = {
  pageTwoWay: 'Monitoring transaksi',
  pageLoadProfile: 'Load profile per nomor meter',
  pageProfileReports: 'Laporan per unit',
  pageP2tl: 'Daftar P2TL',
  pageCardInspector: 'Isi kartu',
  pageKeyCampaigns: 'Kampanye ganti kunci',
  pageKeyCampaign: 'Kampanye ganti kunci',
  pageKeyCampaignNew: 'Minta kampanye ganti kunci',
} as const;
