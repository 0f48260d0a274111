import type { InstallationData, RemovalData, WorkOrderData } from '../model.ts';
import {
  sampleCustomer,
  sampleMeter,
  sampleOldMeter,
  sampleReference,
  sampleSite,
} from './people.ts';

const service = { product: 'prepaid-nfc', tariff: 'R1T', powerVa: 2200 } as const;
const none = { part: null, parts: null, energyDkwh: null, powerW: null };

/** The work order of figure 2-4's new connection, with every kind of token that an activation makes. */
export const sampleWorkOrder: WorkOrderData = {
  ...sampleReference,
  application: 'PB',
  customer: sampleCustomer,
  site: sampleSite,
  service,
  previous: null,
  tasks: ['install-service', 'install-meter', 'enter-tokens', 'read-back', 'hand-over-card'],
  removal: null,
  installation: sampleMeter,
  limiterAmpere: 10,
  tokens: [
    { ...none, position: 1, tokenId: '1', purpose: 'key-change', part: 1, parts: 2 },
    { ...none, position: 2, tokenId: '2', purpose: 'key-change', part: 2, parts: 2 },
    { ...none, position: 3, tokenId: '3', purpose: 'maximum-power', powerW: 2200 },
    { ...none, position: 4, tokenId: '4', purpose: 'clear-tamper' },
    { ...none, position: 5, tokenId: '5', purpose: 'first-credit', energyDkwh: 359 },
    { ...none, position: 6, tokenId: '6', purpose: 'compensation', energyDkwh: 50 },
  ],
  keyChange: {
    setBy: 'AGUS SETIAWAN',
    setAt: '2015-01-19T02:40:00.000Z',
    from: { sgc: '000000', krn: 1, ti: '01' },
    to: { sgc: '600675', krn: 1, ti: '07' },
  },
  assignedTo: 'Regu Sambung 2',
  scheduledOn: '2015-01-20',
  signatory: { name: 'BAMBANG H. (CONTOH)', position: 'Supervisor Teknik' },
};

/** No decoder ever took these: the tokens of the sample papers. */
export const sampleSecrets = {
  digits: new Map(
    sampleWorkOrder.tokens.map(({ tokenId }) => [tokenId, tokenId.padStart(20, '0')]),
  ),
  identityNo: null,
};

export const sampleInstallation: InstallationData = {
  ...sampleReference,
  application: 'PB',
  workOrderNo: '0001/PK/53425/I/2015',
  customer: sampleCustomer,
  site: sampleSite,
  service,
  meter: sampleMeter,
  installedOn: '2015-01-20',
  limiterAmpere: 10,
  standDkwh: 0,
  remainingDkwh: 409,
  seals: [
    { place: 'Tutup meter', number: 'S15-004417' },
    { place: 'Tutup terminal', number: 'S15-004418' },
    { place: 'Pembatas', number: 'S15-004419' },
  ],
  cardNo: '04A2 5C1B 9F33 80',
  fitter: 'DEDI KURNIAWAN',
};

/** The removal that goes with a migration. */
export const sampleRemoval: RemovalData = {
  ...sampleReference,
  application: 'MIGRASI',
  agendaNo: '534250511501200015',
  workOrderNo: '0002/PK/53425/I/2015',
  customer: sampleCustomer,
  site: sampleSite,
  service: { product: 'postpaid', tariff: 'R1', powerVa: 2200 },
  meter: sampleOldMeter,
  reason: 'migration',
  removedOn: '2015-01-27',
  standKwh: 18_294,
  peakStandKwh: null,
  remainingDkwh: null,
  seals: [
    { place: 'Tutup meter', number: 'S09-120077' },
    { place: 'Tutup terminal', number: 'S09-120078' },
  ],
  condition: 'Baik, bekerja',
  fitter: 'DEDI KURNIAWAN',
};
