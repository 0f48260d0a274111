import { type CardKey, encodeMailbox, MAC_BYTES, type MailboxEntry } from '@setrum/card';
import type { SecurityModule } from '../security-module/port.ts';
import { openToken, type StoredToken } from './stored-token.ts';

/** The MAC of a mailbox as it is kept with it. */
export interface MailboxSeal {
  /** The card master key that it was made under. */
  readonly key_version: number;
  /** 8 bytes, hexadecimal. */
  readonly mac: string;
}

/** A mailbox: its tokens, in the order in which the meter takes them. */
export interface MailboxContent {
  readonly meterNo: string;
  readonly cardUid: string;
  readonly sequence: number;
  readonly tokens: readonly StoredToken[];
}

/**
 * Signs a mailbox for a meter that has shares of the card master keys `issued`; null when it has none: then it bears no MAC, as ever.
 * The keys are those that `module.cards` has read last.
 */
export function sealMailbox(
  module: SecurityModule,
  content: MailboxContent,
  issued: readonly number[],
): MailboxSeal | null {
  const key = module.cards.signingKey(content, issued);
  if (key === null) return null;
  const mac = encoded(module, content, key).subarray(-MAC_BYTES);
  return { key_version: key.version, mac: Buffer.from(mac).toString('hex') };
}

/** The 96 bytes of a mailbox, base64, from its record alone: the same to the last bit whatever has become of the keys since. */
export function mailboxImage(
  module: SecurityModule,
  content: MailboxContent,
  seal: MailboxSeal | null,
): string {
  const kept =
    seal === null
      ? null
      : { version: seal.key_version, mac: () => Uint8Array.from(Buffer.from(seal.mac, 'hex')) };
  return Buffer.from(encoded(module, content, kept)).toString('base64');
}

function encoded(
  module: SecurityModule,
  { meterNo, sequence, tokens }: MailboxContent,
  key: CardKey | null,
): Uint8Array {
  const entries = tokens.map(
    (token): MailboxEntry => ({
      kind: token.class === 0 ? 'credit' : 'management',
      token: openToken(module, meterNo, token),
      ref: token.request_id.replaceAll('-', '').slice(-8),
    }),
  );
  return encodeMailbox({ sequence, entries }, key);
}
