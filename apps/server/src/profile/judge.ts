import { createHash } from 'node:crypto';
import {
  decodeReportImage,
  keyVersionOf,
  liveReport,
  type Proof,
  proofOf,
  type Report,
  recordBytes,
} from '@setrum/card';
import type { CardSecurity } from '../vending/index.ts';
import type { CardVisit } from './visit.ts';

/** What the signature of a report says; copied: it is another card's. */
export type ReportProof = Proof | 'retired-key' | 'copied';

/** The report on a card, and what its signature says. What follows from that, the database decides, which knows what the meter has. */
export interface JudgedReport {
  readonly card: CardVisit;
  readonly report: Report;
  readonly proof: ReportProof;
  /** The card key version that it names; 0: none. */
  readonly keyVersion: number;
  /** Of the live header and the records that it names, 32 hex digits: the report, whatever else lies on the card. */
  readonly digest: string;
}

/** Judges what a card brings by the keys that `cards` has read last; null when the meter has written no report yet. */
export function judge(card: CardVisit, cards: CardSecurity): JudgedReport | null {
  const report = decodeReportImage(card.reportImage);
  const live = report === null ? null : liveReport(card.reportImage);
  if (report === null || live === null) return null;
  const records = live.slots.map((slot) => recordBytes(card.reportImage, slot));
  const keyVersion = keyVersionOf(live.bytes);
  const of = { meterNo: report.meterNo, cardUid: card.uid };
  const proof = proofOf(live.bytes, (version) => cards.keyOf(of, version), Buffer.concat(records));
  const hash = createHash('sha256').update(live.bytes);
  for (const record of records) hash.update(record);
  const isRetired = proof === 'verified' && cards.stateOf(keyVersion) === 'retired';
  return {
    ...{ card, report, keyVersion, digest: shortened(hash.digest()) },
    proof: isRetired ? 'retired-key' : proof,
  };
}

/** The digest of a whole image, as reports are known by that were kept before they were judged. */
export function imageDigest({ reportImage }: CardVisit): string {
  return shortened(createHash('sha256').update(reportImage).digest());
}

function shortened(digest: Buffer): string {
  return digest.toString('hex', 0, 16);
}

/** Of these other cards of the meter the one that a report with a wrong signature was copied from: it is signed for that one; null for none. */
export function originalOf(
  { card, report }: JudgedReport,
  others: readonly string[],
  cards: CardSecurity,
): string | null {
  const isOf = (uid: string): boolean => {
    const judged = judge({ ...card, uid }, cards);
    return judged?.report.meterNo === report.meterNo && isSigned(judged.proof);
  };
  return others.find(isOf) ?? null;
}

function isSigned(proof: ReportProof): boolean {
  return proof === 'verified' || proof === 'retired-key';
}
