// Runs the tests: all, or those whose path contains one of the words given. What starts with a dash
// goes to node --test. One throw-away PostgreSQL serves the whole run.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planOf, testFiles } from './test/plan.mjs';
import { quickFolder } from './test/quick-folder.mjs';
import { runPlan } from './test/run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folders = ['packages', 'apps', 'tests'];

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
    .flatMap((folder) => testFiles(root, folder))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  if (files.length === 0) {
    console.error(`No test file's path contains ${words.join(' or ')}.`);
    return 1;
  }
  const folder = quickFolder();
  if (folder !== null) process.env.TMPDIR = folder.path;
  const database = await startDatabase();
  try {
    const env = {
      ...process.env,
      SETRUM_TEST_DATABASE_URL: database.url,
      // Compiled sources are kept between runs.
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/setrum'),
    };
    delete env.NODE_TEST_CONTEXT;
    return await runPlan(planOf(files), { root, env, flags });
  } finally {
    await database.stop();
    folder?.remove();
  }
}

// The sources are TypeScript, which only the Node that the set-up installs is known to run as it is.
const isOwn = Number.parseInt(process.versions.node, 10) >= 24;
if (isOwn) {
  process.exitCode = await main();
} else {
  const ownNode = join(root, 'node_modules', '.bin', 'node');
  const again = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  process.exitCode = spawnSync(ownNode, again, { stdio: 'inherit' }).status ?? 1;
}
