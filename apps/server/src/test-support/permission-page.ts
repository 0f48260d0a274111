import { readFile } from 'node:fs/promises';

/** What docs/permissions.md says, read from the page itself: the roles that may, by permission. */
export async function permissionsOnPage(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const page = await readFile(new URL('../../../../docs/permissions.md', import.meta.url), 'utf8');
  const may = new Map<string, Set<string>>();
  let roles: readonly string[] = [];
  for (const line of page.split('\n').filter((text) => text.startsWith('|'))) {
    const [first = '', , ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (first === 'permission') roles = cells;
    const permission = /^`(.+)`$/.exec(first)?.[1];
    if (permission === undefined) continue;
    const known = may.get(permission) ?? new Set();
    may.set(permission, known);
    cells.forEach((cell, n) => {
      if (cell === '●') known.add(roles[n] ?? '');
    });
  }
  return may;
}
