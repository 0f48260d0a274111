import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { exitCodes } from '../exit.ts';
import { parseCount, parseSeconds } from './bank-options.ts';

const program = fileURLToPath(
  new URL('../../../../packages/iso8583/fuzz/fuzz.ts', import.meta.url),
);

interface FuzzOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly json?: boolean;
}

/** `setrum iso8583`: tools around the message codec. */
export function iso8583Command(): Command {
  return new Command('iso8583')
    .description('Alat pesan ISO 8583. Tools around the message codec')
    .addCommand(
      new Command('fuzz')
        .description(
          'Uji codec dengan masukan acak. Feed changed samples and random bytes to the codec',
        )
        .option('--seconds <n>', 'for how long', parseSeconds, 10)
        .option('--seed <n>', 'the same seed tries the same', parseCount, 20_150_504)
        .option('--json', 'one JSON object')
        .action(fuzz),
    );
}

/** The program of the package in a process of its own: what it finds may be an endless loop. */
async function fuzz({ seconds, seed, json }: FuzzOptions): Promise<void> {
  const args = ['--seconds', String(seconds), '--seed', String(seed)];
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const [exitCode] = await once(child, 'close');
  process.exitCode = exitCode ?? exitCodes.failed;
  if (exitCode !== exitCodes.done && output === '') return;
  const result = { seed, seconds, ...(JSON.parse(output) as { runs: number; failures: number }) };
  process.stdout.write(
    json === true
      ? `${JSON.stringify(result)}\n`
      : `${result.runs} masukan, ${result.failures} kegagalan. ${result.runs} inputs, ${result.failures} failures (seed ${seed}).\n`,
  );
}
