import { baseClass } from '@setrum/tariff';
import type { Application } from '../application/model.ts';
import type { MutationKind } from '../customer/model.ts';

/** The kinds of change (jenis mutasi). That they are letters from A to K is known; what each stands for is not public: all of it is ours. */
export const mutationKinds: Readonly<
  Record<MutationKind, { readonly id: string; readonly en: string }>
> = {
  A: { id: 'pasang baru', en: 'new connection' },
  B: { id: 'tambah daya', en: 'more power' },
  C: { id: 'turun daya', en: 'less power' },
  D: { id: 'ubah tarif', en: 'another tariff' },
  E: { id: 'ganti meter', en: 'another meter' },
  F: { id: 'migrasi ke prabayar', en: 'postpaid to prepaid' },
  G: { id: 'registrasi dua arah', en: 'two-way registration' },
  H: { id: 'ubah data', en: 'other data' },
  I: { id: 'pasang kembali', en: 're-installation' },
  J: { id: 'berhenti sementara', en: 'temporary disconnection' },
  K: { id: 'bongkar', en: 'removal' },
};

/** The kind of change that an application makes. */
export function mutationOf(application: Application): MutationKind {
  const { kind, previous, powerVa, tariff, meterChange } = application;
  if (kind === 'PB') return 'A';
  if (kind === 'PS') return 'I';
  if (kind === 'MIGRASI') return 'F';
  if (kind === 'DUA_ARAH') return 'G';
  if (previous === null) return 'H';
  if (powerVa !== previous.powerVa) return powerVa > previous.powerVa ? 'B' : 'C';
  if (baseClass(tariff) !== baseClass(previous.tariff)) return 'D';
  return meterChange ? 'E' : 'H';
}
