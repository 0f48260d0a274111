import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import type { AttachmentLimits } from './model.ts';
import type { Owner } from './owner.ts';
import { mostEver, usedBy } from './store.ts';

/** Refuses more than a locked owner may have: SETRUM_ATTACHMENT_FULL. */
export async function assertRoom(
  transaction: AnyTransaction,
  owner: Owner,
  bytes: number,
  { mostFiles, mostBytesOfAll }: AttachmentLimits,
): Promise<void> {
  const used = await usedBy(transaction, owner);
  const isFull =
    used.files >= mostFiles || used.ever >= mostEver || used.bytes + bytes > mostBytesOfAll;
  if (isFull) throw new SetrumError('SETRUM_ATTACHMENT_FULL', { mostFiles, mostBytesOfAll });
}
