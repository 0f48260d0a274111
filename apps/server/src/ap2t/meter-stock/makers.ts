import { type Caller, recordAct } from '../../identity/index.ts';
import { type Database, inTransaction } from '../../platform/index.ts';
import type { MeterMaker } from './model.ts';
import { stockTables, stockTablesIn } from './store.ts';

/** All makers, by code. There are a few dozen in the country. */
export function meterMakers(database: Database): Promise<readonly MeterMaker[]> {
  return stockTables(database)
    .selectFrom('meter_maker')
    .selectAll()
    .orderBy('code')
    .limit(1_000)
    .execute();
}

interface By {
  readonly caller: Caller;
  readonly at: Date;
}

/** Registers a maker, or names it anew; doing so twice is doing it once. */
export function putMaker(database: Database, maker: MeterMaker, { caller, at }: By): Promise<void> {
  return inTransaction(database, async (transaction) => {
    const stock = stockTablesIn(transaction);
    const before = await stock
      .selectFrom('meter_maker')
      .selectAll()
      .where('code', '=', maker.code)
      .forUpdate()
      .executeTakeFirst();
    if (before?.name === maker.name) return;
    await stock
      .insertInto('meter_maker')
      .values({ code: maker.code, name: maker.name })
      .onConflict((conflict) => conflict.column('code').doUpdateSet({ name: maker.name }))
      .execute();
    const change = {
      before: before === undefined ? null : { name: before.name },
      after: { name: maker.name },
    };
    const act = { act: 'meter-maker.put', subject: maker.code, ...change };
    await recordAct(transaction, { ...act, actor: caller.label, source: caller.source }, at);
  });
}
