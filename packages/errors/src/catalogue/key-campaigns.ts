import type { CatalogueEntry } from './entry.ts';

/** Key-change campaigns (kampanye ganti kunci, KCT massal). */
export const keyCampaignsErrors = {
  SETRUM_KEY_CAMPAIGN_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Kampanye ganti kunci {campaignId} tidak ditemukan.',
    en: 'There is no key-change campaign {campaignId}.',
    action: { id: 'Pilih lagi dari daftar kampanye.', en: 'Choose it from the list of campaigns.' },
  },
  SETRUM_KEY_CAMPAIGN_EMPTY: {
    http: 422,
    iso: null,
    id: 'Kampanye tidak menyebut kunci tujuan, atau menyebut daftar unit yang kosong.',
    en: 'The campaign names no key to change to, or an empty list of units.',
    action: {
      id: 'Isi sekurangnya satu sifat kunci tujuan (SGC, KRN, TI, tahun dasar) dan unitnya.',
      en: 'Name at least one attribute of the new key (SGC, KRN, TI, base date), and the units.',
    },
  },
  SETRUM_KEY_CAMPAIGN_SELECTING: {
    http: 409,
    iso: null,
    id: 'Meter untuk kampanye {campaignId} masih dipilih.',
    en: 'The meters of campaign {campaignId} are still being chosen.',
    action: {
      id: 'Tunggu sampai daftarnya lengkap, periksa jumlahnya per unit, lalu setujui.',
      en: 'Wait until the list is whole, check the numbers of each unit, then approve it.',
    },
  },
  SETRUM_KEY_CAMPAIGN_STATE: {
    http: 409,
    iso: null,
    id: 'Langkah itu tidak berlaku: status kampanye {campaignId} adalah {state}.',
    en: 'That step does not apply: campaign {campaignId} is {state}.',
    action: { id: 'Muat ulang dan lihat statusnya.', en: 'Load it again and look at its state.' },
  },
} as const satisfies Record<string, CatalogueEntry>;
