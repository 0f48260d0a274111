import { join } from 'node:path';
import { SetrumError } from '@setrum/errors';
import type { JournalFiles } from './files.ts';
import { decodeLine, type JournalLine } from './line.ts';
import { type Segment, segmentOf } from './segment.ts';

/** A line with the segment that it stands in. */
export interface PlacedLine extends JournalLine {
  readonly segment: Segment;
}

/** All that a journal's folder holds. */
export interface JournalReading {
  readonly segments: readonly Segment[];
  readonly lines: readonly PlacedLine[];
  /** SETRUM_JOURNAL_DAMAGED, one for each place. */
  readonly damage: readonly SetrumError[];
}

/**
 * Reads the segments in their order. What follows the last line feed of a segment was torn while it was written and does not count: its step
 * had not been taken. A segment makes void what stands from its first number on in those before it: an append that failed, and of which
 * nobody knows how much got to the disk, is written anew into a segment of its own. Everything else that is not in order is damage.
 */
export async function readJournal(files: JournalFiles, folder: string): Promise<JournalReading> {
  const segments = (await files.names(folder))
    .flatMap((name) => segmentOf(name) ?? [])
    .sort((a, b) => a.first - b.first || a.part - b.part);
  const lines: PlacedLine[] = [];
  const damage: SetrumError[] = [];
  /** Lines behind the last one that could be read: reported already, so not missing as well. */
  let unread = 0;
  for (const segment of segments) {
    while ((lines.at(-1)?.n ?? 0) >= segment.first) lines.pop();
    const texts = textsOf(await files.read(join(folder, segment.name)));
    for (const [index, text] of texts.entries()) {
      const line = decodeLine(text);
      if (line === null) {
        unread += 1;
        damage.push(damaged(`${segment.name}:${index + 1}`, 'checksum'));
        continue;
      }
      const missing = line.n - (lines.at(-1)?.n ?? line.n - 1) - 1;
      if (missing < 0) {
        damage.push(damaged(`${segment.name}:${index + 1}`, `number ${line.n} again`));
        continue;
      }
      if (missing > unread) {
        damage.push(damaged(`${segment.name}:${index + 1}`, `${missing - unread} missing before`));
      }
      unread = 0;
      lines.push({ ...line, segment });
    }
  }
  return { segments, lines, damage };
}

function textsOf(bytes: Uint8Array): readonly string[] {
  return Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1);
}

function damaged(where: string, detail: string): SetrumError {
  return new SetrumError('SETRUM_JOURNAL_DAMAGED', { where, detail });
}
