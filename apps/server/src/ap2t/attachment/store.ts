import { SetrumError } from '@setrum/errors';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { AnyTransaction, Database } from '../../platform/index.ts';
import { findApplication, lockApplication } from '../application/store.ts';
import { customerOf, lockCustomer } from '../customer/find.ts';
import type { Attachment, AttachmentOwner } from './model.ts';
import type { AttachmentTables } from './tables.ts';

/** Where an owner is: their unit decides who may see what they have. */
export interface Owner {
  readonly agendaNo: string | null;
  readonly idpel: string;
  readonly unit: string;
}

/** Together with those that were removed no owner has more. */
export const mostEver = 200;

export function attachmentTables(store: Database | AnyTransaction): Kysely<AttachmentTables> {
  const reader = 'kysely' in store ? store.kysely : store;
  return reader.withSchema('ap2t') as Kysely<AttachmentTables>;
}

/** Throws SETRUM_AGENDA_UNKNOWN, SETRUM_IDPEL_UNKNOWN. */
export async function findOwner(database: Database, owner: AttachmentOwner): Promise<Owner> {
  if ('agendaNo' in owner) return findApplication(database, owner.agendaNo);
  return customer(await customerOf(database, owner.idpel), owner.idpel);
}

/** The same, locked: what it has is counted, and nobody else adds to it meanwhile. */
export async function lockOwner(
  transaction: AnyTransaction,
  owner: AttachmentOwner,
): Promise<Owner> {
  if ('agendaNo' in owner) return lockApplication(transaction, owner.agendaNo);
  return customer(await lockCustomer(transaction, owner.idpel), owner.idpel);
}

function customer(
  found: { readonly idpel: string; readonly unit: string } | null,
  idpel: string,
): Owner {
  if (found === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
  return { agendaNo: null, idpel: found.idpel, unit: found.unit };
}

const columns = [
  ...(['attachment_id', 'agenda_no', 'idpel', 'kind', 'file_name', 'media_type', 'bytes'] as const),
  ...(['digest', 'made_by', 'made_at', 'removed_by', 'removed_at', 'removal_reason'] as const),
] as const;

/** All of an application; or all of a customer, also those of their applications. The first one first. */
export async function attachmentsOf(
  store: Database | AnyTransaction,
  owner: AttachmentOwner,
): Promise<readonly Attachment[]> {
  const query = attachmentTables(store).selectFrom('attachment').select(columns);
  const narrowed =
    'agendaNo' in owner
      ? query.where('agenda_no', '=', owner.agendaNo)
      : query.where('idpel', '=', owner.idpel);
  const rows = await narrowed
    .orderBy('attachment_id')
    .limit(5 * mostEver)
    .execute();
  return rows.map(attachmentOf);
}

/** Throws SETRUM_ATTACHMENT_UNKNOWN. */
export async function findAttachment(
  store: Database | AnyTransaction,
  attachmentId: string,
): Promise<Attachment> {
  const row = await attachmentTables(store)
    .selectFrom('attachment')
    .select(columns)
    .where('attachment_id', '=', attachmentId)
    .executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_ATTACHMENT_UNKNOWN');
  return attachmentOf(row);
}

/** The bytes; null when they were removed. */
export async function contentOf(database: Database, attachmentId: string): Promise<Buffer | null> {
  const row = await attachmentTables(database)
    .selectFrom('attachment')
    .select('content')
    .where('attachment_id', '=', attachmentId)
    .executeTakeFirst();
  return row?.content ?? null;
}

/** What an owner has of its own, removed ones only in `ever`. */
export async function usedBy(
  transaction: AnyTransaction,
  { agendaNo, idpel }: Owner,
): Promise<{ readonly ever: number; readonly files: number; readonly bytes: number }> {
  const present = sql`removed_at is null`;
  return attachmentTables(transaction)
    .selectFrom('attachment')
    .select([
      sql<number>`count(*)`.as('ever'),
      sql<number>`count(*) filter (where ${present})`.as('files'),
      sql<number>`coalesce(sum(bytes) filter (where ${present}), 0)`.as('bytes'),
    ])
    .where('idpel', '=', idpel)
    .where('agenda_no', 'is not distinct from', agendaNo)
    .executeTakeFirstOrThrow();
}

function attachmentOf(
  row: Pick<Selectable<AttachmentTables['attachment']>, (typeof columns)[number]>,
): Attachment {
  const { removed_by: by, removed_at: at, removal_reason: reason } = row;
  return {
    attachmentId: row.attachment_id,
    agendaNo: row.agenda_no,
    idpel: row.idpel,
    kind: row.kind,
    fileName: row.file_name,
    mediaType: row.media_type,
    bytes: row.bytes,
    digest: row.digest,
    madeBy: row.made_by,
    madeAt: row.made_at,
    removal: by === null || at === null || reason === null ? null : { by, at, reason },
  };
}
