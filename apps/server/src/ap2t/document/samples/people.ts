import { neutralMark } from '../mark.ts';
import type { Letterhead, Meter, Party, Signatory, Site } from '../model.ts';

/** The SOP's sample customer, meter and unit (figure 2-4); what the SOP does not say is made up. */
export const sampleUnit: Letterhead = {
  utility: {
    name: 'SETRUM',
    motto: 'Contoh dokumen dengan data SOP, bukan dokumen resmi',
    callCentre: '123',
    website: null,
    mark: neutralMark,
  },
  unit: {
    code: '53425',
    name: 'Unit Layanan Pelanggan Selatan',
    address: 'Jl. Pelajar Pejuang No. 100, Bandung',
    phone: '022-4515224',
    place: 'Bandung',
  },
  verifyUrl: 'https://setrum.example/v',
};

export const sampleCustomer: Party = {
  name: 'SICILIA NFC',
  address: 'DK. SELATAN No.12 RT.4/5 SELATAN',
  phone: '0812-0000-0000',
};

export const sampleSite: Site = {
  address: 'DK. SELATAN No.12 SELATAN',
  rtRw: '4/5',
  kddk: '534SA0120045',
  substation: 'SLT-017',
  pole: 'SLT-017/B4',
};

export const sampleMeter: Meter = {
  meterNo: '32031017679',
  make: 'ITRON',
  type: 'EM512 TYPE 710',
  factoryNo: '32',
  phases: 1,
};

/** What hangs there before a change or a migration. */
export const sampleOldMeter: Meter = {
  meterNo: '14012345676',
  make: 'MECOINDO',
  type: 'MF-67E',
  factoryNo: '8812345',
  phases: 1,
};

export const sampleSignatory: Signatory = {
  name: 'RATNA DEWI (CONTOH)',
  position: 'Manajer Unit Layanan Pelanggan',
};

export const sampleReference = {
  agendaNo: '534250511501150237',
  idpel: '534252904966',
} as const;
