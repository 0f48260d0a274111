// Runs the tests: all, or those whose path contains one of the words given. What starts with a dash
// goes to node --test. One throw-away PostgreSQL serves the whole run.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folders = ['packages', 'apps', 'tests'];
const concurrency = 2;
const testTimeoutMs = 120_000;
/** A file that leaves something open never ends by itself; then the runner names it. */
const runTimeoutMs = 30 * 60_000;

/** Test files below `folder`, in a fixed order. */
function testFiles(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return entry.name.endsWith('.test.ts') ? [relative(root, path)] : [];
  });
}

function run(program, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: 'inherit' });
    // Ctrl-C reaches the child by itself; we stay to clean up after it.
    const onInterrupt = () => undefined;
    const onTerminate = () => child.kill('SIGTERM');
    const watchdog = setTimeout(() => child.kill('SIGINT'), runTimeoutMs);
    process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
    child.once('error', reject);
    child.once('exit', (exitCode) => {
      clearTimeout(watchdog);
      process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
      resolve(exitCode ?? 1);
    });
  });
}

/** The run's database: the one that the environment names, else a throw-away one. */
async function startDatabase() {
  const given = process.env.SETRUM_TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const { startThrowawayPostgres } = await import('../apps/server/src/platform/embedded/index.ts');
  return startThrowawayPostgres({ log: console.error });
}

async function main() {
  const args = process.argv.slice(2);
  const words = args.filter((arg) => !arg.startsWith('-'));
  const flags = args.filter((arg) => arg.startsWith('-'));
  const files = folders
    .flatMap((folder) => testFiles(join(root, folder)))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  if (files.length === 0) {
    console.error(`No test file's path contains ${words.join(' or ')}.`);
    return 1;
  }
  const database = await startDatabase();
  try {
    const env = {
      ...process.env,
      SETRUM_TEST_DATABASE_URL: database.url,
      // Every file is a process of its own, and most of them load the whole server.
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/setrum'),
    };
    delete env.NODE_TEST_CONTEXT;
    const options = [
      '--test',
      `--test-concurrency=${concurrency}`,
      '--test-reporter=spec',
      `--test-timeout=${testTimeoutMs}`,
    ];
    return await run(process.execPath, [...options, ...flags, ...files], env);
  } finally {
    await database.stop();
  }
}

// The sources are TypeScript, which only the Node that the set-up installs is known to run as it is.
const ownNode = join(root, 'node_modules', '.bin', 'node');
const isOwn = Number.parseInt(process.versions.node, 10) >= 24;
process.exitCode = isOwn
  ? await main()
  : await run(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], process.env);
