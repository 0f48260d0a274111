import type { MeterResult } from './result.ts';
import { isPowered, type MeterState } from './state.ts';

/** A text for the meter's display, in both languages. */
export interface DisplayText {
  readonly id: string;
  readonly en: string;
}

/** The first words are those of the meters in the field: BENAR, GAGAL, TERPAKAI. */
const texts: Readonly<Record<MeterResult, DisplayText>> = {
  Accept: { id: 'BENAR', en: 'ACCEPTED' },
  '1stKCT': { id: 'BENAR: ganti kunci 1', en: 'ACCEPTED: key change 1' },
  '2ndKCT': { id: 'BENAR: ganti kunci 2', en: 'ACCEPTED: key change 2' },
  '3rdKCT': { id: 'BENAR: ganti kunci 3', en: 'ACCEPTED: key change 3' },
  '4thKCT': { id: 'BENAR: ganti kunci 4', en: 'ACCEPTED: key change 4' },
  OverflowError: { id: 'GAGAL: kredit penuh', en: 'FAILED: credit register is full' },
  KeyTypeError: { id: 'GAGAL: jenis kunci', en: 'FAILED: key type' },
  FormatError: { id: 'GAGAL: bukan 20 angka', en: 'FAILED: not 20 digits' },
  RangeError: { id: 'GAGAL: nilai di luar batas', en: 'FAILED: value out of range' },
  FunctionError: { id: 'GAGAL: fungsi tidak didukung', en: 'FAILED: function not supported' },
  OldError: { id: 'GAGAL: token kedaluwarsa', en: 'FAILED: token too old' },
  UsedError: { id: 'TERPAKAI', en: 'USED' },
  KeyExpiredError: { id: 'GAGAL: kunci kedaluwarsa', en: 'FAILED: key expired' },
  DDTKError: { id: 'GAGAL: kunci bawaan', en: 'FAILED: meter is on a default key' },
  CRCError: { id: 'GAGAL: bukan token meter ini', en: 'FAILED: not a token of this meter' },
  MfrCodeError: { id: 'GAGAL: kode pabrik', en: 'FAILED: manufacturer code' },
  Lockout: { id: 'TERKUNCI: tunggu', en: 'LOCKED: wait' },
  NotReady: { id: 'PERIKSA', en: 'CHECK THE METER' },
};

/** What the meter shows for a token's result. */
export function resultText(result: MeterResult, addedDkwh: number): DisplayText {
  const text = texts[result];
  return addedDkwh === 0 ? text : withKwh(text, addedDkwh);
}

/** A text with the credit that was added. */
export function withKwh(text: DisplayText, addedDkwh: number): DisplayText {
  const kwh = (addedDkwh / 10).toFixed(1);
  return { id: `${text.id} +${kwh.replace('.', ',')} kWh`, en: `${text.en} +${kwh} kWh` };
}

/** Nothing: a display without power. */
export const BLANK: DisplayText = { id: '', en: '' };
export const FAULT: DisplayText = { id: 'METER RUSAK', en: 'METER ERROR' };

/** What a meter shows that takes no token now: the tamper, mostly. */
export function notReadyText(state: MeterState): DisplayText {
  if (!isPowered(state)) return BLANK;
  return state.fault ? FAULT : texts.NotReady;
}
