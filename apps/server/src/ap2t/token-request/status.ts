import type { TokenRequest } from './model.ts';

/** The number and the words that Monitoring Permohonan Token shows (3 is AP2T's own, the others are ours). */
export function statusOf(request: Pick<TokenRequest, 'state' | 'generatedAt'>): {
  readonly statusNo: number;
  readonly statusText: string;
} {
  const { state, generatedAt } = request;
  if (state === 'cancelled') return { statusNo: 8, statusText: 'BATAL' };
  if (state === 'requested') return { statusNo: 1, statusText: 'PERMOHONAN TOKEN' };
  if (state !== 'failed') return { statusNo: 3, statusText: 'SUKSES TOKEN' };
  return generatedAt === null
    ? { statusNo: 9, statusText: 'GAGAL TOKEN' }
    : { statusNo: 4, statusText: 'DITOLAK METER' };
}
