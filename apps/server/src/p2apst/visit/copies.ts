import { noteCopiedCard } from '../../ap2t/index.ts';
import type { Database } from '../../platform/index.ts';
import { type JudgedReport, originalOf } from '../../profile/index.ts';
import type { CardSecurity } from '../../vending/index.ts';

/** A copied card at a counter. */
export interface CopySeen {
  readonly meterNo: string;
  /** The card that it was copied from. */
  readonly originalUid: string;
  readonly copyUid: string;
  /** Where it was seen: the partner, and the counter where it is known. */
  readonly by: string;
  readonly at: Date;
}

export type NoteCopy = (copy: CopySeen) => Promise<void>;

const mostRemembered = 1_000;

/** Notes copies with the original's events and in the audit trail: each pair of cards once, however often it is tried. */
export function noteCopies(database: Database): NoteCopy {
  // The register remembers what it knows; this is for originals that are older than it.
  const noted = new Set<string>();
  return async (copy) => {
    const pair = `${copy.originalUid}/${copy.copyUid}`;
    if (noted.has(pair)) return;
    await noteCopiedCard(database, copy);
    if (noted.size >= mostRemembered) noted.clear();
    noted.add(pair);
  };
}

/** What was read of a visit, with the card that it was copied from where only the signature tells that. */
export function withOriginal<
  Read extends {
    readonly copied_from: string | null;
    readonly other_uids: readonly string[] | null;
  },
>(read: Read, judged: JudgedReport | null, cards: CardSecurity): Read {
  const { copied_from, other_uids } = read;
  if (judged === null || copied_from !== null || other_uids === null) return read;
  return { ...read, copied_from: originalOf(judged, other_uids, cards) };
}
