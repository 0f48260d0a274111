import type { Kysely } from 'kysely';
import type { Store } from '../customer/find.ts';
import type { Realisation, Signature } from './model.ts';
import type { RealisationTables } from './tables.ts';

/** The tables of realisations, wherever they are read. */
export function realisationTables(store: Store): Kysely<RealisationTables> {
  const reader = 'kysely' in store ? store.kysely : store;
  return reader.withSchema('ap2t') as Kysely<RealisationTables>;
}

/** What the fitter did for an application; null before. */
export async function realisationOf(store: Store, agendaNo: string): Promise<Realisation | null> {
  const row = await realisationTables(store)
    .selectFrom('realisation')
    .selectAll()
    .where('agenda_no', '=', agendaNo)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    agendaNo,
    doneOn: row.done_on,
    fitter: row.fitter,
    installedMeter: row.installed_meter,
    seals: row.seals,
    readings: row.readings,
    photos: row.photos,
    note: row.note,
    revision: row.revision,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  };
}

/** What was signed for an application: BA before SPJBTL. */
export async function signaturesOf(store: Store, agendaNo: string): Promise<readonly Signature[]> {
  return realisationTables(store)
    .selectFrom('signature')
    .select([
      'paper',
      'paper_no as paperNo',
      'signed_by as signedBy',
      'signed_on as signedOn',
      'witness',
    ])
    .where('agenda_no', '=', agendaNo)
    .orderBy('paper')
    .execute();
}
