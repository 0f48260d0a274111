/** A sentence in both languages. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** Causes of tamper as the card numbers them (docs/card.md section 5). */
const WORDS: Readonly<Record<number, Words>> = {
  1: { id: 'tutup terminal terbuka', en: 'terminal cover open' },
  2: { id: 'pengawatan terbalik', en: 'reversed wiring' },
  3: { id: 'arus fasa dan netral berbeda', en: 'phase and neutral differ' },
  4: { id: 'medan magnet', en: 'magnetic field' },
  5: { id: 'tutup terminal dibuka saat padam', en: 'terminal cover opened without power' },
  6: { id: 'terbalik dan arus berbeda', en: 'reversed and bypassed' },
  7: { id: 'beban lewat tanah', en: 'load returned by earth' },
  8: { id: 'beban lewat tanah, tegangan rendah', en: 'load returned by earth at low voltage' },
};

export function tamperCauseWords(cause: number): Words {
  return WORDS[cause] ?? { id: 'penyebab tidak diketahui', en: 'cause not known' };
}
