import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import { meterKeysIn } from '../../vending/index.ts';
import { stockTablesIn } from './store.ts';

/**
 * Refuses a meter in which credit still works that was called back after it had been seen, printed or written: put up again, it would take
 * that credit besides what is paid for it next. Once the meter has another key it is free. Throws SETRUM_METER_CREDIT_OUT.
 */
export async function assertNoCreditOut(
  transaction: AnyTransaction,
  meterNo: string,
): Promise<void> {
  const out = await stockTablesIn(transaction)
    .selectFrom('credit_out')
    .select('key_version')
    .where('meter_no', '=', meterNo)
    .execute();
  if (out.length === 0) return;
  const keys = await meterKeysIn(transaction, meterNo);
  const current = keys.find(({ state }) => state === 'current')?.version ?? 0;
  if (out.some(({ key_version }) => key_version >= current)) throw creditOut(meterNo);
}

/**
 * Refuses to undo the activation of a meter that stays where it hangs, once its credit is out: SETRUM_METER_CREDIT_OUT. Looked at when its
 * tokens are cancelled.
 */
export async function assertNoCreditLeft(
  transaction: AnyTransaction,
  { meterNo, agendaNo }: { readonly meterNo: string; readonly agendaNo: string },
): Promise<void> {
  const out = await stockTablesIn(transaction)
    .selectFrom('credit_out')
    .select('key_version')
    .where('agenda_no', '=', agendaNo)
    .where('meter_no', '=', meterNo)
    .executeTakeFirst();
  if (out !== undefined) throw creditOut(meterNo);
}

function creditOut(meterNo: string): SetrumError {
  return new SetrumError('SETRUM_METER_CREDIT_OUT', { meterNo });
}
