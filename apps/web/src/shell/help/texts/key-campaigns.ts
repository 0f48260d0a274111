import type { Help } from '../help-text.ts';

export const keyCampaignsHelp: Help = {
  id: {
    what: 'Penggantian kunci banyak meter lewat kartu, dan kemajuannya per unit.',
    steps: [
      'Satu orang meminta kampanye di sini: unit, kunci sekarang dan kunci baru; orang lain menyetujui, baru kemudian token dibuat.',
      'Yang memintanya boleh menjedanya; melanjutkan dan membatalkan diputuskan seperti persetujuan.',
      'Token sampai pada tap atau pembelian berikutnya; laporan meter memastikannya.',
      'Saring “Yang perlu dikunjungi” untuk meter yang ditolak, kartunya hilang, atau lama tidak terlihat.',
    ],
  },
  en: {
    what: 'Changing the keys of many meters by their cards, and how far it is in each unit.',
    steps: [
      'One person asks for a campaign here: units, keys now and the new key; another approves it, only then tokens are made.',
      'Who asks for campaigns may pause one; resuming and cancelling are decided like an approval.',
      'Tokens go out at the next tap or purchase; the report of the meter confirms them.',
      'Filter by “That need a visit” for meters that refused, lost their card, or were not seen for long.',
    ],
  },
};
