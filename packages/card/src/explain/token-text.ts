import { toHex } from '../bytes.ts';
import type { MailboxEntry } from '../mailbox.ts';
import { HEADER_BYTES, MAILBOX_ENTRIES } from '../map.ts';
import { type Reading, told, uintOf } from './field.ts';
import { resultWords, settles, UNKNOWN, type Words } from './words.ts';

const TOKEN_AT = 1;
const REFERENCE_AT = 10;
const ENTRY_BYTES = 14;
const SHOWN_DIGITS = 4;

/** A token's digits by fours; without leave to show them, the last four only. */
export function tokenText(digits: string, showTokens: boolean): string {
  const shown = showTokens
    ? digits
    : '*'.repeat(digits.length - SHOWN_DIGITS) + digits.slice(-SHOWN_DIGITS);
  return shown.match(/.{1,4}/g)?.join('-') ?? shown;
}

const NOT_ACKNOWLEDGED: Words = { id: 'belum dibalas', en: 'not acknowledged yet' };
const STILL_WAITING: Words = { id: 'masih menunggu', en: 'still waiting' };
const EMPTY: Words = { id: 'kosong', en: 'empty' };

const kinds: Readonly<Record<number, Words>> = {
  1: { id: 'kredit', en: 'credit' },
  2: { id: 'perintah', en: 'management' },
};

export function kindWords(kind: MailboxEntry['kind']): Words {
  return kinds[kind === 'credit' ? 1 : 2] ?? UNKNOWN;
}

/** What became of an entry: its result, or that the report says nothing of it yet. */
export function resultText(result: number | null, reading: Pick<Reading, 'language'> = {}): string {
  if (result === null) return told(NOT_ACKNOWLEDGED, reading);
  const waits = settles(result) ? '' : `; ${told(STILL_WAITING, reading)}`;
  return `${result} ${told(resultWords(result), reading)}${waits}`;
}

/** The text of a mailbox entry of 14 bytes, with what the report says of it. */
export function entryText(index: number): (bytes: Uint8Array, reading: Reading) => string {
  return (bytes, reading) => {
    const { showTokens, results } = reading;
    if (bytes.every((byte) => byte === 0)) return told(EMPTY, reading);
    const kind = bytes[0] ?? 0;
    const token = BigInt(`0x${toHex(bytes.subarray(TOKEN_AT, REFERENCE_AT))}`);
    const reference = uintOf(bytes.subarray(REFERENCE_AT)).toString(16).padStart(8, '0');
    const digits = tokenText(token.toString().padStart(20, '0'), showTokens);
    const result = results === null ? null : (results[index] ?? null);
    const name = told(kinds[kind] ?? UNKNOWN, reading);
    return `${kind} ${name}, token ${digits}, ref ${reference} → ${resultText(result, reading)}`;
  };
}

/** Which bytes of a mailbox slot are those of a token. An empty entry has none. */
export function tokenBytes(slot: Uint8Array): (at: number) => boolean {
  const entries = Array.from({ length: MAILBOX_ENTRIES }, (_, index) => {
    const at = HEADER_BYTES + index * ENTRY_BYTES;
    const isEmpty = slot.subarray(at, at + ENTRY_BYTES).every((byte) => byte === 0);
    return { from: at + TOKEN_AT, to: at + REFERENCE_AT, isEmpty };
  });
  return (at) => entries.some(({ from, to, isEmpty }) => !isEmpty && at >= from && at < to);
}
