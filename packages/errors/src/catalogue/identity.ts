import type { CatalogueEntry } from './entry.ts';

const askAdministrator = {
  id: 'Hubungi administrator.',
  en: 'Ask an administrator.',
};

/** People: signing in, users, units. */
export const identityErrors = {
  SETRUM_LOGIN_FAILED: {
    http: 401,
    iso: null,
    id: 'Nama atau kata sandi salah, atau akun terkunci.',
    en: 'The name or the password is wrong, or the account is locked.',
    action: {
      id: 'Periksa keduanya; sesudah lima kali salah, tunggu dan coba lagi, atau minta administrator mengatur ulang kata sandi.',
      en: 'Check both; after five failures wait and try again, or have an administrator reset the password.',
    },
  },
  SETRUM_LOGIN_LIMIT: {
    http: 429,
    iso: null,
    id: 'Terlalu banyak percobaan masuk dari alamat ini.',
    en: 'Too many attempts to sign in from this address.',
    action: { id: 'Tunggu satu menit.', en: 'Wait for a minute.' },
  },
  SETRUM_TOTP_NEEDED: {
    http: 401,
    iso: null,
    id: 'Kode dari aplikasi autentikator diperlukan.',
    en: 'The code of the authenticator app is needed.',
    action: {
      id: 'Kirim juga kode enam angka, atau kode pemulihan.',
      en: 'Send the six digits as well, or a recovery code.',
    },
  },
  SETRUM_TOTP_WRONG: {
    http: 422,
    iso: null,
    id: 'Kode itu salah, atau sudah dipakai.',
    en: 'The code is wrong, or was used already.',
    action: {
      id: 'Tunggu kode berikutnya; periksa jam telepon.',
      en: "Wait for the next code; check the phone's clock.",
    },
  },
  SETRUM_TOTP_STATE: {
    http: 409,
    iso: null,
    id: 'Kode autentikator tidak dalam keadaan yang sesuai untuk itu.',
    en: 'The authenticator is not in the state for that.',
    action: {
      id: 'Hapus dahulu yang lama, atau mulai pendaftaran lagi.',
      en: 'Remove the old one first, or begin to enrol again.',
    },
  },
  SETRUM_IDENTITY_KEY: {
    http: 500,
    iso: null,
    id: 'Rahasia autentikator tidak dapat dibuka: keys/identity.key bukan yang dipakai saat menyimpannya.',
    en: "The authenticator's secret cannot be opened: keys/identity.key is not the one it was kept under.",
    action: {
      id: 'Kembalikan berkas kunci dari cadangan, atau atur ulang autentikator pengguna.',
      en: "Restore the key file from the back-up, or reset the user's authenticator.",
    },
  },
  SETRUM_PASSWORD_WEAK: {
    http: 422,
    iso: null,
    id: 'Kata sandi terlalu mudah ditebak: paling sedikit {least} karakter, tanpa nama Anda, bukan kata sandi umum, dan bukan yang lama.',
    en: 'The password is too easy to guess: at least {least} characters, without your name, not a common password, and not the old one.',
    action: { id: 'Pilih kalimat yang panjang.', en: 'Choose a long phrase.' },
  },
  SETRUM_PASSWORD_WRONG: {
    http: 422,
    iso: null,
    id: 'Kata sandi yang sekarang salah, atau akun terkunci.',
    en: 'The present password is wrong, or the account is locked.',
    action: askAdministrator,
  },
  SETRUM_PASSWORD_MUST_CHANGE: {
    http: 403,
    iso: null,
    id: 'Kata sandi sementara harus diganti dahulu.',
    en: 'The temporary password must be changed first.',
    action: { id: 'Ganti kata sandi.', en: 'Change the password.' },
  },
  SETRUM_CSRF: {
    http: 403,
    iso: null,
    id: 'Permintaan ini tidak datang dari layar Setrum.',
    en: 'The request does not come from the screens of Setrum.',
    action: {
      id: 'Muat ulang halaman; program mengirim X-CSRF-Token, atau sesi di header Authorization.',
      en: 'Reload the page; programs send X-CSRF-Token, or the session in the Authorization header.',
    },
  },
  SETRUM_SESSION_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Sesi itu tidak ada (lagi).',
    en: 'There is no such session (any more).',
    action: { id: 'Muat ulang daftar.', en: 'Reload the list.' },
  },
  SETRUM_USER_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Pengguna {name} tidak ada.',
    en: 'There is no user {name}.',
    action: { id: 'Periksa namanya.', en: 'Check the name.' },
  },
  SETRUM_USER_EXISTS: {
    http: 409,
    iso: null,
    id: 'Nama {name} atau alamat e-mailnya sudah dipakai.',
    en: 'The name {name} or its e-mail address is taken.',
    action: { id: 'Pilih nama lain.', en: 'Choose another name.' },
  },
  SETRUM_USER_NAME: {
    http: 422,
    iso: null,
    id: 'Nama {name} tidak dapat dipakai untuk masuk.',
    en: 'The name {name} cannot be a login name.',
    action: {
      id: 'Pakai 3 sampai 32 huruf kecil, angka, titik, garis; diawali huruf; bukan system atau shell.',
      en: 'Use 3 to 32 small letters, digits, dots, dashes, a letter first; not system or shell.',
    },
  },
  SETRUM_USER_ROLES: {
    http: 422,
    iso: null,
    id: 'Peran {roles} tidak dapat dipegang satu orang bersama-sama, atau mitra dan loketnya tidak sesuai.',
    en: 'One person cannot hold the roles {roles} together, or partner and counter do not fit them.',
    action: {
      id: 'Auditor, administrator, dan petugas mitra hanya memegang peran itu; petugas mitra perlu mitra dan loket.',
      en: "Auditors, administrators and a partner's people hold that role alone; a partner's people need partner and counter.",
    },
  },
  SETRUM_USER_OWN: {
    http: 403,
    iso: null,
    id: 'Akun sendiri tidak dapat diubah di sini.',
    en: "One's own account cannot be changed here.",
    action: {
      id: 'Minta administrator lain.',
      en: 'Have another administrator do it.',
    },
  },
  SETRUM_USER_DIRECTORY: {
    http: 409,
    iso: null,
    id: 'Pengguna {name} masuk melalui direktori dan tidak punya kata sandi di sini.',
    en: 'User {name} signs in by the directory and has no password here.',
    action: {
      id: 'Atur kata sandinya di direktori.',
      en: 'Set the password in the directory.',
    },
  },
  SETRUM_UNIT_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Unit {unit} tidak terdaftar.',
    en: 'Unit {unit} is not registered.',
    action: { id: 'Daftarkan unit itu dahulu.', en: 'Register the unit first.' },
  },
  SETRUM_UNIT_EXISTS: {
    http: 409,
    iso: null,
    id: 'Unit {unit} sudah terdaftar.',
    en: 'Unit {unit} is registered already.',
    action: { id: 'Ubah yang ada.', en: 'Change the one that is there.' },
  },
  SETRUM_UNIT_PARENT: {
    http: 422,
    iso: null,
    id: 'Unit {unit} tidak dapat berada di bawah {parent}.',
    en: 'Unit {unit} cannot be below {parent}.',
    action: {
      id: 'ULP berada di bawah UP3, UP3 di bawah UPI, UPI tidak di bawah unit lain.',
      en: 'A ULP is below a UP3, a UP3 below a UPI, a UPI below none.',
    },
  },
  SETRUM_OIDC_OFF: {
    http: 404,
    iso: null,
    id: 'Masuk melalui direktori tidak diatur di sini.',
    en: 'Signing in by a directory is not set up here.',
    action: { id: 'Masuk dengan kata sandi.', en: 'Sign in with a password.' },
  },
  SETRUM_OIDC_FAILED: {
    http: 401,
    iso: null,
    id: 'Direktori tidak membenarkan siapa Anda, atau jawabannya tidak cocok dengan permintaan.',
    en: 'The directory did not confirm who you are, or its answer does not fit the request.',
    action: { id: 'Mulai masuk lagi.', en: 'Begin to sign in again.' },
  },
  SETRUM_OIDC_USER: {
    http: 403,
    iso: null,
    id: 'Direktori mengenal Anda, tetapi di Setrum tidak ada pengguna aktif untuk Anda.',
    en: 'The directory knows you, but Setrum has no active user for you.',
    action: askAdministrator,
  },
  SETRUM_OIDC_UNAVAILABLE: {
    http: 503,
    iso: null,
    id: 'Direktori tidak menjawab.',
    en: 'The directory does not answer.',
    action: {
      id: 'Coba lagi, atau masuk dengan kata sandi.',
      en: 'Try again, or sign in with a password.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
