import { texts } from '../../../i18n/language.ts';
import { hubEn, hubId } from '../parts/labels.ts';

export const statementTexts = texts(
  {
    ...hubId,
    statementNote: 'Semua yang menggerakkan deposit, dengan saldo sesudahnya.',
    choosePartner: 'Pilih mitra',
    choosePartnerText: 'Rekening koran selalu milik satu mitra.',
    opening: 'Saldo awal',
    closing: 'Saldo akhir',
    entries: 'Mutasi',
    out: 'Keluar',
    in: 'Masuk',
    noEntries: 'Deposit tidak bergerak pada hari-hari ini',
    noEntriesText: 'Pilih hari usaha yang lain.',
    asText: 'Teks untuk dicetak',
    asCsv: 'CSV lengkap',
  },
  {
    ...hubEn,
    statementNote: 'Everything that moved the deposit, with the balance after it.',
    choosePartner: 'Choose a partner',
    choosePartnerText: 'A statement is always of one partner.',
    opening: 'Opening balance',
    closing: 'Closing balance',
    entries: 'Entries',
    out: 'Out',
    in: 'Into',
    noEntries: 'The deposit did not move on these days',
    noEntriesText: 'Choose other business days.',
    asText: 'Text for printing',
    asCsv: 'The whole as CSV',
  },
);
