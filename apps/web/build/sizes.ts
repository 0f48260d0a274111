import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk;

/** What somebody's browser loads for one page, gzipped. */
interface Load {
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
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
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

function firstLoads(chunks: readonly Chunk[]): readonly Load[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const bytesOf = new Map(chunks.map((chunk) => [chunk.fileName, gzipSync(chunk.code).length]));
  const reach = (names: Iterable<string>): ReadonlySet<string> => {
    const found = new Set<string>();
    const left = [...names];
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      if (found.has(name)) continue;
      found.add(name);
      left.push(...(byName.get(name)?.imports ?? []));
    }
    return found;
  };
  const sum = (names: Iterable<string>): number =>
    [...names].reduce((total, name) => total + (bytesOf.get(name) ?? 0), 0);
  const entries = chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName);
  const pages = chunks.filter((chunk) => chunk.isDynamicEntry);
  return [
    { name: 'shell', bytes: sum(reach(entries)) },
    ...pages.map(({ fileName, facadeModuleId }) => ({
      name: `shell + ${facadeModuleId?.replace(/^.*\/src\//, '') ?? fileName}`,
      bytes: sum(reach([...entries, fileName])),
    })),
  ].sort((one, other) => other.bytes - one.bytes);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(6)} kB gz`;
}
