import { SetrumError } from '@setrum/errors';
import type { CardKeyring } from './authenticity/keys.ts';
import { commitSlot } from './commit.ts';
import { MAX_MONTHS, REPORT, REPORT_IMAGE_BYTES, REPORT_IMAGE_OFFSET } from './map.ts';
import type { CardMemory } from './memory.ts';
import { hasNewer } from './read.ts';
import { liveReport, recordBytes, recordOffset } from './report.ts';
import { nextReportCommit, type ReportUpdate } from './report-plan.ts';

/** How many commits a report took, and the sequence that is live after it. */
export interface ReportWritten {
  readonly commits: number;
  readonly sequence: number;
}

/**
 * Brings the card's report up to date: writes the months that the card does not hold, oldest first,
 * in as many commits as the free record slots ask for, and with the last of them the other news (docs/card.md §7).
 * Writes nothing when the card says all of it already. Signed with the ring's current key; what stands there without this meter's
 * signature is then not taken over. RangeError when the months are not newest first or above
 * twelve; SETRUM_CARD_NEWER when a later version of the map has the area; SETRUM_CARD_REMOVED, _REFUSED, _WRITE_FAILED: the card then
 * holds the old report or that of a finished commit, and the same call goes on from there.
 */
export async function writeReport(
  memory: CardMemory,
  update: ReportUpdate,
  keys: CardKeyring | null = null,
): Promise<ReportWritten> {
  checkMonths(update);
  const image = (await memory.read(REPORT_IMAGE_OFFSET, REPORT_IMAGE_BYTES)).slice();
  if (hasNewer(REPORT, image, REPORT_IMAGE_OFFSET)) throw new SetrumError('SETRUM_CARD_NEWER');
  let commits = 0;
  // Two record slots at least are free each time, so twelve months need six commits at most.
  for (; commits <= MAX_MONTHS; commits += 1) {
    const next = nextReportCommit(image, update, keys);
    if (next === null) {
      break;
    }
    const targetOffset = REPORT.offsets[next.targetIndex];
    const targetInImage = targetOffset - REPORT_IMAGE_OFFSET;
    await commitSlot(memory, {
      slot: {
        offset: targetOffset,
        present: image.slice(targetInImage, targetInImage + REPORT.slotBytes),
        bytes: next.slot,
      },
      records: next.records.map(({ slot, bytes }) => ({
        offset: REPORT_IMAGE_OFFSET + recordOffset(slot),
        present: recordBytes(image, slot),
        bytes,
      })),
    });
    for (const { slot, bytes } of next.records) {
      image.set(bytes, recordOffset(slot));
    }
    image.set(next.slot, targetInImage);
  }
  return { commits, sequence: liveReport(image)?.sequence ?? 0 };
}

function checkMonths({ records }: ReportUpdate): void {
  const ordered = records.every((record, index) => {
    const newer = records[index - 1];
    return newer === undefined || newer.month > record.month;
  });
  if (!ordered || records.length > MAX_MONTHS) {
    throw new RangeError('the months of a report are twelve at most, newest first, each once');
  }
}
