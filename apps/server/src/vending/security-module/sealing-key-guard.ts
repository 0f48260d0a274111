import { type Database, tables } from '../../platform/index.ts';
import type { VendingTables } from '../tables.ts';
import type { SecurityModule } from './port.ts';

/** Refuses to go on with a sealing key that cannot open the tokens of this database. */
export async function assertSealingKey(database: Database, module: SecurityModule): Promise<void> {
  const vending = tables<VendingTables>(database, 'vending');
  const known = await vending.selectFrom('sealing_key').select('check_value').execute();
  if (known.length === 0) {
    await vending
      .insertInto('sealing_key')
      .values({ check_value: module.sealingKeyCheckValue })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else if (!known.some((key) => key.check_value === module.sealingKeyCheckValue)) {
    throw new Error(
      'the sealing key is not the one that this database was begun with: restore it from the back-up',
    );
  }
}
