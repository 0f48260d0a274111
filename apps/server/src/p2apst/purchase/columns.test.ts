import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readingColumns, reportColumns } from '../../profile/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { acknowledgementColumns, tokenColumns } from '../../vending/index.ts';
import { askColumns, purchaseColumns } from './columns.ts';

let home: MigratedDatabase;
before(async () => {
  home = await createMigratedDatabase();
});
after(() => home?.close());

const lists = {
  'p2apst.purchase_ask': askColumns,
  'p2apst.purchase_draft': purchaseColumns,
  'vending.token_draft': tokenColumns,
  'vending.acknowledgement_draft': acknowledgementColumns,
  'profile.report_draft': reportColumns,
  'profile.reading_draft': readingColumns,
};

for (const [type, columns] of Object.entries(lists)) {
  test(`${type} is written in the order of its fields`, async () => {
    const { rows } = await home.database.pool.query<{ name: string }>(
      'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 order by attnum',
      [type],
    );
    assert.deepEqual(
      columns,
      rows.map(({ name }) => name),
    );
  });
}
