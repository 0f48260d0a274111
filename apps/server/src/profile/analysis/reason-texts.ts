import type { ReasonCode } from './model.ts';
import type { Figures } from './reason-figures.ts';
import { tamperCauseWords, type Words } from './tamper-words.ts';

/** What a sentence is made of. */
export interface Told {
  readonly figures: Figures;
  /** It speaks for theft; else for the customer. */
  readonly isAgainst: boolean;
  /** Transformer or feeder of the balance. */
  readonly place: string;
}

/** Each reason spelled out with its figures. */
export const wordsOf: Readonly<Record<ReasonCode, (told: Told) => Words>> = {
  fall: ({ figures: f }) => ({
    id: `Pemakaian turun ${inId(of(f, 'fallPercent'))} % sejak ${monthId(f)}: biasanya ${kwhId(f, 'beforeKwh')}, kini ${kwhId(f, 'duringKwh')} sebulan (musim sudah diperhitungkan). Pelanggan setara (${of(f, 'peers')} meter) berubah ${signedId(f, 'peersPercent')} % pada bulan yang sama.`,
    en: `Use fell by ${of(f, 'fallPercent')} % since ${month(f)}: usually ${kwh(f, 'beforeKwh')}, now ${kwh(f, 'duringKwh')} a month (season taken out). Its peers (${of(f, 'peers')} meters) changed by ${signed(f, 'peersPercent')} % in the same months.`,
  }),
  'below-peers': ({ figures: f }) => ({
    id: `Selalu jauh di bawah pelanggan setara: ${kwhId(f, 'ownKwh')} sebulan, mereka (${of(f, 'peers')} meter) ${kwhId(f, 'peersKwh')}.`,
    en: `Always far below its peers: ${kwh(f, 'ownKwh')} a month, they (${of(f, 'peers')} meters) ${kwh(f, 'peersKwh')}.`,
  }),
  balance: ({ figures: f, isAgainst, place }) => ({
    id: `Neraca ${place}: susut ${inId(of(f, 'beforePercent'))} % sebelumnya, ${inId(of(f, 'duringPercent'))} % pada bulan-bulan itu (dari ${kwhId(f, 'countedKwh')} yang tercatat). ${isAgainst ? `Cocok dengan ${kwhId(f, 'missingKwh')} sebulan yang hilang di meter ini.` : `${kwhId(f, 'missingKwh')} sebulan yang hilang di meter ini tidak tampak di sana.`}`,
    en: `Balance of ${place}: ${of(f, 'beforePercent')} % lost before, ${of(f, 'duringPercent')} % in those months (of ${kwh(f, 'countedKwh')} counted). ${isAgainst ? `It fits the ${kwh(f, 'missingKwh')} a month that are missing at this meter.` : `The ${kwh(f, 'missingKwh')} a month that are missing at this meter do not show there.`}`,
  }),
  tamper: ({ figures: f }) => ({
    id: `${of(f, 'months')} bulan bertanda tamper, terakhir ${monthId(f, 'last')}: ${tamperCauseWords(of(f, 'cause')).id}.`,
    en: `${of(f, 'months')} months with a tamper mark, the last ${month(f, 'last')}: ${tamperCauseWords(of(f, 'cause')).en}.`,
  }),
  'books-short': ({ figures: f }) => ({
    id: `${kwhId(f, 'awayKwh')} yang dijual tidak pernah masuk ke meter (${inId(of(f, 'usualMonths'))} bulan pemakaian).`,
    en: `${kwh(f, 'awayKwh')} that were sold never reached the meter (${of(f, 'usualMonths')} months of use).`,
  }),
  'books-over': ({ figures: f }) => ({
    id: `Meter mencatat ${inId(Math.abs(of(f, 'awayKwh')))} kWh lebih dari yang dijual (${inId(Math.abs(of(f, 'usualMonths')))} bulan pemakaian).`,
    en: `The meter has ${Math.abs(of(f, 'awayKwh'))} kWh more than was sold (${Math.abs(of(f, 'usualMonths'))} months of use).`,
  }),
  jump: ({ figures: f }) => ({
    id: `Stand meloncat pada ${monthId(f, 'month')}: ${kwhId(f, 'countedKwh')} dalam sebulan, yang tidak didukung penjualan.`,
    en: `The register jumped in ${month(f, 'month')}: ${kwh(f, 'countedKwh')} in a month, which no sale bears out.`,
  }),
  forged: ({ figures: f }) => ({
    id: `${of(f, 'months')} bulan berasal dari laporan yang dipalsukan.`,
    en: `${of(f, 'months')} months come from forged reports.`,
  }),
  restored: ({ figures: f }) => ({
    id: `Pemakaian kembali seperti semula sejak ${monthId(f, 'month')}: lebih mungkin rumah kosong sementara.`,
    en: `Use is back to what it was since ${month(f, 'month')}: more likely a house that was empty for a while.`,
  }),
};

function of(figures: Figures, name: string): number {
  return figures[name] ?? 0;
}

const indonesian = new Intl.NumberFormat('id-ID');
const english = new Intl.NumberFormat('en-GB');
const inId = (figure: number): string => indonesian.format(figure);
const kwhId = (figures: Figures, name: string): string =>
  `${indonesian.format(of(figures, name))} kWh`;
const kwh = (figures: Figures, name: string): string => `${english.format(of(figures, name))} kWh`;
const signedId = (figures: Figures, name: string): string =>
  `${of(figures, name) < 0 ? '' : '+'}${of(figures, name)}`;
const signed = signedId;

/** `YYYYMM` as people read it. */
const month = (figures: Figures, name = 'since'): string => {
  const value = of(figures, name);
  return `${String(value % 100).padStart(2, '0')}/${Math.floor(value / 100)}`;
};
const monthId = month;
