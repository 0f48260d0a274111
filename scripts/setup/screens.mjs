import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { run } from './run.mjs';

const timeoutMs = 5 * 60_000;
const app = join('apps', 'web');
/** What the screens are made of: their own sources, the libraries they may use, and the versions of everybody else's. */
const sources = [
  ...['src', 'public', 'build', 'index.html', 'vite.config.ts', 'package.json'].map((name) =>
    join(app, name),
  ),
  'packages',
  'package-lock.json',
];
const unneeded = /(?:^|[\\/])(?:node_modules|test-support)$|\.(?:test|fixture)\.tsx?$|\.md$/;

/**
 * Builds the web app when its sources have changed since it was built last.
 * @param {string} root the checkout
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} false when it could not be built
 */
export async function buildScreens(root, say) {
  if (isBuilt(root, digestOf(root))) return true;
  return withLock(root, say, async () => {
    // Whoever held the lock before may have built it.
    const digest = digestOf(root);
    if (isBuilt(root, digest)) return true;
    say('Building the screens…');
    return build(root, digest, say);
  });
}

/** Beside the old one, which is taken away only when the new one is whole. */
async function build(root, digest, say) {
  const [folder, draft] = [join(root, app, 'dist'), join(root, app, 'dist.new')];
  rmSync(draft, { recursive: true, force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', join(root, app), '--outDir', 'dist.new', '--logLevel', 'info'];
  const node = join(root, 'node_modules', '.bin', 'node');
  const { ok, output } = await run(node, args, { cwd: root, timeoutMs });
  if (!ok) {
    say(`${output.trimEnd()}\nThe screens could not be built; what the build said is above.`);
    return false;
  }
  const largest = /^.*?([\d.]+ kB gz {2}.*)$/m.exec(output)?.[1];
  if (largest !== undefined) say(`  the most that a page loads at first: ${largest}`);
  writeFileSync(join(draft, stampName), `${digest}\n`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return true;
}

const stampName = 'sources.sha256';

/** Whether what lies in dist was made of sources with this digest. */
export function isBuilt(root, digest) {
  const stamp = join(root, app, 'dist', stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === digest;
}

/** Of names and contents: times change with every checkout. */
export function digestOf(root) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((name) => filesBelow(root, name)))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

function filesBelow(root, path) {
  const absolute = join(root, path);
  if (!existsSync(absolute) || unneeded.test(path)) return [];
  let names;
  try {
    names = readdirSync(absolute).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
  return names.flatMap((name) => filesBelow(root, join(path, name)));
}
