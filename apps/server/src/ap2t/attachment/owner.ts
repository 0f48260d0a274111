import { SetrumError } from '@setrum/errors';
import type { AnyTransaction, Database } from '../../platform/index.ts';
import { findApplication, lockApplication } from '../application/store.ts';
import { customerOf, lockCustomer } from '../customer/find.ts';
import type { Attachment, AttachmentOwner } from './model.ts';

/** Where an owner is: their unit decides who may see what they have. */
export interface Owner {
  readonly agendaNo: string | null;
  readonly idpel: string;
  readonly unit: string;
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

export function ownerOf({ agendaNo, idpel }: Attachment): AttachmentOwner {
  return agendaNo === null ? { idpel } : { agendaNo };
}
