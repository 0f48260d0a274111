import type { Help } from '../help-text.ts';

export const usersHelp: Help = {
  id: {
    what: 'Pengguna, perannya, dan apa yang boleh dilakukan setiap peran.',
    steps: [
      'Pengguna baru: isi nama, peran dan unit; kata sandi sementaranya tampil sekali.',
      'Buka satu pengguna untuk mengubah peran atau unit, memblokir, memberi kata sandi baru, atau mengakhiri sesinya.',
      'Peran dan izin: tabel siapa boleh apa, persis seperti yang dipakai server.',
    ],
    asked: [
      [
        'Mengapa saya tidak dapat mengubah diri sendiri?',
        'Tidak seorang pun memberi dirinya peran: mintalah administrator lain.',
      ],
    ],
  },
  en: {
    what: 'Users, their roles, and what each role may do.',
    steps: [
      'New user: fill in name, roles and units; the temporary password is shown once.',
      'Open a user to change roles or units, block, give a new password, or end sessions.',
      'Roles and permissions: the table of who may do what, exactly as the server uses it.',
    ],
    asked: [
      [
        'Why can I not change myself?',
        'Nobody gives themselves a role: ask another administrator.',
      ],
    ],
  },
};

export const unitsHelp: Help = {
  id: {
    what: 'Unit kerja: UPI, UP3 dan ULP. Orang bekerja untuk unitnya dan semua di bawahnya.',
    steps: [
      'Unit baru: kode, jenis, dan unit di atasnya; hanya administrator.',
      'Tekan satu baris untuk mengubah nama, alamat, telepon, atau unit di atasnya.',
    ],
  },
  en: {
    what: 'Units: UPI, UP3 and ULP. People work for their unit and all that is below it.',
    steps: [
      'A new unit: code, kind, and the unit above it; administrators only.',
      'Press a row to change its name, address, phone, or the unit above.',
    ],
  },
};

export const auditHelp: Help = {
  id: {
    what: 'Jejak audit: setiap tindakan, oleh siapa, terhadap apa, dari mana. Tidak dapat dihapus tanpa ketahuan.',
    steps: [
      'Saring menurut orang, tindakan, benda, atau tanggal; alamat halaman ikut berubah dan dapat dikirim.',
      'Tekan Enter pada satu baris untuk melihatnya utuh, dengan sidiknya.',
      'Catat segel hari di luar Setrum; setrum audit verify membuktikan bahwa tidak ada yang berubah.',
    ],
  },
  en: {
    what: 'The audit trail: every act, by whom, to what, from where. Nothing is taken out unnoticed.',
    steps: [
      'Filter by person, act, subject or day; the address of the page changes along and can be sent.',
      'Press Enter on a row to see it whole, with its hash.',
      'Write the seals of days down outside of Setrum; setrum audit verify proves that nothing was changed.',
    ],
  },
};
