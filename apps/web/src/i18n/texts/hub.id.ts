/** Titles of the pages of `app/routes-hub.ts`, as the menu shows them. */
export const hubTitlesId = {
  pagePartners: 'Mitra',
  pagePartnerNew: 'Mitra baru',
  pagePartner: 'Mitra',
  pageLinks: 'Link ISO 8583',
  pageDeposits: 'Deposit',
  pageStatement: 'Rekening koran',
  pageWebhooks: 'Webhook',
  pageSales: 'Penjualan',
  pageAdvices: 'Advice manual',
  pageSettlements: 'Settlement',
  pageSettlement: 'Penutupan',
  pageReconciliations: 'Rekonsiliasi',
  pageReconciliation: 'Perbandingan berkas',
  pageLedger: 'Neraca saldo',
  pageLedgerAccount: 'Akun',
  pageLedgerEvent: 'Peristiwa di buku besar',
} as const;
