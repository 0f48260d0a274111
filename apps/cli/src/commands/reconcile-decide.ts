import {
  type Decision,
  DecisionService,
  type Difference,
  differenceJson,
  differences,
} from '@setrum/server';
import { Command, Option } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';
import { differenceTable } from '../finance/differences.ts';
import { inFinanceRoom, parseDay, parseId, printJson } from '../finance/room.ts';
import { parseNumber, type RoomOptions, withRoomOptions } from '../keys/options.ts';

// Options that `setrum reconcile` has too are taken by it, wherever they stand; so both ask for them all.

interface ListOptions extends BooksOptions {
  readonly run?: string;
  readonly partner?: string;
  readonly day?: string;
  readonly state?: Difference['state'];
  readonly after?: string;
  readonly limit: number;
}

/** `setrum reconcile list`: the differences, page by page. */
export function differencesCommand(): Command {
  const command = new Command('list')
    .description('Daftar selisih. The differences')
    .option('--run <id>', 'of this comparison', parseId)
    .option('--partner <code>', 'of this partner')
    .option('--day <day>', 'of this day', parseDay)
    .addOption(
      new Option('--state <state>', 'in this state').choices([
        'open',
        'asked',
        'under-way',
        'decided',
        'gone',
      ]),
    )
    .option('--after <id>', 'after this one', parseId)
    .option('--limit <number>', 'how many at most', parseNumber, 100);
  return withBooksOptions(command).action(async (_own: unknown, sub: Command) => {
    const options = sub.optsWithGlobals<ListOptions>();
    const { run: runId = null, partner: partnerId = null, day = null, state = null } = options;
    const { after = null, limit } = options;
    const query = { runId, partnerId, day, state, after, limit };
    const found = await inBooks(options, ({ pool }) => differences(pool, query));
    if (options.json === true) printJson({ differences: found.map(differenceJson) });
    else process.stdout.write(differenceTable(found) || 'Tidak ada selisih. No differences.\n');
  });
}

interface DecideOptions extends RoomOptions {
  readonly decision: Decision;
  readonly reason: string;
}

/** `setrum reconcile decide`: what becomes of a difference. */
export function decideCommand(): Command {
  const command = new Command('decide')
    .description('Putuskan satu selisih. Decide a difference')
    .argument('<id>', 'of the difference', parseId)
    .addOption(
      new Option('--decision <decision>', 'take it over, reject it, or ask the partner')
        .choices(['take-over', 'reject', 'ask'])
        .makeOptionMandatory(),
    )
    .requiredOption('--reason <text>', 'why; kept with the decision')
    .option('--json', 'one JSON object');
  return withRoomOptions(command).action(async (id: string, _own: unknown, sub: Command) => {
    const options = sub.optsWithGlobals<DecideOptions>();
    const { decision, reason, actor: by } = options;
    const decided = await inFinanceRoom(options, (room) =>
      new DecisionService(room, () => new Date()).decide(id, { decision, reason, by }),
    );
    if (options.json === true) printJson(differenceJson(decided));
    else process.stdout.write(differenceTable([decided]));
  });
}
