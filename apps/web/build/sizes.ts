import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What of a chunk its size depends on. */
export interface FirstLoad {
  readonly fileName: string;
  readonly gzippedBytes: number;
  readonly imports: readonly string[];
  readonly isEntry: boolean;
  readonly isDynamicEntry: boolean;
  readonly facadeModuleId: string | null;
}

/** What somebody's browser loads for one page, gzipped. */
export interface Load {
  readonly name: string;
  readonly bytes: number;
}

/**
 * Prints how much script is loaded for the first page that somebody opens, for each page, and fails when one is above `mostFirstLoadBytes`: the
 * entry, what it needs, the page, and what that needs.
 */
export function sizes({ mostFirstLoadBytes }: { readonly mostFirstLoadBytes: number }): Plugin {
  return {
    name: 'setrum:sizes',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle)
        .filter((one) => one.type === 'chunk')
        .map((one) => ({ ...one, gzippedBytes: gzipSync(one.code).length }));
      const loads = firstLoads(chunks);
      for (const { name, bytes } of loads) this.info(`${kilobytes(bytes)}  ${name}`);
      const largest = loads[0];
      if (largest !== undefined && largest.bytes > mostFirstLoadBytes)
        this.error(
          `${largest.name} loads ${kilobytes(largest.bytes)} of script, more than ${kilobytes(mostFirstLoadBytes)}`,
        );
    },
  };
}

/** The first load of the frame alone and of each page, the largest first. */
export function firstLoads(chunks: readonly FirstLoad[]): readonly Load[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const sum = (names: readonly string[]): number => {
    const found = new Set<string>();
    const left = [...names];
    let bytes = 0;
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      if (found.has(name)) continue;
      found.add(name);
      const chunk = byName.get(name);
      bytes += chunk?.gzippedBytes ?? 0;
      left.push(...(chunk?.imports ?? []));
    }
    return bytes;
  };
  const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  const pages = chunks.filter(({ isDynamicEntry }) => isDynamicEntry);
  return [
    { name: 'shell', bytes: sum(entries) },
    ...pages.map(({ fileName, facadeModuleId }) => ({
      name: `shell + ${facadeModuleId?.replace(/^.*\/src\//, '') ?? fileName}`,
      bytes: sum([...entries, fileName]),
    })),
  ].sort((one, other) => other.bytes - one.bytes);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(6)} kB gz`;
}
