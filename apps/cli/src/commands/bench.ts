import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { exitCodes } from '../exit.ts';

/**
 * `setrum bench`: runs the programs of `bench/`, each in a process of its own; docs/performance.md holds their figures.
 * What follows the name is the program's own.
 */
export function benchCommand(): Command {
  return new Command('bench')
    .description('Ukur kecepatan. Measure: every figure of docs/performance.md')
    .addCommand(
      program('tokens', 'STS tokens made and read on one core, and a bulk key change')
        .option('--json', 'one JSON object on standard output')
        .option('--quick', 'a few seconds: figures that show nothing but that it runs')
        .option('--meters <n>', 'meters of the bulk key change')
        .option('--workers <n>', 'threads of the bulk key change'),
    )
    .addCommand(
      program('search', 'one box over customers and applications')
        .option('--json', 'one JSON object on standard output')
        .option('--quick', 'a few seconds: figures that show nothing but that it runs')
        .option('--customers <n>', 'customers in the register')
        .option('--searches <n>', 'searches of each class')
        .option('--callers <n>', 'who search at the same time, in the second part'),
    )
    .addCommand(
      program('counter', 'what the counter adds to a sale on top of reader and network')
        .option('--json', 'one JSON object on standard output')
        .option('--quick', 'a few seconds: figures that show nothing but that it runs')
        .option('--sales <n>', 'sales at the desk, and again through the bridge'),
    )
    .addCommand(
      program('pages', 'how long from one page of the web app to another, in Chromium')
        .option('--json', 'one JSON object on standard output')
        .option('--quick', 'a few seconds: figures that show nothing but that it runs')
        .option('--rounds <n>', 'how often one goes to each page')
        .option('--only <word>', 'pages whose name contains it'),
    )
    .addCommand(
      program('profile', 'load profiles of a whole utility: ingest, rollups, screens, analysis')
        .option('--json', 'one JSON object on standard output')
        .option('--quick', 'a few seconds: figures that show nothing but that it runs')
        .option('--meters <n>', 'meters, each with twelve months')
        .option('--rounds <n>', 'how often each query is asked')
        .option('--skip-analysis', 'leave out the analysis with DuckDB'),
    )
    .addCommand(
      program('p2tl', 'precision and recall of the P2TL list on fields that nobody tuned on')
        .option('--json', 'one JSON object on standard output')
        .option('--quick', 'a few seconds: one small field')
        .option('--seed <n>', 'the seed of one field (else 101 to 110)')
        .option('--meters <n>', 'meters of each field')
        .option('--months <n>', 'months of each field'),
    )
    .addCommand(hubProgram('purchase', 'the purchase service against the plain design'))
    .addCommand(hubProgram('iso8583', 'purchases of a bank in a second process, over ISO 8583'))
    .addCommand(
      hubProgram('open-loop', 'purchases that arrive at a constant rate')
        .option('--minutes <n>', 'how long')
        .option('--rate <n>', 'arrivals a second'),
    );
}

/** A benchmark of the payment hub: it makes a database of its own, and takes it away again. */
function hubProgram(name: string, description: string): Command {
  return program(name, description)
    .option('--json', 'one JSON object on standard output')
    .option('--quick', 'a few seconds: figures that show nothing but that it runs')
    .option('--meters <n>', 'meters in service')
    .option('--callers <n>', 'callers, each waiting for its answer')
    .option('--seconds <n>', 'how long each of the two runs in one round')
    .option('--rounds <n>', 'how often they take turns')
    .option('--pool <n>', 'connections of the plain design')
    .option('--cards <n>', 'of a hundred purchases, those that bring a card');
}

function program(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .action((options: Readonly<Record<string, string | boolean>>) => run(name, options));
}

async function run(
  name: string,
  options: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  const path = fileURLToPath(new URL(`../../../../bench/${name}.ts`, import.meta.url));
  const args = Object.entries(options).flatMap(([option, value]) =>
    value === true ? [`--${option}`] : [`--${option}`, String(value)],
  );
  const child = spawn(process.execPath, [path, ...args], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; we wait for it.
  const wait = (): void => undefined;
  process.on('SIGINT', wait);
  try {
    const [exitCode] = await once(child, 'exit');
    process.exitCode = exitCode ?? exitCodes.failed;
  } finally {
    process.off('SIGINT', wait);
  }
}
