import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A TypeScript file of the house, by its path from the root. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly isTest: boolean;
}

export const sources: readonly Source[] = globSync('{packages,apps,tests,bench}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: (path) => path.includes('node_modules'),
})
  .filter((path) => !path.includes('node_modules'))
  .sort()
  .map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
    isTest:
      path.startsWith('tests/') ||
      /\.(test|fixture)\.tsx?$/.test(path) ||
      /\/(test-support|fixtures?|tests)\//.test(path),
  }));

/** What a file imports: package names as they are, relative files as paths from the root. */
export function importsOf(source: Source): readonly string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^;'"]*?\bfrom\s+['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;
  return [...source.text.matchAll(pattern)].map((match) => {
    const target = match[1] ?? match[2] ?? '';
    return target.startsWith('.') ? normalize(join(dirname(source.path), target)) : target;
  });
}

/** The workspace a path is in: `packages/card`, `apps/server`, or `tests`. */
export function workspaceOf(path: string): string {
  const [floor, name] = path.split('/');
  return floor === 'packages' || floor === 'apps' ? `${floor}/${name}` : (floor ?? '');
}
