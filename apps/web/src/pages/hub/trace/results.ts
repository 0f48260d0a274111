/** What a meter says of a token: docs/card.md section 6. */
export const resultsId = {
  r1: 'Diterima',
  r2: 'Bagian pertama ganti kunci diterima',
  r3: 'Bagian berikut ganti kunci diterima',
  r4: 'Ditolak: melebihi kapasitas',
  r5: 'Ditolak: jenis kunci',
  r6: 'Ditolak: bentuk',
  r7: 'Ditolak: nilai di luar batas',
  r8: 'Ditolak: fungsi tidak didukung',
  r9: 'Ditolak: token lama',
  r10: 'Sudah dipakai',
  r11: 'Ditolak: kunci kedaluwarsa',
  r12: 'Ditolak: meter berkunci bawaan',
  r13: 'Ditolak: bukan token meter ini',
  r14: 'Ditolak: kode pabrik',
  r15: 'Belum: papan tombol terkunci',
  r16: 'Belum siap',
} as const;

export const resultsEn: Readonly<Record<keyof typeof resultsId, string>> = {
  r1: 'Accepted',
  r2: 'First section of the key change taken',
  r3: 'Further section of the key change taken',
  r4: 'Refused: overflow',
  r5: 'Refused: key type',
  r6: 'Refused: format',
  r7: 'Refused: out of range',
  r8: 'Refused: function not supported',
  r9: 'Refused: old token',
  r10: 'Used already',
  r11: 'Refused: key expired',
  r12: 'Refused: the meter is on a default key',
  r13: 'Refused: no token of this meter',
  r14: 'Refused: manufacturer code',
  r15: 'Not yet: keypad locked',
  r16: 'Not ready',
};

export type ResultKey = keyof typeof resultsId;

const taken = [1, 2, 3, 10];

export type Fate = 'unheard' | 'taken' | 'refused';

/** What a result means: 0, 15 and 16 settle nothing, and codes above are unknown. */
export function fateOf(result: number | null): Fate {
  if (result === null || result === 0 || result > 14) return 'unheard';
  return taken.includes(result) ? 'taken' : 'refused';
}

export const isResultKey = (key: string): key is ResultKey => key in resultsId;
