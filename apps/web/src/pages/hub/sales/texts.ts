import { texts } from '../../../i18n/language.ts';
import { hubEn, hubId } from '../parts/labels.ts';

export const journalTexts = texts(
  {
    ...hubId,
    journalNote: 'Semua permintaan sehari (WIB) dari semua mitra, juga yang ditolak.',
    ownNote: 'Semua permintaan sehari (WIB) dari mitra Anda, juga yang ditolak.',
    journalDay: 'Hari (WIB)',
    code: 'Kode penolakan',
    noLines: 'Tidak ada permintaan pada hari ini',
    noLinesText: 'Pilih hari lain, atau longgarkan saringannya.',
  },
  {
    ...hubEn,
    journalNote: 'Every request of a day (WIB) of all partners, also those declined.',
    ownNote: 'Every request of a day (WIB) of your partner, also those declined.',
    journalDay: 'Day (WIB)',
    code: 'Code of the decline',
    noLines: 'Nothing was asked for on this day',
    noLinesText: 'Choose another day, or fewer filters.',
  },
);
