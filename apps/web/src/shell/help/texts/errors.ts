import type { Help } from '../help-text.ts';

export const errorsHelp: Help = {
  id: {
    what: 'Setiap kesalahan menyebut apa yang terjadi, apa yang dapat dilakukan, dan sebuah kode (SETRUM_…).',
    steps: [
      'Lakukan yang disarankan; isian Anda tetap ada.',
      'Bila tetap gagal, sebutkan kode itu kepada administrator.',
    ],
  },
  en: {
    what: 'Every error says what happened, what to do, and a code (SETRUM_…).',
    steps: [
      'Do what it suggests; what you entered is still there.',
      'If it fails again, tell the code to an administrator.',
    ],
  },
};
