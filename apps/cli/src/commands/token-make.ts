import { SetrumError } from '@setrum/errors';
import { Command, InvalidArgumentError } from 'commander';
import { exitCodes } from '../exit.ts';
import { answerBlock } from '../token/answer.ts';
import { runBatch } from '../token/batch.ts';
import { linesOf } from '../token/input.ts';
import { outputTo } from '../token/output.ts';
import { loadStaTables } from '../token/sta-tables.ts';
import { AnswerWorkers } from '../token/workers.ts';
import { makeOneCommands } from './token-make-one.ts';
import { staTablesOption } from './token-options.ts';

interface BatchOptions {
  readonly batch?: string;
  readonly workers: number;
  readonly staTables?: string;
}

/** `setrum token make`: a batch of rows, or one token by its sub-commands. */
export function tokenMakeCommand(): Command {
  const command = new Command('make')
    .description('Buat token. Make tokens: a file of rows (--batch), or one by a sub-command')
    .option('--batch <file>', 'JSON rows, one a line (docs/sts.md); - is standard input')
    .option('--workers <n>', 'threads for the batch; the answers keep their order', workers, 0)
    .addOption(staTablesOption())
    .addHelpText(
      'after',
      `
A batch prints one JSON line for each row, in the order of the rows: {"id","decoderKey","tokens"}, or
{"id","error":{"code","message"}} for a row that cannot be made, which stops no other. Empty lines are skipped.
Exit code 0 when all rows were made, 1 when any was not, 2 for wrong usage.`,
    )
    .action(makeBatch);
  for (const one of makeOneCommands()) command.addCommand(one);
  return command;
}

async function makeBatch(options: BatchOptions): Promise<void> {
  if (options.batch === undefined) {
    throw new SetrumError('SETRUM_USAGE', { detail: 'say --batch FILE, or what to make' });
  }
  const tables = await loadStaTables(options.staTables);
  const pool = options.workers === 0 ? null : new AnswerWorkers(options.workers, tables);
  try {
    const { failed } = await runBatch({
      blocks: linesOf(options.batch),
      answer: (block) => pool?.answer(block) ?? answerBlock(block, tables),
      write: outputTo(process.stdout),
      // Two blocks for each thread: one that it works on, one that waits for it.
      ahead: Math.max(1, 2 * options.workers),
    });
    process.exitCode = failed === 0 ? exitCodes.done : exitCodes.failed;
  } finally {
    await pool?.end();
  }
}

function workers(text: string): number {
  const count = Number(text);
  if (!/^\d{1,2}$/.test(text) || count > 64) throw new InvalidArgumentError('0 to 64 threads');
  return count;
}
