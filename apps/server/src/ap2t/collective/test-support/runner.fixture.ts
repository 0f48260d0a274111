// A process of its own that makes the lines of running collective requests, until it is killed. Its argument is the database.
import { defaultConnectionRules } from '@setrum/tariff';
import { createLogger, openDatabase } from '../../../platform/index.ts';
import { defaultNumberRules } from '../../number/allot.ts';
import { entryPort } from '../entry-port.ts';
import { runCollectives } from '../run.ts';
import { announceProgress } from '../start.ts';

const database = openDatabase({ url: process.argv[2] ?? '', maxConnections: 2 });
runCollectives({
  ...{ database, now: () => new Date('2026-11-23T05:00:00.000Z'), everyMs: 20 },
  port: entryPort({ connection: defaultConnectionRules, numbers: defaultNumberRules }),
  announce: announceProgress,
  log: createLogger('silent'),
});
process.stdout.write('running\n');
