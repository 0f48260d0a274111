import { recordAct } from '../../identity/index.ts';
import { type Database, uuidv7 } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import type { Product } from '../partner/model.ts';
import { closingOf } from '../settlement/closings.ts';
import { inTransaction } from '../settlement/transaction.ts';
import { compare } from './compare.ts';
import { layoutOf } from './layout.ts';
import type { FileLimits } from './lines.ts';
import type { ReconciliationRun } from './model.ts';
import { FileReader, fileLimits } from './read.ts';
import { stage } from './stage.ts';
import { findRun, insertRun, recordFound } from './store.ts';

/** A partner's file as it comes in. */
export interface IncomingFile {
  readonly partnerId: string;
  readonly product: Product;
  readonly day: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Compares a partner's file with our record of a closed day, both ways, and records the differences. A file that was compared before
 * gives its run, and nothing is done. Memory holds a page of lines and the differences, however large the file is.
 * Throws SETRUM_DAY_NOT_CLOSED, SETRUM_FILE_INVALID, SETRUM_FILE_TOO_LARGE, SETRUM_FILE_TOO_DIFFERENT.
 *
 * @param by whose act it is, for the audit trail
 */
export async function reconcile(
  database: Database,
  module: SecurityModule,
  file: IncomingFile,
  by: string,
  now: Date,
  limits: FileLimits = fileLimits,
): Promise<ReconciliationRun> {
  const { partnerId, product, day } = file;
  const layout = layoutOf(product);
  const closing = await closingOf(database.pool, partnerId, day);
  const worked = await inTransaction(
    database,
    async (client) => {
      const reader = new FileReader(layout, limits);
      const staged = await stage(client, layout, reader.read(file.bytes));
      const digest = reader.digest();
      const known = await findRun(client, { partnerId, product, day, digest });
      if (known !== null) return known;
      return { staged, digest, comparison: await compare(client, module, layout, closing) };
    },
    'snapshot',
  );
  if ('runId' in worked) return worked;
  const { staged, digest, comparison } = worked;
  const { found, ...counts } = comparison;
  const run: ReconciliationRun = {
    ...{ runId: uuidv7(now.getTime()), partnerId, product, day, digest },
    ...{ theirLines: staged.lines, theirCents: staged.sumCents },
    ...counts,
    ...{ differences: found.length, madeBy: by, madeAt: now },
  };
  return inTransaction(database, async (client) => {
    // One run of a day after the other: the later one knows what the earlier has found.
    await client.query(
      'select from p2apst.closing where partner_id = $1 and day = $2 for no key update',
      [partnerId, day],
    );
    if (!(await insertRun(client, run))) return (await findRun(client, run)) ?? run;
    await recordFound(client, layout, run, found);
    const detail = { run: run.runId, day, product, differences: found.length };
    await recordAct(
      client,
      { actor: by, act: 'reconciliation.run', subject: partnerId, detail },
      now,
    );
    return run;
  });
}
