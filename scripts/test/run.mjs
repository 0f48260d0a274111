// Runs the processes of a test run, two at a time, and adds up what they say.
import { spawn } from 'node:child_process';

const concurrency = 2;
const testTimeoutMs = 120_000;
/** A process that leaves something open never ends by itself; then the runner names its files. */
const processTimeoutMs = 20 * 60_000;
const counted = ['tests', 'pass', 'fail', 'cancelled', 'skipped', 'todo'];

/** Runs `plan` (lists of files); prints the output of each as it ends, and the sums. Gives the exit code. */
export async function runPlan(plan, { root, env, flags }) {
  const started = performance.now();
  const sums = Object.fromEntries(counted.map((name) => [name, 0]));
  const failures = [];
  const times = [];
  const children = new Set();
  let next = 0;
  let stopped = false;
  const stop = () => {
    stopped = true;
    for (const child of children) child.kill('SIGINT');
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);

  async function work() {
    while (next < plan.length && !stopped) {
      const files = plan[next++];
      const began = performance.now();
      const { exitCode, output } = await runOne(files, { root, env, flags }, children);
      process.stdout.write(output.replaceAll(summed, ''));
      for (const [, name, count] of output.matchAll(/^ℹ (\w+) (\d+)$/gm))
        if (name in sums) sums[name] += Number(count);
      times.push({ files, seconds: (performance.now() - began) / 1_000 });
      if (exitCode !== 0) failures.push({ files, exitCode, said: failing(output) });
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work));
  process.off('SIGINT', stop).off('SIGTERM', stop);

  for (const name of counted) console.log(`ℹ ${name} ${sums[name]}`);
  console.log(`ℹ duration_ms ${performance.now() - started}`);
  for (const { files, seconds } of times
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, slowestShown))
    console.log(`ℹ slowest: ${seconds.toFixed(1)} s for ${named(files)}`);
  // Once more at the end, where whoever sees the last lines of a long run finds them.
  for (const { files, exitCode, said } of failures)
    console.log(`✖ ended with ${exitCode}: ${named(files)}\n${said}`);
  return failures.length > 0 || stopped ? 1 : 0;
}

const failingHeading = '✖ failing tests:';

/** The reporter's sums of a process, which are added up; it begins warnings the same way. */
const summed = /^ℹ (?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) .*\n/gm;
/** What went wrong outside of any test. */
const warned = /^ℹ (?:Warning|Error).*\n(?: {2}.*\n)*/gm;

/** What a browser test says of the page on which it failed: a line of where it was, and what the page showed. */
const pageTold = /^✖ .* was at .*\n(?: {2}.*\n)*/gm;

/** What the reporter says of the failed tests of a process, below its heading of them; else the end of what was printed. With the pages told. */
function failing(output) {
  const start = output.lastIndexOf(failingHeading);
  if (start < 0) return output.slice(-4_000);
  const more = [pageTold, warned].flatMap((kind) => output.match(kind) ?? []);
  return `${output.slice(start + failingHeading.length).trim()}\n${more.join('')}`;
}

/** How many of the processes that took longest are named. */
const slowestShown = 12;

const named = (files) => (files.length > 1 ? `${files.length} files from ${files[0]}` : files[0]);

function runOne(files, { root, env, flags }, children) {
  const options = [
    '--test',
    '--test-isolation=none',
    '--test-reporter=spec',
    `--test-timeout=${testTimeoutMs}`,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...options, ...flags, ...files], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    const watchdog = setTimeout(() => {
      output += `✖ no end after ${processTimeoutMs / 60_000} minutes: ${files.join(' ')}\n`;
      child.kill('SIGKILL');
    }, processTimeoutMs);
    child.once('error', reject);
    child.once('close', (exitCode) => {
      clearTimeout(watchdog);
      children.delete(child);
      resolve({ exitCode: exitCode ?? 1, output });
    });
  });
}
