/** A file of the journal. A new one begins with every opening, every day, and after an append that failed. */
export interface Segment {
  readonly name: string;
  /** The number of its first line. */
  readonly first: number;
  /** `YYYY-MM-DD`, the business day that its first line was written on. */
  readonly day: string;
  /** Tells segments apart that begin with the same number: those before the last one have no line that counts. */
  readonly part: number;
}

const pattern = /^(\d{10})-(\d{3})-(\d{4}-\d{2}-\d{2})\.jsonl$/;

/** The segment of this file name; null for a file that is none of the journal's. */
export function segmentOf(name: string): Segment | null {
  const [, first, part, day] = pattern.exec(name) ?? [];
  return day === undefined ? null : { name, first: Number(first), part: Number(part), day };
}

export function newSegment(first: number, part: number, day: string): Segment {
  const name = `${String(first).padStart(10, '0')}-${String(part).padStart(3, '0')}-${day}.jsonl`;
  return { name, first, part, day };
}

const wibMs = 7 * 3_600_000;

/** The business day, WIB, as P2APST closes it: `YYYY-MM-DD`. */
export function businessDay(at: Date): string {
  return new Date(at.getTime() + wibMs).toISOString().slice(0, 10);
}
