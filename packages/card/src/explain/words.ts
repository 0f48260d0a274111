import { TAMPER_CAUSES } from '../tamper-causes.ts';

/** A text for both readers. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** Indonesian first, English beside it; once where both are the same. */
export function both({ id, en }: Words): string {
  return id === en ? id : `${id} · ${en}`;
}

const words = (id: string, en = id): Words => ({ id, en });

export const UNKNOWN = words('tidak dikenal', 'unknown');

/** Results of tokens by their code (docs/card.md §6). */
const results: readonly Words[] = [
  words('tidak ada token', 'no token'),
  words('diterima', 'accepted'),
  words('bagian pertama ganti kunci diterima', 'first key change section taken'),
  words('bagian lanjutan ganti kunci diterima', 'further key change section taken'),
  words('melebihi batas', 'overflow'),
  words('jenis kunci', 'key type'),
  words('format'),
  words('di luar rentang', 'range'),
  words('fungsi tidak didukung', 'function not supported'),
  words('token lama', 'old'),
  words('sudah terpakai', 'used'),
  words('kunci kedaluwarsa', 'key expired'),
  words('meter memakai kunci bawaan', 'meter is on a default key'),
  words('CRC: bukan token meter ini', 'CRC: not a token of this meter'),
  words('kode pabrik', 'manufacturer code'),
  words('papan tombol terkunci', 'keypad locked'),
  words('belum siap', 'not ready'),
];

const FIRST_SETTLING = 1;
const LAST_SETTLING = 14;

export function resultWords(code: number): Words {
  return results[code] ?? UNKNOWN;
}

/** Whether a result ends the matter of its token; else it stays in the mailbox. */
export function settles(code: number): boolean {
  return code >= FIRST_SETTLING && code <= LAST_SETTLING;
}

/** Bits of the present state, from bit 0 (docs/card.md §5, offset 18). */
const stateBits: readonly Words[] = [
  words('tamper'),
  words('kredit rendah', 'low credit'),
  words('listrik padam', 'supply off'),
  words('beban lebih', 'overload'),
  words('papan tombol terkunci', 'keypad locked'),
];

/** What the bits of the present state say; `normal` for none. */
export function stateWords(bits: number): Words {
  const set = stateBits.filter((_, bit) => (bits & (1 << bit)) !== 0);
  const foreign = bits >> stateBits.length === 0 ? [] : [UNKNOWN];
  const said = [...set, ...foreign];
  if (said.length === 0) return words('normal');
  return words(said.map(({ id }) => id).join(', '), said.map(({ en }) => en).join(', '));
}

const NO_CAUSE = words('tidak ada', 'none');

export function tamperCauseWords(code: number): Words {
  if (code === 0) return NO_CAUSE;
  return TAMPER_CAUSES.find(({ cause }) => cause === code) ?? UNKNOWN;
}

/** Tamper status of a month: anything but 0 and 8 is kept and shown as unknown. */
export function tamperWords(tamper: number): Words {
  if (tamper === 0) return words('normal');
  return tamper === 8 ? words('tamper') : UNKNOWN;
}
