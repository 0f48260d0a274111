import { SetrumError } from '@setrum/errors';
import { type Channel, command, plain } from './channel.ts';
import { INS, STATUS } from './chip.ts';
import type { DesfireKeys } from './keys.ts';
import { openSession } from './messaging.ts';

/** Without capabilities of the reader. */
const NO_CAPABILITIES = 0x00;

/** Whose card, and which of its keys. */
export interface Claim {
  readonly uid: string;
  readonly keyNo: number;
  readonly keyVersion: number;
}

/** The version byte of a key of the selected application. */
export async function getKeyVersion(channel: Channel, keyNo: number): Promise<number> {
  const [version = 0] = await plain(channel, INS.getKeyVersion, Uint8Array.of(keyNo));
  return version;
}

/**
 * Opens a session: AuthenticateEV2First, or NonFirst when one stands, which keeps its transaction.
 * SETRUM_CARD_KEY_REFUSED when `keys` has no such key, the card does not take it or does not prove it.
 */
export async function authenticate(
  channel: Channel,
  claim: Claim,
  keys: DesfireKeys,
): Promise<void> {
  const before = channel.session;
  const first =
    before === null
      ? await command(channel, INS.authenticateFirst, Uint8Array.of(claim.keyNo, NO_CAPABILITIES))
      : await command(channel, INS.authenticateNonFirst, Uint8Array.of(claim.keyNo));
  if (first.status !== STATUS.additionalFrame) throw keyRefused(channel);
  const answer = await keys.answer({ ...claim, encryptedRndB: first.data });
  if (answer === null) throw keyRefused(channel);
  const last = await command(channel, INS.additionalFrame, answer.response);
  if (last.status !== STATUS.ok) throw keyRefused(channel);
  const session = await keys.finish({ state: answer.state, encrypted: last.data });
  if (session === null) throw keyRefused(channel);
  channel.session = openSession(claim.keyNo, session, before);
}

function keyRefused(channel: Channel): SetrumError {
  channel.session = null;
  return new SetrumError('SETRUM_CARD_KEY_REFUSED');
}
