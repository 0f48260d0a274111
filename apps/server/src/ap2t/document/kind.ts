/** The papers that AP2T makes. */
export const documentKinds = [
  'SIP',
  'SPJBTL',
  'PK',
  'BA_PASANG',
  'BA_BONGKAR',
  'KUITANSI',
] as const;

export type DocumentKind = (typeof documentKinds)[number];

interface KindFacts {
  /** Stands in the register number. */
  readonly code: string;
  /** The file of its template, without `.json`. */
  readonly template: string;
  readonly names: { readonly id: string; readonly en: string };
}

export const kindFacts: Readonly<Record<DocumentKind, KindFacts>> = {
  SIP: {
    code: 'SIP',
    template: 'sip',
    names: { id: 'Surat Izin Penyambungan (SIP)', en: 'Connection approval' },
  },
  SPJBTL: {
    code: 'SPJBTL',
    template: 'spjbtl',
    names: {
      id: 'Surat Perjanjian Jual Beli Tenaga Listrik (SPJBTL)',
      en: 'Electricity supply contract',
    },
  },
  PK: {
    code: 'PK',
    template: 'pk',
    names: { id: 'Perintah Kerja (PK)', en: 'Work order' },
  },
  BA_PASANG: {
    code: 'BAP',
    template: 'ba-pasang',
    names: { id: 'Berita Acara Pemasangan APP', en: 'Record of installation' },
  },
  BA_BONGKAR: {
    code: 'BAB',
    template: 'ba-bongkar',
    names: { id: 'Berita Acara Pembongkaran APP', en: 'Record of removal' },
  },
  KUITANSI: {
    code: 'KWT',
    template: 'kuitansi',
    names: { id: 'Salinan Kuitansi', en: 'Copy of a receipt' },
  },
};
