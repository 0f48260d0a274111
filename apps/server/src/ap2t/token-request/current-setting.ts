import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import { requestTables } from './store.ts';

/** "Setting KCT dll": which tokens the fitter takes along, who said so and when. */
export interface KctSetting {
  readonly settingId: string;
  readonly agendaNo: string;
  readonly requestIds: readonly string[];
  readonly setBy: string;
  readonly setAt: Date;
  readonly unsetBy: string | null;
  readonly unsetAt: Date | null;
}

/** The setting that holds now. Throws SETRUM_KCT_NOT_SET. */
export async function currentSetting(
  transaction: AnyTransaction,
  agendaNo: string,
): Promise<KctSetting> {
  const setting = await findSetting(transaction, agendaNo);
  if (setting === null) throw new SetrumError('SETRUM_KCT_NOT_SET', { agendaNo });
  return setting;
}

/** The setting that holds now, or null. */
export async function findSetting(
  transaction: AnyTransaction,
  agendaNo: string,
): Promise<KctSetting | null> {
  const tables = requestTables(transaction);
  const row = await tables
    .selectFrom('kct_setting')
    .selectAll()
    .where('agenda_no', '=', agendaNo)
    .where('unset_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const rows = await tables
    .selectFrom('kct_setting_request')
    .select('request_id')
    .where('setting_id', '=', row.setting_id)
    .execute();
  return {
    settingId: row.setting_id,
    agendaNo,
    requestIds: rows.map(({ request_id }) => request_id),
    setBy: row.set_by,
    setAt: row.set_at,
    unsetBy: null,
    unsetAt: null,
  };
}
