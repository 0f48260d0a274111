import { makePan } from '@setrum/sts';
import { type Database, tables } from '../platform/index.ts';
import type { MeterKey, SecurityModule } from './security-module/port.ts';
import type { VendingTables } from './tables.ts';

/** The STS data of a meter at its registration. */
export type MeterKeyRegistration = Omit<MeterKey, 'version' | 'pan'>;

/** Registers a meter's first key; does nothing when the meter has one already. */
export async function registerMeterKey(
  database: Database,
  meter: MeterKeyRegistration,
): Promise<void> {
  await tables<VendingTables>(database, 'vending')
    .insertInto('meter_key')
    .values({
      meter_no: meter.meterNo,
      version: 1,
      state: 'current',
      pan: makePan(meter.meterNo),
      dkga: meter.dkga,
      ea: meter.ea,
      key_type: meter.keyType,
      sgc: meter.sgc,
      krn: meter.krn,
      ti: meter.ti,
      ken: meter.ken,
      base_date: meter.baseDate,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

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
