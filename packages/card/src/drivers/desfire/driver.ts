import { SetrumError } from '@setrum/errors';
import type { CardMemory, Chip } from '../../memory.ts';
import type { Link } from '../link.ts';
import { unlessRefused } from '../refusal.ts';
import type { Channel } from './channel.ts';
import { UID_BYTES } from './chip.ts';
import { selectApplication } from './commands.ts';
import { identify } from './identify.ts';
import { SETRUM_AID } from './layout.ts';
import { memoryOf } from './memory.ts';

/**
 * The memory of a DESFire EV2 or EV3 with our application (docs/card.md §10); null when the card is no DESFire, or an older one.
 * SETRUM_CARD_FOREIGN when the application is not on it. Reading needs no key; writing asks `keys.desfire`.
 */
export async function openDesfire(
  link: Pick<Link, 'transmit' | 'uid' | 'keys' | 'known'>,
  aid: Uint8Array = SETRUM_AID,
): Promise<CardMemory | null> {
  const known = knownDesfire(link.known);
  if (link.uid.length !== 2 * UID_BYTES || (link.known !== null && known === null)) return null;
  const channel: Channel = { transmit: link.transmit, session: null };
  const isIssued = await unlessRefused(selectApplication(channel, aid));
  if (isIssued === null) return null;
  const chip = known ?? (await chipOf(channel, link.uid));
  if (chip === null) return null;
  if (!isIssued) throw new SetrumError('SETRUM_CARD_FOREIGN');
  return memoryOf({ channel, uid: link.uid, chip, aid, keys: link.keys.desfire ?? null });
}

function knownDesfire(known: Chip | null): Chip | null {
  return known === 'DESFIRE-EV2' || known === 'DESFIRE-EV3' ? known : null;
}

/** A card whose own word on its serial number is another than the reader's is none of ours. */
async function chipOf(channel: Channel, uid: string): Promise<Chip | null> {
  const found = await identify(channel);
  return found?.version.uid === uid ? found.chip : null;
}
