import { type Area, HEADER_BYTES, MAILBOX_ENTRIES } from '../map.ts';
import { clockText } from './clock.ts';
import { ascii, coded, type FieldSpec, hex, number, told } from './field.ts';
import { entryText } from './token-text.ts';
import { resultWords, stateWords, tamperCauseWords, type Words } from './words.ts';

/** The fields of docs/card.md, §2 to §5. Places count from the start of the slot or record. */

const UNSIGNED: Words = { id: 'tanpa MAC', en: 'no MAC' };
const NOT_MEASURED: Words = { id: 'tidak diukur', en: 'not measured' };

const tenths = (value: number): string => `${(value / 10).toFixed(1).replace('.', ',')} kWh`;

const headerFields: readonly FieldSpec[] = [
  ascii(0, 2, 'tanda', 'magic'),
  number(2, 1, 'versi peta', 'map version'),
  number(3, 1, 'kode area', 'area code'),
  number(4, 2, 'panjang isi', 'content length'),
  number(6, 1, 'versi kunci', 'key version', (version, reading) =>
    version === 0 ? `0 (${told(UNSIGNED, reading)})` : String(version),
  ),
  hex(7, 1, 'cadangan', 'reserved'),
  number(8, 4, 'urutan', 'sequence'),
  hex(12, 4, 'CRC-32', 'CRC-32'),
];

const cardStates: Readonly<Record<number, Words>> = {
  1: { id: 'aktif', en: 'active' },
  2: { id: 'diblokir', en: 'blocked' },
};

const identityFields: readonly FieldSpec[] = [
  ascii(0, 11, 'nomor meter', 'meter number'),
  number(
    11,
    1,
    'keadaan kartu',
    'state of the card',
    coded(
      (state) =>
        cardStates[state] ?? {
          id: 'tidak dikenal, dianggap diblokir',
          en: 'unknown, counts as blocked',
        },
    ),
  ),
  number(12, 4, 'nomor kartu', 'card number'),
  hex(16, 8, 'MAC', 'MAC'),
];

const ENTRY_BYTES = 14;

const mailboxFields: readonly FieldSpec[] = [
  ...Array.from({ length: MAILBOX_ENTRIES }, (_, index) => ({
    at: index * ENTRY_BYTES,
    bytes: ENTRY_BYTES,
    id: `entri ${index + 1}`,
    en: `entry ${index + 1}`,
    text: entryText(index),
  })),
  hex(70, 2, 'cadangan', 'reserved'),
  hex(72, 8, 'MAC', 'MAC'),
];

const reportFields: readonly FieldSpec[] = [
  ascii(0, 11, 'nomor meter', 'meter number'),
  number(11, 1, 'jumlah bulan', 'number of months'),
  hex(12, 6, 'peta rekaman', 'slot map'),
  number(18, 2, 'keadaan sekarang', 'present state', coded(stateWords)),
  number(20, 4, 'stand', 'stand', tenths),
  number(24, 4, 'sisa kredit', 'remaining credit', (value) => tenths(value | 0)),
  number(28, 4, 'jam meter', "meter's clock", (value, { zone }) => clockText(value, zone)),
  number(32, 4, 'urutan kotak surat yang dibalas', 'acknowledged mailbox sequence'),
  ...Array.from({ length: MAILBOX_ENTRIES }, (_, index) =>
    number(
      36 + index,
      1,
      `hasil entri ${index + 1}`,
      `result of entry ${index + 1}`,
      coded(resultWords),
    ),
  ),
  number(41, 1, 'revisi kunci (KRN)', 'key revision (KRN)'),
  number(42, 1, 'indeks tarif (TI)', 'tariff index (TI)'),
  number(43, 3, 'kode kelompok pasokan (SGC)', 'supply group code (SGC)', (code) =>
    String(code).padStart(6, '0'),
  ),
  hex(46, 2, 'cadangan', 'reserved'),
  hex(48, 8, 'MAC', 'MAC'),
];

const behindHeader = (fields: readonly FieldSpec[]): readonly FieldSpec[] => [
  ...headerFields,
  ...fields.map((field) => ({ ...field, at: field.at + HEADER_BYTES })),
];

/** Header and content of a slot of each area. */
export const slotFields: Readonly<Record<Area['name'], readonly FieldSpec[]>> = {
  identity: behindHeader(identityFields),
  mailbox: behindHeader(mailboxFields),
  report: behindHeader(reportFields),
};

export const recordFields: readonly FieldSpec[] = [
  ascii(0, 6, 'bulan (Blth)', 'month'),
  ascii(6, 6, 'stand, kWh', 'stand, kWh'),
  ascii(12, 6, 'sisa kWh', 'remaining kWh'),
  ascii(18, 3, 'tegangan, V', 'voltage, V'),
  ascii(21, 2, 'status tamper', 'tamper status'),
  number(23, 2, 'arus', 'current', (value, reading) =>
    value === 0xffff
      ? told(NOT_MEASURED, reading)
      : `${(value / 10).toFixed(1).replace('.', ',')} A`,
  ),
  number(25, 1, 'sebab tamper', 'tamper cause', coded(tamperCauseWords)),
  number(26, 1, 'padam', 'supply interruptions'),
  number(27, 1, 'tegangan rendah', 'low-voltage events'),
  number(28, 1, 'beban lebih', 'overload trips'),
  number(29, 1, 'kejadian tamper', 'tamper events'),
  hex(30, 2, 'cadangan', 'reserved'),
];
