import type { CardCondition, Proof } from '@setrum/card';
import type { AreaName, DirectoryView, SlotState, SlotView } from '@setrum/card/explain';
import { both, type Words } from '@setrum/card/explain';

export const areaWords: Readonly<Record<AreaName, Words>> = {
  identity: { id: 'IDENTITAS (penerbit)', en: 'IDENTITY (issuer)' },
  mailbox: { id: 'KOTAK SURAT (loket)', en: 'MAILBOX (counter)' },
  report: { id: 'LAPORAN (meter)', en: 'REPORT (meter)' },
};

export const conditionWords: Readonly<Record<CardCondition, Words>> = {
  ours: { id: 'kartu kita', en: 'ours' },
  blank: { id: 'KOSONG', en: 'BLANK' },
  foreign: { id: 'ASING: ada data penerbit lain', en: "FOREIGN: somebody else's data" },
  newer: { id: 'DITULIS VERSI LEBIH BARU', en: 'WRITTEN BY A LATER VERSION' },
};

export const directoryWords: Readonly<Record<DirectoryView['state'], Words>> = {
  blank: { id: 'kosong', en: 'blank' },
  directory: { id: 'direktori', en: 'directory' },
  torn: { id: 'TERPUTUS', en: 'TORN' },
  ndef: { id: 'tanda NDEF', en: 'NDEF mark' },
  unknown: { id: 'tidak dikenal', en: 'unknown' },
};

const stateWords: Readonly<Record<SlotState, Words>> = {
  live: { id: 'HIDUP', en: 'LIVE' },
  previous: { id: 'sebelumnya', en: 'previous' },
  dead: { id: 'mati', en: 'dead' },
  blank: { id: 'kosong', en: 'blank' },
  newer: { id: 'VERSI LEBIH BARU', en: 'NEWER' },
  torn: { id: 'TERPUTUS', en: 'TORN' },
  foreign: { id: 'ASING', en: 'FOREIGN' },
};

const proofWords: Readonly<Record<Proof, Words>> = {
  verified: { id: 'sah', en: 'verified' },
  unsigned: { id: 'tidak ada', en: 'unsigned' },
  'unknown-key': { id: 'kunci tidak dikenal', en: 'unknown key' },
  forged: { id: 'PALSU', en: 'FORGED' },
};

/** How a slot stands: `HIDUP · LIVE, urutan · sequence 3, CRC benar · right, MAC sah · verified`. */
export function slotText(slot: SlotView): string {
  const { state, sequence, crc, keyVersion } = slot;
  const text = both(stateWords[state]);
  if (state === 'blank' || state === 'foreign') return text;
  const checked =
    crc.right === null
      ? 'tak dapat diperiksa · cannot be checked'
      : crc.right
        ? 'benar · right'
        : 'SALAH · WRONG';
  const mac = state === 'live' || state === 'previous' ? `, MAC ${macText(slot)}` : '';
  const key = mac !== '' && keyVersion > 0 ? `, kunci · key v${keyVersion}` : '';
  return `${text}, urutan · sequence ${sequence}, CRC ${checked}${mac}${key}`;
}

function macText({ proof }: SlotView): string {
  return proof === null ? 'tidak diperiksa · not checked (--share)' : both(proofWords[proof]);
}
