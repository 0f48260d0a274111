import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';
import { differenceJson, differences, reconcile, runJson } from '@setrum/server';
import { Command } from 'commander';
import { differenceTable } from '../finance/differences.ts';
import {
  type DayOptions,
  dayOf,
  inFinanceRoom,
  needed,
  parseDay,
  printJson,
  productOption,
} from '../finance/room.ts';
import { withRoomOptions } from '../keys/options.ts';
import { decideCommand, differencesCommand } from './reconcile-decide.ts';

type ReconcileOptions = Omit<DayOptions, 'partner' | 'day'> & {
  readonly file?: string;
  readonly partner?: string;
  readonly day?: string;
};

/** With more than these the list is taken with `setrum reconcile list`. */
const mostShown = 200;

/** `setrum reconcile`: a partner's file against our record of a closed day (docs/settlement.md). */
export function reconcileCommand(): Command {
  const command = new Command('reconcile')
    .description("Cocokkan berkas mitra dengan catatan kita. A partner's file against our record")
    .option('--file <path>', "the partner's file")
    .option('--partner <code>', 'whose')
    .option('--day <day>', 'the closed business day', parseDay)
    .addOption(productOption())
    .option('--json', 'one JSON object');
  return withRoomOptions(command)
    .addCommand(differencesCommand())
    .addCommand(decideCommand())
    .action(async (options: ReconcileOptions) => {
      const path = needed(options.file, '--file');
      const partner = needed(options.partner, '--partner');
      const day = dayOf({ ...options, partner, day: needed(options.day, '--day') });
      await access(path).catch((error: Error) => {
        throw new SetrumError('SETRUM_USAGE', { detail: error.message });
      });
      const { run, found } = await inFinanceRoom(options, async ({ database, securityModule }) => {
        const file = { ...day, bytes: createReadStream(path) };
        const run = await reconcile(database, securityModule, file, options.actor, new Date());
        const query = { partnerId: null, day: null, state: null, after: null, limit: mostShown };
        return { run, found: await differences(database.pool, { ...query, runId: run.runId }) };
      });
      if (options.json === true) {
        printJson({ ...runJson(run), found: found.map(differenceJson) });
        return;
      }
      process.stdout.write(
        `${run.theirLines} baris mitra, ${run.ourLines} baris kita, ${run.matched} bertemu, ${run.differences} selisih.\n` +
          `${run.theirLines} of their lines, ${run.ourLines} of ours, ${run.matched} met, ${run.differences} difference(s). Run ${run.runId}\n` +
          differenceTable(found),
      );
    });
}
