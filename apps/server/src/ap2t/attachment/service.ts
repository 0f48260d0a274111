import { createHash } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { assertUnit, type Caller, callerMay, recordAct } from '../../identity/index.ts';
import { type AnyTransaction, type Database, inTransaction, uuidv7 } from '../../platform/index.ts';
import { cleanFile } from './content/clean.ts';
import { safeFileName } from './file-name.ts';
import {
  type Attachment,
  type AttachmentKind,
  type AttachmentLimits,
  type AttachmentOwner,
  attachmentLimits,
  isPersonal,
} from './model.ts';
import { findOwner, lockOwner, ownerOf } from './owner.ts';
import { assertRoom } from './room.ts';
import {
  attachmentsOf,
  attachmentTables,
  contentOf,
  findAttachment,
  insertAttachment,
} from './store.ts';

export interface AttachmentOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly limits?: AttachmentLimits;
}

export interface NewAttachment {
  readonly owner: AttachmentOwner;
  readonly kind: AttachmentKind;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Papers and photos of applications and customers, in the caller's units. */
export class AttachmentService {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #limits: AttachmentLimits;

  constructor({ database, now, limits = attachmentLimits }: AttachmentOptions) {
    this.#database = database;
    this.#now = now;
    this.#limits = limits;
  }

  /**
   * Files a paper, cleaned of what it tells beside its subject. The same one of the same kind sent again is the one that is there
   * (`isNew` false). Throws what `cleanFile` throws, SETRUM_ATTACHMENT_FULL, SETRUM_AGENDA_UNKNOWN, SETRUM_IDPEL_UNKNOWN,
   * SETRUM_UNIT_FORBIDDEN.
   */
  async add(
    { owner, kind, fileName, bytes }: NewAttachment,
    caller: Caller,
  ): Promise<{ readonly attachment: Attachment; readonly isNew: boolean }> {
    assertUnit(caller, (await findOwner(this.#database, owner)).unit);
    const file = cleanFile(bytes, this.#limits);
    const digest = createHash('sha256').update(file.content).digest();
    const at = this.#now();
    return inTransaction(this.#database, async (transaction) => {
      const locked = await lockOwner(transaction, owner);
      assertUnit(caller, locked.unit);
      const known = (await attachmentsOf(transaction, owner)).find(
        (one) =>
          one.removal === null &&
          one.agendaNo === locked.agendaNo &&
          one.kind === kind &&
          one.digest.equals(digest),
      );
      if (known !== undefined) return { attachment: known, isNew: false };
      await assertRoom(transaction, locked, file.content.length, this.#limits);
      const attachment: Attachment = {
        ...{ attachmentId: uuidv7(at.getTime()), agendaNo: locked.agendaNo, idpel: locked.idpel },
        ...{ kind, fileName: safeFileName(fileName, kind, file.mediaType) },
        ...{ mediaType: file.mediaType, bytes: file.content.length, digest },
        ...{ madeBy: caller.label, madeAt: at, removal: null },
      };
      await insertAttachment(transaction, attachment, file.content);
      const detail = { attachment: attachment.attachmentId, kind, bytes: attachment.bytes };
      await this.#record(transaction, 'attachment.add', attachment, detail, caller);
      return { attachment, isNew: true };
    });
  }

  /** Those of an application, or of a customer and their applications; also the removed ones. */
  async list(owner: AttachmentOwner, caller: Caller): Promise<readonly Attachment[]> {
    assertUnit(caller, (await findOwner(this.#database, owner)).unit);
    return attachmentsOf(this.#database, owner);
  }

  /**
   * An attachment's content; who looked at a personal paper is on record. Throws SETRUM_ATTACHMENT_UNKNOWN, SETRUM_ATTACHMENT_REMOVED,
   * SETRUM_UNIT_FORBIDDEN, SETRUM_FORBIDDEN for a personal paper.
   */
  async read(
    attachmentId: string,
    caller: Caller,
  ): Promise<{ readonly attachment: Attachment; readonly content: Buffer }> {
    const attachment = await findAttachment(this.#database, attachmentId);
    assertUnit(caller, (await findOwner(this.#database, ownerOf(attachment))).unit);
    const { kind } = attachment;
    if (isPersonal(kind) && !callerMay(caller, 'customer.personal'))
      throw new SetrumError('SETRUM_FORBIDDEN');
    const content = await contentOf(this.#database, attachmentId);
    if (content === null) throw new SetrumError('SETRUM_ATTACHMENT_REMOVED');
    if (isPersonal(kind)) {
      await inTransaction(this.#database, (transaction) =>
        this.#record(
          transaction,
          'attachment.read',
          attachment,
          { attachment: attachmentId, kind },
          caller,
        ),
      );
    }
    return { attachment, content };
  }

  /**
   * Takes an attachment's content away; that it was there, and why it is not, stays. For who filed it, and for supervisors. Removed already:
   * nothing happens. Throws SETRUM_ATTACHMENT_UNKNOWN, SETRUM_UNIT_FORBIDDEN, SETRUM_FORBIDDEN.
   */
  remove(attachmentId: string, reason: string, caller: Caller): Promise<Attachment> {
    const at = this.#now();
    return inTransaction(this.#database, async (transaction) => {
      const found = await findAttachment(transaction, attachmentId);
      assertUnit(caller, (await lockOwner(transaction, ownerOf(found))).unit);
      const attachment = await findAttachment(transaction, attachmentId);
      if (attachment.madeBy !== caller.label && !callerMay(caller, 'application.correct'))
        throw new SetrumError('SETRUM_FORBIDDEN');
      if (attachment.removal !== null) return attachment;
      const removal = { by: caller.label, at, reason };
      await attachmentTables(transaction)
        .updateTable('attachment')
        .set({ content: null, removed_by: removal.by, removed_at: at, removal_reason: reason })
        .where('attachment_id', '=', attachmentId)
        .execute();
      const detail = { attachment: attachmentId, kind: attachment.kind };
      await this.#record(transaction, 'attachment.remove', attachment, detail, caller);
      return { ...attachment, removal };
    });
  }

  async #record(
    transaction: AnyTransaction,
    act: string,
    { agendaNo, idpel }: Attachment,
    detail: Readonly<Record<string, string | number>>,
    { label: actor, source }: Caller,
  ): Promise<void> {
    const subject = agendaNo ?? idpel;
    await recordAct(transaction, { actor, act, subject, source, detail }, this.#now());
  }
}
