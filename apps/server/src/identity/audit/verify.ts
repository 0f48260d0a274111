import type { Database } from '../../platform/index.ts';
import { genesis } from './entry.ts';
import { type AuditAnchor, Examination, type StartingPoint, wholeTrail } from './examination.ts';
import { auditDays, auditEntries, auditHead } from './read.ts';

/** What an examination of the trail found. */
export interface AuditFindings {
  readonly ok: boolean;
  /** Entries looked at. */
  readonly entries: number;
  /** The last entry: what to write down, so that a later examination can tell that the trail's end is still there. */
  readonly head: AuditAnchor;
  /** One line for each thing that is wrong, at most twenty. */
  readonly faults: readonly string[];
}

const pageEntries = 1_000;
const mostDays = 100_000;

/**
 * Examines the whole trail: the numbers without gaps, every hash, every link, the seals of the days, and the head. Entries cut off at
 * the end together with a forged head can be told only by an anchor that was written down outside.
 */
export async function verifyAuditTrail(
  database: Database,
  anchor: AuditAnchor | null = null,
): Promise<AuditFindings> {
  const head = await auditHead(database);
  // Entries and seals that others add meanwhile come after the head that was read, and are left to the next examination.
  const last = head?.sequence ?? 0;
  const seals = await auditDays(database, { before: null, limit: mostDays });
  const known = seals.filter(({ lastSequence }) => lastSequence < last);
  const examination = new Examination(wholeTrail, known, anchor);
  await follow(database, examination, 0, last);
  if (head === null) examination.fault('the head of the trail is gone');
  else examination.end(head);
  return findingsOf(examination, { sequence: last, hash: head?.hash ?? genesis });
}

/**
 * Examines one day (WIB, `YYYY-MM-DD`): from the seal of the day before to its own, or to the head when it is the open day. What came
 * before is taken as the seals tell it.
 */
export async function verifyAuditDay(
  database: Database,
  day: string,
  anchor: AuditAnchor | null = null,
): Promise<AuditFindings> {
  const head = await auditHead(database);
  const [seal] = await auditDays(database, { until: day, before: null, limit: 1 });
  const own = seal?.day === day ? seal : null;
  const [earlier] = await auditDays(database, { before: day, limit: 1 });
  const start: StartingPoint =
    earlier === undefined ? wholeTrail : { sequence: earlier.lastSequence, hash: earlier.hash };
  const open = head?.day === day ? head : null;
  const end = own === null ? open : { sequence: own.lastSequence, hash: own.hash };
  // What was written down of another day is no matter of this one, unless the trail no longer reaches it.
  const beyond = anchor !== null && end !== null && anchor.sequence > end.sequence;
  const examination = new Examination(start, own === null ? [] : [own], beyond ? null : anchor);
  if (beyond && anchor.sequence > (head?.sequence ?? 0))
    examination.fault(`entry ${anchor.sequence}, which was written down, is gone`);
  if (end === null) examination.fault(`day ${day} has no seal and is not the open one`);
  else {
    await follow(database, examination, start.sequence, end.sequence);
    if (own !== null) examination.sealed();
    examination.end(end);
  }
  return findingsOf(examination, end ?? start);
}

async function follow(
  database: Database,
  examination: Examination,
  from: number,
  last: number,
): Promise<void> {
  for (let after = from; after < last; ) {
    const page = await auditEntries(database, after, pageEntries);
    for (const entry of page) if (entry.sequence <= last) examination.take(entry);
    const end = page.at(-1);
    if (end === undefined) break;
    after = end.sequence;
  }
}

function findingsOf(examination: Examination, head: StartingPoint): AuditFindings {
  const { faults, entries } = examination;
  return {
    ok: faults.length === 0,
    entries,
    head: { sequence: head.sequence, hash: head.hash.toString('hex') },
    faults,
  };
}
