import type { Help } from '../help-text.ts';

export const signInHelp: Help = {
  id: {
    what: 'Masuk dengan nama dan kata sandi yang diberikan administrator.',
    steps: [
      'Ketik nama pengguna dan kata sandi.',
      'Bila diminta, ketik enam angka dari aplikasi autentikator.',
      'Kata sandi sementara harus diganti saat pertama masuk.',
    ],
    asked: [
      [
        'Selalu ditolak?',
        'Sesudah lima kali salah, akun menunggu satu menit, lalu dua, empat dan seterusnya. Administrator dapat mengatur ulang kata sandi.',
      ],
      [
        'Telepon dengan autentikator hilang?',
        'Pakai satu kode pemulihan di tempat yang sama, atau minta administrator.',
      ],
    ],
  },
  en: {
    what: 'Sign in with the name and the password that an administrator has given you.',
    steps: [
      'Type the user name and the password.',
      'When asked, type the six digits of the authenticator app.',
      'A temporary password must be changed at the first sign-in.',
    ],
    asked: [
      [
        'Refused again and again?',
        'After five failures the account waits a minute, then two, four and so on. An administrator can reset the password.',
      ],
      [
        'The phone with the authenticator is lost?',
        'Use a recovery code in the same place, or ask an administrator.',
      ],
    ],
  },
};
