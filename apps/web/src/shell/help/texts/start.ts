import type { Help } from '../help-text.ts';

export const startHelp: Help = {
  id: {
    what: 'Dari sini ke pekerjaan Anda: menu di kiri menurut peran Anda, dan satu kotak untuk mencari semuanya.',
    steps: [
      'Tekan / dan ketik nama, alamat, IDPEL, nomor meter, agenda, registrasi, atau referensi penjualan.',
      'Pilih dengan panah, buka dengan Enter.',
      'Bahasa, warna layar dan zona waktu diatur di menu nama Anda.',
    ],
  },
  en: {
    what: 'From here to your work: the menu on the left by your role, and one box that finds everything.',
    steps: [
      'Press / and type a name, an address, an IDPEL, a number of a meter, an agenda or a registration, or the reference of a sale.',
      'Choose with the arrows, open with Enter.',
      'Language, colours and time zone are set in the menu under your name.',
    ],
  },
};
