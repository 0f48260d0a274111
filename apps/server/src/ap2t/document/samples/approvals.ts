import type { ConnectionApprovalData } from '../model.ts';
import { sampleCustomer, sampleReference, sampleSignatory, sampleSite } from './people.ts';

const asked = { product: 'prepaid-nfc', tariff: 'R1T', powerVa: 2200 } as const;

const common = {
  ...sampleReference,
  appliedOn: '2015-01-15',
  dueOn: '2015-01-22',
  applicant: sampleCustomer,
  site: sampleSite,
  purpose: 'Rumah tangga',
  asked,
  previous: null,
  removedOn: null,
  signatory: sampleSignatory,
};

const firstCredit = { item: 'first-credit', note: 'termasuk PPJ', amountCents: 5_000_000 } as const;

/** Figure 2-3: a new connection. */
export const approvalOfNewConnection: ConnectionApprovalData = {
  ...common,
  application: 'PB',
  registrationNo: '0511501150237',
  costs: [
    { item: 'connection', note: '2.200 VA', amountCents: 206_200_000 },
    firstCredit,
    { item: 'stamp', note: null, amountCents: 600_000 },
  ],
  totalCents: 211_800_000,
};

/** Figure 2-8: a change of tariff or power; the difference of the connection charges. */
export const approvalOfChange: ConnectionApprovalData = {
  ...common,
  application: 'PD',
  agendaNo: '534250511501160044',
  registrationNo: '0511501160044',
  appliedOn: '2015-01-16',
  dueOn: '2015-01-23',
  previous: { product: 'prepaid', tariff: 'R1T', powerVa: 1300 },
  costs: [
    { item: 'connection', note: 'selisih 1.300 ke 2.200 VA', amountCents: 84_400_000 },
    firstCredit,
    { item: 'stamp', note: null, amountCents: 300_000 },
  ],
  totalCents: 89_700_000,
};

/** Figure 2-11: a re-installation after removal. */
export const approvalOfReconnection: ConnectionApprovalData = {
  ...common,
  application: 'PS',
  agendaNo: '534250511501190108',
  registrationNo: '0511501190108',
  appliedOn: '2015-01-19',
  dueOn: '2015-01-26',
  previous: { product: 'postpaid', tariff: 'R1', powerVa: 1300 },
  removedOn: '2014-08-04',
  costs: [
    { item: 'connection', note: '2.200 VA', amountCents: 206_200_000 },
    { item: 'arrears', note: 'rekening Juni dan Juli 2014', amountCents: 46_322_000 },
    firstCredit,
    { item: 'stamp', note: null, amountCents: 600_000 },
  ],
  totalCents: 258_122_000,
};

/** From postpaid to prepaid: no charge but the first credit. */
export const approvalOfMigration: ConnectionApprovalData = {
  ...common,
  application: 'MIGRASI',
  agendaNo: '534250511501200015',
  registrationNo: '0511501200015',
  appliedOn: '2015-01-20',
  dueOn: '2015-01-27',
  previous: { product: 'postpaid', tariff: 'R1', powerVa: 2200 },
  costs: [firstCredit],
  totalCents: 5_000_000,
};
