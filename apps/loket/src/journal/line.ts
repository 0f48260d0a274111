import { crc32 } from 'node:zlib';
import type { JournalEntry } from './entry.ts';

/**
 * One line of the journal: its number, when it was written by the counter's clock, and the sale as it stands from then on. A line without a
 * sale says that somebody declared the clock right which had gone back.
 */
export interface JournalLine {
  readonly n: number;
  readonly at: string;
  readonly sale: JournalEntry | null;
}

const checksumDigits = 8;

/** The line as it goes into the file: JSON, a blank, the CRC-32 of the JSON as 8 hex digits, a line feed. */
export function encodeLine(line: JournalLine): Uint8Array {
  const json = JSON.stringify(line);
  return Buffer.from(`${json} ${checksumOf(json)}\n`);
}

/** A line of a file, without its line feed; null when it is not as it was written. */
export function decodeLine(text: string): JournalLine | null {
  const end = text.length - checksumDigits - 1;
  const json = text.slice(0, Math.max(0, end));
  if (text.slice(end) !== ` ${checksumOf(json)}`) return null;
  // What the checksum vouches for is what we wrote ourselves.
  return JSON.parse(json) as JournalLine;
}

function checksumOf(json: string): string {
  return crc32(json).toString(16).padStart(checksumDigits, '0');
}
