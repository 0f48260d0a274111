import { SetrumError } from '@setrum/errors';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { AnyTransaction, Database } from '../../platform/index.ts';
import type { Attachment, AttachmentOwner } from './model.ts';
import type { Owner } from './owner.ts';
import type { AttachmentTables } from './tables.ts';

/** Together with those that were removed no owner has more. */
export const mostEver = 200;

export function attachmentTables(store: Database | AnyTransaction): Kysely<AttachmentTables> {
  const reader = 'kysely' in store ? store.kysely : store;
  return reader.withSchema('ap2t') as Kysely<AttachmentTables>;
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

/** Of these, those that an application has; under its lock none is removed meanwhile. */
export async function keepPresent(
  transaction: AnyTransaction,
  agendaNo: string,
  attachmentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (attachmentIds.length === 0) return new Set();
  const rows = await attachmentTables(transaction)
    .selectFrom('attachment')
    .select('attachment_id')
    .where('agenda_no', '=', agendaNo)
    .where('attachment_id', 'in', attachmentIds)
    .where('removed_at', 'is', null)
    .execute();
  return new Set(rows.map(({ attachment_id }) => attachment_id));
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

/** Keeps an attachment with its content. */
export async function insertAttachment(
  transaction: AnyTransaction,
  attachment: Attachment,
  content: Buffer,
): Promise<void> {
  const { attachmentId, agendaNo, idpel, kind, fileName, mediaType } = attachment;
  await attachmentTables(transaction)
    .insertInto('attachment')
    .values({
      attachment_id: attachmentId,
      ...{ agenda_no: agendaNo, idpel, kind, file_name: fileName, media_type: mediaType },
      ...{ bytes: attachment.bytes, digest: attachment.digest, content },
      ...{ made_by: attachment.madeBy, made_at: attachment.madeAt },
      ...{ removed_by: null, removed_at: null, removal_reason: null },
    })
    .execute();
}
