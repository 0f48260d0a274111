import type { Database } from '../../platform/index.ts';
import { customerTables } from './find.ts';

/** Whether the register holds customers in units whose code begins so; of any unit when it is left out. */
export async function hasCustomers(database: Database, unitsBegin = ''): Promise<boolean> {
  const row = await customerTables(database)
    .selectFrom('customer')
    .select('idpel')
    .where('unit', 'like', `${unitsBegin}%`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
