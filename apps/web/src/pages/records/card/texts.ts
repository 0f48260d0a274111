import { texts } from '../../../i18n/language.ts';

/** A customer's card, and what is done with it. */
export const cardTexts = texts(
  {
    cardTitle: 'Kartu {uid}',
    cardReason: 'Alasan',
    cardReasonHint: 'Sedikitnya tiga huruf; tersimpan di riwayat kartu.',
    reasonShort: 'Tulis sedikitnya tiga huruf.',
    lose: 'Laporkan hilang',
    block: 'Blokir',
    unblock: 'Buka blokir',
    giveBack: 'Dikembalikan',
    replaceCard: 'Ganti kartu',
    newUid: 'UID kartu baru',
    uidHint: '8, 14 atau 20 angka heksadesimal, seperti yang dibaca pembaca kartu.',
    uidWrong: 'UID terdiri atas 8, 14 atau 20 angka heksadesimal (0–9, A–F).',
    replaceNote: 'Token yang menunggu di kartu lama ikut ke kartu baru.',
    replaceTitleCard: 'Ganti kartu {old} dengan {new}?',
    replaceTextCard:
      'Kartu lama tidak dapat membeli lagi; token yang menunggu ikut ke kartu baru. Ini tidak dapat dibatalkan.',

    issueCard: 'Serahkan kartu',
    cardUidLabel: 'UID kartu',
    whatHappened: 'Riwayat kartu',
    openHint: 'Tekan satu baris untuk riwayat dan tindakan kartu.',
    otherUid: 'Kartu lain',
    movedTokens: 'Token pindah',
  },
  {
    cardTitle: 'Card {uid}',
    cardReason: 'Reason',
    cardReasonHint: 'Three letters at least; kept in the history of the card.',
    reasonShort: 'Write three letters at least.',
    lose: 'Report lost',
    block: 'Block',
    unblock: 'Unblock',
    giveBack: 'Given back',
    replaceCard: 'Replace the card',
    newUid: 'UID of the new card',
    uidHint: '8, 14 or 20 hexadecimal digits, as a card reader reads them.',
    uidWrong: 'A UID has 8, 14 or 20 hexadecimal digits (0–9, A–F).',
    replaceNote: 'Tokens that wait on the old card go to the new one.',
    replaceTitleCard: 'Replace card {old} by {new}?',
    replaceTextCard:
      'The old card does not buy any more; tokens that wait go to the new one. This cannot be taken back.',

    issueCard: 'Give out the card',
    cardUidLabel: 'UID of the card',
    whatHappened: 'History of the card',
    openHint: 'Press a row for the history of a card and what can be done with it.',
    otherUid: 'Other card',
    movedTokens: 'Tokens moved',
  },
);
