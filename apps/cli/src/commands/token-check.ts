import { Command } from 'commander';
import { exitCodes } from '../exit.ts';
import { type CheckFailure, checkBlock } from '../token/check.ts';
import { linesOf } from '../token/input.ts';
import { OutputClosed, outputTo } from '../token/output.ts';
import { loadStaTables } from '../token/sta-tables.ts';
import { staTablesOption } from './token-options.ts';

interface CheckOptions {
  readonly json?: boolean;
  readonly staTables?: string;
}

/** A broken file can have as many failures as rows; the JSON object holds the first ones only. */
const listedMost = 1000;

/** `setrum token check`: makes the rows of a file of known answers, reads them back, compares. */
export function tokenCheckCommand(): Command {
  return new Command('check')
    .description('Uji terhadap jawaban yang diketahui. Check a file of known answers')
    .argument('<file>', 'rows with `expect` (docs/sts.md); - is standard input')
    .addOption(staTablesOption())
    .option('--json', `one JSON object; lists the first ${listedMost} failures`)
    .action(async (file: string, options: CheckOptions) => {
      try {
        await check(file, options);
      } catch (error) {
        if (!(error instanceof OutputClosed)) throw error;
      }
    });
}

async function check(file: string, options: CheckOptions): Promise<void> {
  const tables = await loadStaTables(options.staTables);
  const write = outputTo(process.stdout);
  const listed: CheckFailure[] = [];
  let passed = 0;
  let failed = 0;
  for await (const block of linesOf(file)) {
    const failures = checkBlock(block, tables).filter((result) => {
      if (result === null) passed++;
      return result !== null;
    });
    failed += failures.length;
    if (failed > 0) process.exitCode = exitCodes.failed;
    if (options.json === true) listed.push(...failures.slice(0, listedMost - listed.length));
    else if (failures.length > 0)
      await write(failures.map(({ id, reason }) => `${id}: ${reason}\n`).join(''));
  }
  await write(
    options.json === true
      ? `${JSON.stringify({ passed, failed, failures: listed }, null, 2)}\n`
      : `${passed} passed, ${failed} failed\n`,
  );
}
