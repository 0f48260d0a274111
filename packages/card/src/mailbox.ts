import type { CardKey } from './authenticity/keys.ts';
import { fromHex, isZero, toHex } from './bytes.ts';
import { MAILBOX, MAILBOX_ENTRIES } from './map.ts';
import { contentOf, encodeSlot, sequenceOf } from './slot.ts';

const ENTRY_BYTES = 14;
const TOKEN_BYTES = 9;
const TOKEN_LIMIT = 10n ** 20n;

/** One token for the meter (docs/card.md §4). */
export interface MailboxEntry {
  readonly kind: 'credit' | 'management';
  /** 20 digits. */
  readonly token: string;
  /** The last 4 bytes of the sale's number: 8 hex digits; either case is taken, lower case is given. */
  readonly ref: string;
}

/** The tokens that wait for the meter, in the order in which it takes them. */
export interface Mailbox {
  readonly sequence: number;
  readonly entries: readonly MailboxEntry[];
}

/** The 96 bytes of a mailbox slot, signed when there is a key. RangeError for more than five entries or a field that does not fit. */
export function encodeMailbox(mailbox: Mailbox, key: CardKey | null = null): Uint8Array {
  if (mailbox.entries.length > MAILBOX_ENTRIES) {
    throw new RangeError(`a mailbox holds ${MAILBOX_ENTRIES} entries`);
  }
  const content = new Uint8Array(MAILBOX.contentBytes);
  mailbox.entries.forEach((entry, index) => {
    content.set(encodeEntry(entry), index * ENTRY_BYTES);
  });
  return encodeSlot(MAILBOX, mailbox.sequence, content, { key });
}

/** The mailbox in a slot of 96 bytes; null when the slot is not valid or an entry cannot be read. */
export function decodeMailbox(slot: Uint8Array): Mailbox | null {
  const sequence = sequenceOf(MAILBOX, slot);
  if (sequence === null) {
    return null;
  }
  const content = contentOf(slot);
  const entries: MailboxEntry[] = [];
  let ended = false;
  for (let index = 0; index < MAILBOX_ENTRIES; index += 1) {
    const bytes = content.subarray(index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES);
    if (isZero(bytes)) {
      ended = true;
      continue;
    }
    const entry = decodeEntry(bytes);
    // Entries fill from the first one, so that an acknowledgement's place names an entry without doubt.
    if (entry === null || ended) {
      return null;
    }
    entries.push(entry);
  }
  return { sequence, entries };
}

function encodeEntry(entry: MailboxEntry): Uint8Array {
  if (!/^\d{20}$/.test(entry.token)) {
    throw new RangeError('a token has 20 digits');
  }
  if (!/^[0-9a-f]{8}$/i.test(entry.ref)) {
    throw new RangeError('a reference has 8 hex digits');
  }
  const bytes = new Uint8Array(ENTRY_BYTES);
  bytes[0] = entry.kind === 'credit' ? 1 : 2;
  bytes.set(
    fromHex(
      BigInt(entry.token)
        .toString(16)
        .padStart(TOKEN_BYTES * 2, '0'),
    ),
    1,
  );
  bytes.set(fromHex(entry.ref), 1 + TOKEN_BYTES);
  return bytes;
}

function decodeEntry(bytes: Uint8Array): MailboxEntry | null {
  const kind = bytes[0];
  const token = BigInt(`0x${toHex(bytes.subarray(1, 1 + TOKEN_BYTES))}`);
  if ((kind !== 1 && kind !== 2) || token >= TOKEN_LIMIT) {
    return null;
  }
  return {
    kind: kind === 1 ? 'credit' : 'management',
    token: token.toString().padStart(20, '0'),
    ref: toHex(bytes.subarray(1 + TOKEN_BYTES, ENTRY_BYTES)).toLowerCase(),
  };
}
