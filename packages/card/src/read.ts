import { type CardCondition, isForeign } from './condition.ts';
import { decodeDirectory, type Extension } from './directory.ts';
import { decodeIdentity, type Identity } from './identity.ts';
import { decodeMailbox, type Mailbox } from './mailbox.ts';
import {
  type Area,
  IDENTITY,
  MAILBOX,
  MAP_BYTES,
  REPORT,
  REPORT_IMAGE_BYTES,
  REPORT_IMAGE_OFFSET,
} from './map.ts';
import type { CardMemory, Chip } from './memory.ts';
import { decodeReportImage, liveReport, type Report } from './report.ts';
import { isNewer, type LiveSlot, liveSlot, sequenceOf, slotsIn } from './slot.ts';

type AreaName = Area['name'];

/** Everything that stands on a card. */
export interface CardContents {
  readonly uid: string;
  readonly chip: Chip;
  readonly condition: CardCondition;
  /** Null: blank, unreadable, or written by a later version of the map. */
  readonly identity: Identity | null;
  readonly mailbox: Mailbox | null;
  readonly report: Report | null;
  /** The 592 bytes of the report area as they are, for the centre. */
  readonly reportImage: Uint8Array;
  /** The live slot of each area as it is, for whoever has the key of its MAC; null when the area is blank. */
  readonly slots: Readonly<Record<AreaName, Uint8Array | null>>;
  /** The live sequence of each area, 0 when it is blank; it counts on even where the content cannot be read. */
  readonly sequences: Readonly<Record<AreaName, number>>;
  /** Areas whose live slot is sound and yet says what this version of the map does not know. */
  readonly unreadable: readonly AreaName[];
  /** Areas that a later version of the map wrote: they are kept as they are. */
  readonly newer: readonly AreaName[];
  /** Further areas behind the map, which this version only lists. */
  readonly extensions: readonly Extension[];
}

const areas = [IDENTITY, MAILBOX, REPORT] as const;

/** Reads the whole card. SETRUM_CARD_REMOVED when it goes meanwhile; nothing on it makes this fail. */
export async function readCard(memory: CardMemory): Promise<CardContents> {
  return contentsOf(memory, await memory.read(0, MAP_BYTES));
}

/** What the 888 bytes of a map say. */
export function contentsOf(
  { uid, chip }: Pick<CardMemory, 'uid' | 'chip'>,
  map: Uint8Array,
): CardContents {
  const reportImage = map.slice(REPORT_IMAGE_OFFSET, REPORT_IMAGE_OFFSET + REPORT_IMAGE_BYTES);
  const newer = areas.filter((area) => hasNewer(area, map, 0)).map(({ name }) => name);
  // What a later version left beside its own slot is out of date.
  const live = {
    identity: newer.includes('identity') ? null : liveSlotIn(IDENTITY, map, 0),
    mailbox: newer.includes('mailbox') ? null : liveSlotIn(MAILBOX, map, 0),
    report: newer.includes('report') ? null : liveReport(reportImage),
  };
  const read = {
    identity: live.identity === null ? null : decodeIdentity(live.identity.bytes),
    mailbox: live.mailbox === null ? null : decodeMailbox(live.mailbox.bytes),
    report: live.report === null ? null : decodeReportImage(reportImage),
  };
  const names = areas.map(({ name }) => name);
  return {
    uid,
    chip,
    condition: conditionOf(
      newer,
      names.some((name) => live[name] !== null),
      map,
    ),
    ...read,
    reportImage,
    slots: each((name) => live[name]?.bytes ?? null),
    sequences: each((name) => live[name]?.sequence ?? 0),
    unreadable: names.filter((name) => live[name] !== null && read[name] === null),
    newer,
    extensions: decodeDirectory(map),
  };
}

function each<T>(of: (name: AreaName) => T): Readonly<Record<AreaName, T>> {
  return { identity: of('identity'), mailbox: of('mailbox'), report: of('report') };
}

function conditionOf(newer: readonly AreaName[], anyLive: boolean, map: Uint8Array): CardCondition {
  if (newer.length > 0) return 'newer';
  if (anyLive) return 'ours';
  return isForeign(map) ? 'foreign' : 'blank';
}

/** The live slot of an area whose slots stand by themselves (identity, mailbox). */
export function liveSlotIn(area: Area, bytes: Uint8Array, baseOffset: number): LiveSlot | null {
  return liveSlot(slotsIn(area, bytes, baseOffset), (slot) => sequenceOf(area, slot));
}

/** True when one of an area's slots was written by a later version of the map. */
export function hasNewer(area: Area, bytes: Uint8Array, baseOffset: number): boolean {
  return slotsIn(area, bytes, baseOffset).some((slot) => isNewer(area, slot));
}
