import { sql } from 'kysely';
import { type AnyTransaction, inRetriedTransaction } from '../../platform/index.ts';
import { voidOrder } from '../order/card.ts';
import { lockCampaignMeter, updateCampaignMeter } from './meter-row.ts';
import type { CampaignMeter } from './model.ts';
import type { CampaignOptions } from './ports.ts';
import { campaignMeterOf, campaignTables } from './store.ts';

const pageSize = 200;

/**
 * Takes back the tokens of a cancelled campaign that never left the centre, and the key changes with them. Those that are out may have been taken:
 * they stay, and are followed. Gives how many meters were looked at.
 */
export async function takeBackMeters(
  options: CampaignOptions,
  campaignId: string,
): Promise<number> {
  for (let count = 0; ; ) {
    const rows = await campaignTables(options.database)
      .selectFrom('campaign_meter')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .where('state', 'in', ['made', 'refused'])
      .where((is) => is.or([is('hold', 'is', null), is('hold', '!=', 'handed-out')]))
      .orderBy('meter_no')
      .limit(pageSize)
      .execute();
    for (const row of rows) await takeBack(options, campaignMeterOf(row));
    count += rows.length;
    if (rows.length < pageSize) return count;
  }
}

async function takeBack(
  { database, ports, now }: CampaignOptions,
  meter: CampaignMeter,
): Promise<void> {
  const at = now();
  const { meterNo, orderId } = meter;
  await inRetriedTransaction(database, async (transaction) => {
    const row = await lockCampaignMeter(transaction, meter, ['made', 'refused']);
    if (row === null) return;
    await ports.holdSales(transaction, meterNo, at);
    if (!(await isOut(transaction, row)) && (await withdraw(transaction, row))) {
      await voidOrder(transaction, { meterNo, orderId, at });
      await updateCampaignMeter(transaction, row, { state: 'cancelled', hold: null }, at);
      return;
    }
    await updateCampaignMeter(transaction, row, { hold: 'handed-out' }, at);
  });
}

/** Whether tokens of the change have left the centre: in a mailbox, or on paper. */
async function isOut(
  transaction: AnyTransaction,
  { meterNo, orderId, keyVersion, madeAt }: CampaignMeter,
): Promise<boolean> {
  const { rows } = await sql<{ handed_at: Date | null }>`
    select handed_at from vending.change_outcome(${meterNo}, ${orderId}, ${keyVersion}, ${madeAt})`.execute(
    transaction,
  );
  return rows[0]?.handed_at != null;
}

async function withdraw(
  transaction: AnyTransaction,
  { meterNo, orderId, keyVersion }: CampaignMeter,
): Promise<boolean> {
  const { rows } = await sql<{ withdrawn: boolean }>`
    select vending.withdraw_key_change(${meterNo}, ${keyVersion}, array[${orderId}]::uuid[]) as withdrawn`.execute(
    transaction,
  );
  return rows[0]?.withdrawn ?? false;
}
