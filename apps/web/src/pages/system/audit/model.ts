type Members = Readonly<Record<string, string | number | boolean | null>>;

/** As GET /api/v1/audit-entries tells it. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly source: string | null;
  readonly detail: Members;
  readonly before: Members | null;
  readonly after: Members | null;
  readonly hash: string;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly next: number | null;
}

export interface AuditDay {
  readonly day: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly hash: string;
}

/** `name: value` pairs in a line. */
export function membersText(members: Members | null): string {
  return Object.entries(members ?? {})
    .map(([name, value]) => `${name}: ${value ?? '–'}`)
    .join(', ');
}

/** What was, and what is, of the members that differ. */
export function changesText({ before, after }: Pick<AuditEntry, 'before' | 'after'>): string {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .map((name) => [name, before?.[name] ?? '–', after?.[name] ?? '–'] as const)
    .filter(([, was, is]) => was !== is)
    .map(([name, was, is]) => `${name}: ${was} → ${is}`)
    .join(', ');
}

/** What the API takes as an act: `user.change`, or `user.` for all of a kind. */
export const isAct = (text: string): boolean => /^[a-z0-9-]{1,40}\.[a-z0-9-]{0,40}$/.test(text);

const dayMs = 86_400_000;

/** A day of the URL as the instants of WIB that bound it. */
export function boundsOf(from: string | null, until: string | null) {
  const start = (day: string | null): number | null => {
    const at = day === null ? Number.NaN : Date.parse(`${day}T00:00:00+07:00`);
    return Number.isNaN(at) ? null : at;
  };
  const [first, last] = [start(from), start(until)];
  return {
    from: first === null ? null : new Date(first).toISOString(),
    until: last === null ? null : new Date(last + dayMs).toISOString(),
  };
}
