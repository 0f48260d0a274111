import type { AuditDetail } from './entry.ts';

/** What differs between two states, for an entry's `before` and `after`; null when nothing does. */
export function changesBetween(
  before: AuditDetail,
  after: AuditDetail,
): { readonly before: AuditDetail; readonly after: AuditDetail } | null {
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => (before[name] ?? null) !== (after[name] ?? null),
  );
  if (names.length === 0) return null;
  const only = (state: AuditDetail): AuditDetail =>
    Object.fromEntries(names.map((name) => [name, state[name] ?? null]));
  return { before: only(before), after: only(after) };
}
