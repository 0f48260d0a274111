import { decodeIdentity, type Identity } from './identity.ts';
import { decodeMailbox, type Mailbox } from './mailbox.ts';
import type { Area } from './map.ts';
import { IDENTITY, MAILBOX, MAP_BYTES, REPORT_IMAGE_BYTES, REPORT_IMAGE_OFFSET } from './map.ts';
import type { CardMemory } from './memory.ts';
import { decodeReportImage, liveReport, type Report } from './report.ts';
import { type LiveSlot, liveSlot, sequenceOf, slotsIn } from './slot.ts';

/** Everything that stands on a card. */
export interface CardContents {
  readonly uid: string;
  /** Null: blank, or unreadable. */
  readonly identity: Identity | null;
  readonly mailbox: Mailbox | null;
  readonly report: Report | null;
  /** The 592 bytes of the report area as they are, for the centre. */
  readonly reportImage: Uint8Array;
  /** The live sequence of each area, 0 when it is blank; it counts on even where the content cannot be read. */
  readonly sequences: Readonly<Record<Area['name'], number>>;
  /** Areas whose live slot is sound and yet says what this version of the map does not know. */
  readonly unreadable: readonly Area['name'][];
}

/** Reads the whole card. SETRUM_CARD_REMOVED when it goes meanwhile; nothing on it makes this fail. */
export async function readCard(memory: CardMemory): Promise<CardContents> {
  const start = IDENTITY.offsets[0];
  const bytes = await memory.read(start, MAP_BYTES - start);
  const identitySlot = liveSlotIn(IDENTITY, bytes, start);
  const mailboxSlot = liveSlotIn(MAILBOX, bytes, start);
  const reportImage = bytes.slice(
    REPORT_IMAGE_OFFSET - start,
    REPORT_IMAGE_OFFSET - start + REPORT_IMAGE_BYTES,
  );
  const identity = identitySlot === null ? null : decodeIdentity(identitySlot.bytes);
  const mailbox = mailboxSlot === null ? null : decodeMailbox(mailboxSlot.bytes);
  const report = decodeReportImage(reportImage);
  const sequences = {
    identity: identitySlot?.sequence ?? 0,
    mailbox: mailboxSlot?.sequence ?? 0,
    report: liveReport(reportImage)?.sequence ?? 0,
  };
  const read = { identity, mailbox, report };
  const areas = ['identity', 'mailbox', 'report'] as const;
  const unreadable = areas.filter((area) => sequences[area] > 0 && read[area] === null);
  return { uid: memory.uid, identity, mailbox, report, reportImage, sequences, unreadable };
}

/** The live slot of an area whose slots stand by themselves (identity, mailbox). */
export function liveSlotIn(area: Area, bytes: Uint8Array, baseOffset: number): LiveSlot | null {
  return liveSlot(slotsIn(area, bytes, baseOffset), (slot) => sequenceOf(area, slot));
}
