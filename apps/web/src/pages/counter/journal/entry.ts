/**
 * A transaction that this browser keeps the journal of: bills and registrations, and sales without an agent. It never holds a token. What has ended
 * and whose receipt is out is not kept: the centre knows the day.
 */
export interface NotedEntry {
  readonly key: string;
  readonly what: 'power' | 'registration' | 'postpaid';
  /** Meter number, registration number or IDPEL. */
  readonly subject: string;
  readonly name: string;
  readonly amountCents: number;
  readonly adminCents: number;
  /** Months of a postpaid bill; else 1. */
  readonly billCount: number;
  readonly begunAt: string;
  /** `asked`: written down, and perhaps sent; `made`: the centre has said so. */
  readonly step: 'asked' | 'made';
  /** How often it was sent. */
  readonly sendings: number;
}

/** An entry as it stood in storage, read without trust; null: it is none. */
export function entryOf(value: unknown): NotedEntry | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Readonly<Record<string, unknown>>;
  const text = (name: string): string | null =>
    typeof given[name] === 'string' ? given[name] : null;
  const count = (name: string): number | null =>
    Number.isSafeInteger(given[name]) ? Number(given[name]) : null;
  const [what, step] = [text('what'), text('step')];
  if (what !== 'power' && what !== 'registration' && what !== 'postpaid') return null;
  if (step !== 'asked' && step !== 'made') return null;
  const [key, subject, name, begunAt] = [
    text('key'),
    text('subject'),
    text('name'),
    text('begunAt'),
  ];
  const [amountCents, adminCents] = [count('amountCents'), count('adminCents')];
  const [billCount, sendings] = [count('billCount'), count('sendings')];
  if (key === null || subject === null || name === null || begunAt === null) return null;
  if (amountCents === null || adminCents === null || billCount === null || sendings === null)
    return null;
  return {
    ...{ key, what, subject, name, amountCents, adminCents },
    ...{ billCount, begunAt, step, sendings },
  };
}
