import { type FaultKind, type LedgerFault, rupiah } from '@setrum/server';

/** What each finding means, Indonesian and English. */
const meanings: Readonly<Record<FaultKind, string>> = {
  unbalanced: 'baris kejadian tidak berjumlah nol / the lines of an event do not sum to zero',
  account: 'akun tidak ada di bagan akun / the chart has no such account',
  missing: 'baris tidak dibukukan / a line was not posted',
  unexpected: 'baris tanpa kejadian / a line that no event asks for',
  changed: 'baris berbeda dari kejadiannya / a line differs from its event',
  deposit: 'saldo deposit berbeda dari buku / a deposit differs from the ledger',
  movement: 'mutasi deposit berbeda dari perintahnya / a movement differs from its order',
  token: 'pembelian tanpa token / a purchase without its token',
  payment: 'AP2T dan P2APST berbeda / AP2T and P2APST differ on a payment',
};

/** Findings for a person: what, where, and what it should be. */
export function faultLines(faults: readonly LedgerFault[]): string {
  return faults.map((fault) => `${lineOf(fault)}\n`).join('');
}

function lineOf(fault: LedgerFault): string {
  const { kind, shard, eventId, account, expectedCents, foundCents } = fault;
  const place = [shard, eventId, account].filter((part) => part !== null).join(' ');
  const figures =
    expectedCents === null && foundCents === null
      ? ''
      : `: ${figure(expectedCents)} -> ${figure(foundCents)}`;
  return `${kind}  ${place}${figures}\n  ${meanings[kind]}`;
}

function figure(cents: number | null): string {
  return cents === null ? '-' : rupiah(cents);
}
