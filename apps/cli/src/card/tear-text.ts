import type { Chip } from '@setrum/card';
import { both } from '@setrum/card/explain';
import { tableOf } from '../books/table.ts';
import type { Action } from './acts.ts';
import { areaWords } from './show-words.ts';
import type { Torn } from './tear.ts';
import type { Matrix } from './tear-matrix.ts';

const heldTexts = {
  old: 'keadaan LAMA, utuh · the OLD state, whole',
  new: 'keadaan BARU, utuh · the NEW state, whole',
  bad: 'CACAT: bukan lama, bukan baru · DEFECT: neither old nor new',
} as const;

const modeTexts = {
  nothing: 'tidak ada yang tersimpan · nothing stored',
  half: 'tersimpan sebagian, satu bit salah · half stored, one bit wrong',
  unanswered: 'tersimpan, jawaban hilang · stored, the answer lost',
} as const;

/** What became of one tear. */
export function tornText(
  action: Action,
  writes: number,
  { atWrite, mode, held, usable }: Torn,
): string {
  return `Terangkat saat menulis · Torn while writing: ${both(areaWords[action])}
  tulisan · write ${atWrite} dari · of ${writes}: ${modeTexts[mode]}
  kartu memuat · the card holds: ${heldTexts[held]}
  ditempelkan lagi, ditulis lagi · tapped again, written again: ${usable ? 'berhasil · done' : 'GAGAL · FAILED'}

`;
}

/** What became of all of them. */
export function matrixText(
  card: { readonly uid: string; readonly chip: Chip; readonly where: string },
  { rows, control, passed }: Matrix,
): string {
  const head = ['Area', 'Tulis/Writes', 'Robek/Tears', 'Lama/Old', 'Baru/New', 'Cacat/Bad'];
  const lines = rows.map((row) => [
    row.action,
    ...[row.writes, row.tears, row.old, row.new, row.bad].map(String),
  ]);
  const verdict = passed ? 'LULUS · PASSED' : 'GAGAL · FAILED';
  return `${card.chip} ${card.uid}: ${card.where}
${tableOf([head, ...lines], 1, 5)}Pembanding, satu slot · Control, one slot: ${control.lost} dari · of ${control.tears} hilang · lost
${verdict}
`;
}
