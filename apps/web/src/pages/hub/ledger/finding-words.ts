/** What each finding of an examination means. */
export const findingsId = {
  'finding-unbalanced': 'Baris satu peristiwa tidak berjumlah nol',
  'finding-account': 'Akun tidak ada di bagan akun',
  'finding-missing': 'Baris tidak dibukukan',
  'finding-unexpected': 'Baris tanpa peristiwa',
  'finding-changed': 'Baris berbeda dari peristiwanya',
  'finding-deposit': 'Saldo deposit berbeda dari buku besar',
  'finding-movement': 'Mutasi deposit berbeda dari perintahnya',
  'finding-token': 'Penjualan tanpa tokennya',
  'finding-payment': 'AP2T dan P2APST berbeda tentang satu pembayaran',
  'finding-closing-window': 'Hari yang ditutup tidak mulai di akhir hari sebelumnya',
  'finding-closing-balance': 'Saldo hari yang ditutup tidak cocok dengan mutasinya',
  'finding-closing-totals': 'Jumlah hari yang ditutup sekarang lain',
  'finding-closing-digest': 'Posting hari yang ditutup diubah sesudahnya',
} as const;

export const findingsEn: Readonly<Record<keyof typeof findingsId, string>> = {
  'finding-unbalanced': 'The lines of an event do not sum to zero',
  'finding-account': 'The chart has no such account',
  'finding-missing': 'A line was not posted',
  'finding-unexpected': 'A line that no event asks for',
  'finding-changed': 'A line differs from its event',
  'finding-deposit': 'A deposit differs from the ledger',
  'finding-movement': 'A movement of a deposit differs from its order',
  'finding-token': 'A sale without its token',
  'finding-payment': 'AP2T and P2APST differ on a payment',
  'finding-closing-window': 'A closed day does not begin where the one before ended',
  'finding-closing-balance': 'The balance of a closed day does not fit its movements',
  'finding-closing-totals': 'The totals of a closed day are others now',
  'finding-closing-digest': 'Postings of a closed day were changed afterwards',
};
