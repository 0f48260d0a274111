import { type Kysely, sql } from 'kysely';

/** How a setting of KCT is told. */
export interface ToldSetting {
  readonly settingId: string;
  readonly setBy: string;
  readonly setAt: Date;
  readonly unsetBy: string | null;
  readonly unsetAt: Date | null;
  readonly requestIds: readonly string[];
}

/** All settings of KCT of an agenda, the newest first. */
export async function settingsOf(
  store: Kysely<unknown>,
  agendaNo: string,
): Promise<readonly ToldSetting[]> {
  const { rows } = await sql<ToldSetting>`
    select s.setting_id as "settingId", s.set_by as "setBy", s.set_at as "setAt", s.unset_by as "unsetBy", s.unset_at as "unsetAt",
           array(select r.request_id::text from ap2t.kct_setting_request r where r.setting_id = s.setting_id order by r.request_id) as "requestIds"
      from ap2t.kct_setting s where s.agenda_no = ${agendaNo} order by s.set_at desc, s.setting_id desc limit 100`.execute(
    store,
  );
  return rows;
}
