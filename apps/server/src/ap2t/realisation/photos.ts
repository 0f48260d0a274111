import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import { keepPresent } from '../attachment/store.ts';

/** Refuses photos that are no attachments of the application, or that were removed: SETRUM_REALISATION_PHOTO with the first. */
export async function assertPhotos(
  transaction: AnyTransaction,
  agendaNo: string,
  photos: readonly string[],
): Promise<void> {
  const present = await keepPresent(transaction, agendaNo, photos);
  const wrong = photos.find((attachmentId) => !present.has(attachmentId.toLowerCase()));
  if (wrong !== undefined)
    throw new SetrumError('SETRUM_REALISATION_PHOTO', { attachmentId: wrong, agendaNo });
}
