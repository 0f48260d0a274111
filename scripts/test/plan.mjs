// Which test files share a process. A process that loads the server takes a second for it, and there are hundreds of files: so they
// share, but for those that need one of their own.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A process of their own: what starts, kills or measures processes, changes its own, or holds something there is one of. */
const alone = [
  /^tests\/(?!browser\/|conformance\/|house|database-house)/,
  /\/pkcs11\//,
  /\/hardware\.test\.ts$/,
  /^apps\/server\/src\/platform\/embedded\//,
];
/** Those that share two processes of theirs: they share what takes seconds to start, a server and a browser. */
const together = /^tests\/browser\//;
/** A share of the files is one process: small enough that two cores end together. */
const filesInShare = 40;

/** Test files below `folder`, in a fixed order, relative to `root`. */
export function testFiles(root, folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return testFiles(root, relative(root, inner));
    return entry.name.endsWith('.test.ts') ? [relative(root, inner)] : [];
  });
}

/** The processes of a run: each a list of files. Those alone come first, because the longest are among them. */
export function planOf(files) {
  const single = files.filter((file) => alone.some((pattern) => pattern.test(file)));
  const joined = files.filter((file) => together.test(file));
  const shared = files.filter((file) => !single.includes(file) && !joined.includes(file));
  const shares = [];
  for (let start = 0; start < shared.length; start += filesInShare)
    shares.push(shared.slice(start, start + filesInShare));
  // Every second file: long ones are neighbours by name.
  const halves = [0, 1]
    .map((half) => joined.filter((_, n) => n % 2 === half))
    .filter(({ length }) => length > 0);
  return [...halves, ...single.map((file) => [file]), ...shares];
}
