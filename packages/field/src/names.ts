import type { Chance } from './chance.ts';

type Words = readonly [string, ...string[]];

const FIRST: Words = [
  'AGUS',
  ...['BUDI', 'DEWI', 'EKO', 'FITRI', 'GITA', 'HADI', 'INDAH', 'JOKO', 'KARTIKA', 'LESTARI'],
  ...['MADE', 'NUR', 'PUTU', 'RATNA', 'SITI', 'TONO', 'UMAR', 'WAYAN', 'YULI'],
];
const SECOND: Words = [
  'ASTUTI',
  ...['GUNAWAN', 'HARTONO', 'KUSUMA', 'MULYADI', 'NUGROHO', 'PRATAMA', 'RAHAYU', 'SANTOSO'],
  ...['SETIAWAN', 'SUSANTI', 'UTAMI', 'WIBOWO', 'WIJAYA'],
];
const STREETS: Words = ['JL. MERDEKA', 'JL. PAHLAWAN', 'GG. MAWAR', 'DK. SELATAN', 'JL. PASAR'];

export function nameOf(chance: Chance): string {
  return `${chance.pick(FIRST)} ${chance.pick(SECOND)}`;
}

export function addressOf(chance: Chance): string {
  return `${chance.pick(STREETS)} No.${chance.whole(1, 180)} RT.${chance.whole(1, 9)}/${chance.whole(1, 12)}`;
}
