import type { Database } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { inSnapshot } from '../ledger/snapshot.ts';
import type { Product } from '../partner/model.ts';
import { closingOf } from '../settlement/closings.ts';
import { type Cells, filePath, layoutOf } from './layout.ts';
import { type OurRow, ourLine, pages, rowsOf, valuesOf, withCredit } from './ours.ts';
import { writeFile } from './write.ts';

/** A file for a partner: its path by the published naming, and its text in pieces. */
export interface ReconciliationFile {
  readonly path: string;
  readonly pieces: AsyncGenerator<string>;
}

/**
 * The file of a closed day, made from the record, in the order of time; never more than a page in memory. It holds a connection until it is
 * read to its end or given up. It has the tokens in clear. Throws SETRUM_DAY_NOT_CLOSED.
 */
export async function makeFile(
  database: Database,
  module: SecurityModule,
  wanted: { readonly partnerId: string; readonly product: Product; readonly day: string },
): Promise<ReconciliationFile> {
  const { partnerId, product, day } = wanted;
  const layout = layoutOf(product);
  const closing = await closingOf(database.pool, partnerId, day);
  const query = withCredit(
    `select * from (${rowsOf(layout)}) o order by o.at, o.sale->>'saleId', o.key`,
  );
  const lines = inSnapshot<Cells>(database, async function* (client) {
    for await (const rows of pages<OurRow>(client, query, valuesOf(closing))) {
      for (const row of rows) yield ourLine(layout, row, module).cells;
    }
  });
  return {
    path: filePath(layout, partnerId, day),
    pieces: writeFile(layout, { partnerId, day }, lines),
  };
}
