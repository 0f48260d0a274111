import type { hubTitlesId } from './hub.id.ts';

export const hubTitlesEn: Readonly<Record<keyof typeof hubTitlesId, string>> = {
  pagePartners: 'Partners',
  pagePartnerNew: 'New partner',
  pagePartner: 'Partner',
  pageLinks: 'ISO 8583 links',
  pageDeposits: 'Deposits',
  pageStatement: 'Statement',
  pageWebhooks: 'Webhooks',
  pageSales: 'Sales',
  pageAdvices: 'Manual advices',
  pageSettlements: 'Settlements',
  pageSettlement: 'Closed day',
  pageReconciliations: 'Reconciliation',
  pageReconciliation: 'Comparison of a file',
  pageLedger: 'Trial balance',
  pageLedgerAccount: 'Account',
  pageLedgerEvent: 'An event of the ledger',
};
