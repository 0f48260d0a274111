import type * as design from '../../design/index.ts';
import type { Language } from '../../i18n/language.ts';

type Components = {
  [Name in keyof typeof design]: Name extends `${Uppercase<string>}${string}` ? Name : never;
}[keyof typeof design];

export type ComponentName = Exclude<Components, never>;

type When = Readonly<Record<Language, string>>;

/** Every component and when to use it; docs/design-system.md says the same, and a test compares both with what there is. */
export const when = {
  Page: {
    id: 'Kerangka isi setiap halaman. “reading” untuk formulir pendek dan teks, selebihnya “work”.',
    en: 'The frame of every page’s content. “reading” for short forms and text, else “work”.',
  },
  PageHeader: {
    id: 'Judul halaman (satu-satunya h1), satu kalimat penjelas, dan tindakan untuk seluruh halaman.',
    en: 'The title of a page (its one h1), a sentence, and what can be done with the whole page.',
  },
  Section: {
    id: 'Bagian halaman dengan judul sendiri. “flush” bila isinya tabel.',
    en: 'A part of a page with a heading. “flush” when it holds a table.',
  },
  FieldList: {
    id: 'Label dan nilai yang dibaca. Yang tidak diketahui menjadi tanda pisah.',
    en: 'Labels and values to be read. What is not known is a dash.',
  },
  DataTable: {
    id: 'Setiap daftar: hanya baris yang terlihat yang dibuat, jadi 100.000 baris pun cepat. Urutan ada di URL.',
    en: 'Every list: only rows in sight exist, so 100,000 of them are fast. The order stands in the URL.',
  },
  Money: { id: 'Rupiah dari sen.', en: 'Rupiah, of cents.' },
  Energy: { id: 'kWh dari sepersepuluh kWh.', en: 'kWh, of tenths.' },
  Stamp: {
    id: 'Tanggal dan jam dalam zona layar, dengan namanya.',
    en: 'Date and time in the zone of the screen, with its name.',
  },
  TokenDigits: {
    id: 'Token 20 angka, lima kelompok empat angka seperti diketik di meter.',
    en: 'A token of 20 digits, in fours, as it is typed at the meter.',
  },
  Hex: { id: 'Byte kartu dan pesan.', en: 'Bytes of cards and messages.' },
  StatusBadge: {
    id: 'Keadaan dalam satu kata: ikon, kata, warna. Tidak pernah warna saja.',
    en: 'A state in one word: icon, word, colour. Never colour alone.',
  },
  Stepper: {
    id: 'Sejauh mana sesuatu berjalan, bila langkahnya tetap dan sedikit.',
    en: 'How far something has come, where the steps are few and fixed.',
  },
  Problem: {
    id: 'Kesalahan: apa yang terjadi, apa yang dilakukan, kodenya. Di tempat kejadian, bukan di pojok.',
    en: 'An error: what happened, what to do, the code. Where it happened, not in a corner.',
  },
  Confirm: {
    id: 'Bertanya sebelum sesuatu yang tidak dapat ditarik kembali. Selain itu: kerjakan, dan tawarkan pembatalan.',
    en: 'Asks before what cannot be taken back. For all else: do it, and offer to take it back.',
  },
  Empty: {
    id: 'Tidak ada apa-apa, dan apa yang dapat dilakukan.',
    en: 'Nothing is there, and what to do about it.',
  },
  Loading: {
    id: 'Sedang dimuat; baru terlihat sesudah seperempat detik.',
    en: 'On its way; seen only after a quarter of a second.',
  },
  Loaded: {
    id: 'Isi dari sebuah kueri: memuat, gagal dengan coba lagi, atau isinya.',
    en: 'What a query gives: loading, failed with a way to try again, or its content.',
  },
  Toolbar: {
    id: 'Sebaris saringan atau tindakan di atas tabel.',
    en: 'A row of filters or actions above a table.',
  },
  FormRow: {
    id: 'Beberapa isian bersebelahan; bersusun bila sempit.',
    en: 'Fields beside each other; below each other where it is narrow.',
  },
  KeyHint: { id: 'Tombol papan ketik yang sama artinya.', en: 'The key that does the same.' },
  Icon: {
    id: 'Ikon garis milik sendiri. Tanpa kata di sebelahnya, beri “label”.',
    en: 'Our own line icons. Where no word stands beside one, give it a “label”.',
  },
} as const satisfies Readonly<Record<ComponentName, When>>;
