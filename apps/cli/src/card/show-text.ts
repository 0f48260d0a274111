import type { SlotView, Zone } from '@setrum/card/explain';
import {
  type AreaName,
  both,
  type Field,
  fieldsOf,
  liveOf,
  type Reading,
  type RecordView,
  recordFields,
  slotFields,
  tokenBytes,
} from '@setrum/card/explain';
import type { CardView } from './card-view.ts';
import { hexRows } from './hex-rows.ts';
import { monthTable, monthViews } from './months.ts';
import { type ChipPlaces, placeRange, placesOn } from './place.ts';
import { areaWords, conditionWords, directoryWords, slotText } from './show-words.ts';

export interface ShowOptions {
  /** Only this area; null: all. */
  readonly area: AreaName | null;
  readonly zone: Zone;
  readonly showTokens: boolean;
}

/** The card as a memory inspector shows it: hex, and what it means beside it. */
export function cardText(view: CardView, where: string, options: ShowOptions): string {
  const { uid, chip, contents } = view;
  const lines = [
    `KARTU · CARD ${uid}, ${chip}, ${both(conditionWords[contents.condition])}`,
    `  ${where}`,
    '',
  ];
  if (options.area === null) lines.push(...directoryLines(view), '');
  for (const area of ['identity', 'mailbox', 'report'] as const) {
    if (options.area === null || options.area === area)
      lines.push(...areaLines(view, area, options));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function directoryLines({ chip, directory, contents }: CardView): readonly string[] {
  const { raw, state } = directory;
  const title = `DIREKTORI · DIRECTORY  ${placeRange(chip, 0, raw.length)}: ${both(directoryWords[state])}`;
  if (state === 'blank') return [title];
  const rows = hexRows({ offset: 0, raw, fields: [], isHidden: never }, placesOn(chip).at);
  const further = contents.extensions.map(
    ({ code, slotBytes, offset }) =>
      `        area ${code}: 2 × ${slotBytes} bita · bytes, dari · from ${offset}; tidak disentuh · left alone`,
  );
  return [title, ...rows, ...further];
}

function areaLines(view: CardView, area: AreaName, options: ShowOptions): readonly string[] {
  const places = placesOn(view.chip);
  const { unreadable, newer } = view.contents;
  const remark = newer.includes(area)
    ? ': versi lebih baru, dibiarkan · newer, kept as it is'
    : unreadable.includes(area)
      ? ': isinya tidak dapat dibaca · its content cannot be read'
      : '';
  const lines = [`${both(areaWords[area])}${remark}`];
  for (const slot of view.slots[area]) lines.push(...slotLines(view, area, slot, options));
  if (area === 'report') {
    for (const record of view.records) lines.push(...recordLines(view, record, places, options));
    lines.push('', ...monthLines(view));
  }
  return [...lines, ''];
}

const LAID_OUT: readonly SlotView['state'][] = ['live', 'previous', 'dead', 'torn'];

function slotLines(
  view: CardView,
  area: AreaName,
  slot: SlotView,
  options: ShowOptions,
): readonly string[] {
  const { raw, offset, state } = slot;
  const title = `  slot ${slot.slot}  ${placeRange(view.chip, offset, raw.length)}: ${slotText(slot)}`;
  if (state === 'blank') return [title];
  const reading = readingOf(view, slot, options);
  const fields = LAID_OUT.includes(state) ? told(fieldsOf(slotFields[area], raw, reading)) : [];
  const isHidden = hiddenIn(area, raw, options);
  return [title, ...hexRows({ offset, raw, fields, isHidden }, placesOn(view.chip).at)];
}

/** The bytes of a slot that are not shown: those of tokens, unless they are asked for. */
export function hiddenIn(
  area: AreaName,
  raw: Uint8Array,
  { showTokens }: ShowOptions,
): (at: number) => boolean {
  return area === 'mailbox' && !showTokens ? tokenBytes(raw) : never;
}

/** What a field's text depends on. The report's results speak of one mailbox only: that of the sequence it acknowledges. */
export function readingOf(view: CardView, slot: SlotView, options: ShowOptions): Reading {
  const { zone, showTokens } = options;
  const acknowledgement = view.contents.report?.acknowledgement;
  const isAnswered = acknowledgement?.mailboxSequence === slot.sequence;
  return { zone, showTokens, results: isAnswered ? (acknowledgement?.results ?? null) : null };
}

function recordLines(
  { chip }: CardView,
  { slot, offset, raw, position, reading }: RecordView,
  { at }: ChipPlaces,
  { zone }: ShowOptions,
): readonly string[] {
  const where = `  rekaman · record ${slot}  ${placeRange(chip, offset, raw.length)}:`;
  if (position === null) {
    return [`${where} tidak dirujuk, isinya tidak berarti · not named, means nothing`];
  }
  const fields = told(fieldsOf(recordFields, raw, { zone, showTokens: false, results: null }));
  const fault =
    reading?.ok === false ? `, TIDAK TERBACA · UNREADABLE: ${reading.field} "${reading.text}"` : '';
  const title = `${where} bulan ke-${position + 1} dari yang terbaru · month ${position + 1} from the newest${fault}`;
  return [title, ...hexRows({ offset, raw, fields, isHidden: never }, at)];
}

/** Reserved bytes are told of only where they are not zero. */
function told(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ en, text }) => en !== 'reserved' || !/^0*$/.test(text));
}

function monthLines(view: CardView): readonly string[] {
  const report = view.contents.report;
  if (liveOf(view, 'report') === null || report === null) {
    return ['  Belum ada laporan dari meter. No report from the meter yet.'];
  }
  const months = monthViews(report.records);
  const table = monthTable(months).trimEnd().split('\n');
  const lost = report.unreadableRecords.map(
    ({ position, slot, field, text }) =>
      `bulan ke-${position + 1} (rekaman ${slot}) tidak terbaca · month ${position + 1} (record ${slot}) is unreadable: ${field} "${text}"`,
  );
  return [...table, ...lost].map((line) => `  ${line}`);
}

const never = (): boolean => false;
