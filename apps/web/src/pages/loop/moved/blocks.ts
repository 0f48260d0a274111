import type { CardField, CardSlot, CardState, MonthRecord, Run } from '../model.ts';

/** A slot or a record: a run of bytes with fields. */
export interface Block {
  readonly key: string;
  readonly offset: number;
  readonly slot: CardSlot | null;
  readonly record: MonthRecord | null;
  readonly fields: readonly CardField[];
}

export const parts = ['changed', 'identity', 'mailbox', 'report', 'months'] as const;
export type Part = (typeof parts)[number];

/** The blocks of a part of the card; of what changed, only the fields that did. */
export function blocksOf(card: CardState, part: Part): readonly Block[] {
  const slots = card.slots.map(slotBlock);
  const records = [...card.records].sort((one, other) => one.position - other.position);
  const months = records.map(recordBlock);
  if (part === 'months') return months;
  if (part !== 'changed') {
    return slots.filter(({ slot, fields }) => slot?.area === part && fields.length > 0);
  }
  const { runs } = card.changed;
  return [...slots, ...months].flatMap((block) => {
    const fields = block.fields.filter((field) => isTouched(block.offset + field.at, field, runs));
    return fields.length === 0 ? [] : [{ ...block, fields }];
  });
}

/** The bytes of a field, and which of them were changed by the last write. */
export function bytesOf(
  { hex, changed }: CardState,
  { offset }: Block,
  { at, bytes }: CardField,
): readonly { readonly at: number; readonly hex: string; readonly isChanged: boolean }[] {
  return Array.from({ length: bytes }, (_, index) => {
    const place = offset + at + index;
    const isChanged = changed.runs.some((run) => place >= run.at && place < run.at + run.bytes);
    return { at: place, hex: hex.slice(place * 2, place * 2 + 2), isChanged };
  });
}

function isTouched(from: number, { bytes }: CardField, runs: readonly Run[]): boolean {
  return runs.some((run) => run.at < from + bytes && from < run.at + run.bytes);
}

function slotBlock(slot: CardSlot): Block {
  const { area, slot: index, offset, fields } = slot;
  return { key: `${area}-${index}`, offset, slot, record: null, fields };
}

function recordBlock(record: MonthRecord): Block {
  const { slot, offset, fields } = record;
  return { key: `record-${slot}`, offset, slot: null, record, fields };
}
